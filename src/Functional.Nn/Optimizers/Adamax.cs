namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Adam with the largest gradient in place of its size (Kingma, Ba 2015): m ← m + (1 − β₁)(g − m), u ← max(β₂·u, |g|),
    /// w ← w − η/(1 − β₁ᵗ) · m / (u + ε).
    /// </summary>
    /// <param name="learningRate">η; 0.001.</param>
    /// <param name="beta1">β₁; 0.9.</param>
    /// <param name="beta2">β₂; 0.999.</param>
    /// <param name="epsilon">ε; 1e-7.</param>
    /// <exception cref="ArgumentOutOfRangeException">β₁ or β₂ is outside [0, 1].</exception>
    public static Optimizer Adamax(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
    {
        RequireShare(beta1, nameof(beta1));
        RequireShare(beta2, nameof(beta2));
        return new(
            "adamax",
            learningRate ?? 0.001,
            ["m", "u"],
            step =>
            {
                var (w, g) = (step.Parameter, step.Gradient);
                var m = step.Slots[0] + ((g - step.Slots[0]) * (1 - beta1));
                var u = Ops.Maximum(beta2 * step.Slots[1], Ops.Abs(g));
                return new(w - (m * step.LearningRate / (u + epsilon)), m, u);
            },
            [("beta1", beta1), ("beta2", beta2), ("epsilon", epsilon)],
            factor: (rate, t) => rate / (1 - IntegerPower(beta1, t))
        );
    }
}
