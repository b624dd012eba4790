namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Steps of one size, only their direction learned (Chen et al. 2023): w ← w − η·sign(β₁·m + (1 − β₁)·g), m ← β₂·m + (1 − β₂)·g.
    /// </summary>
    /// <param name="learningRate">η; 1e-4.</param>
    /// <param name="beta1">β₁; 0.9.</param>
    /// <param name="beta2">β₂; 0.99.</param>
    /// <exception cref="ArgumentOutOfRangeException">β₁ or β₂ is outside [0, 1].</exception>
    public static Optimizer Lion(Schedule? learningRate = null, double beta1 = 0.9, double beta2 = 0.99)
    {
        RequireShare(beta1, nameof(beta1));
        RequireShare(beta2, nameof(beta2));
        return new(
            "lion",
            learningRate ?? 1e-4,
            ["m"],
            step =>
            {
                var (m, g) = (step.Slots[0], step.Gradient);
                var direction = Ops.Sign((beta1 * m) + ((1 - beta1) * g));
                return new(step.Parameter - (step.LearningRate * direction), (beta2 * m) + ((1 - beta2) * g));
            },
            [("beta1", beta1), ("beta2", beta2)]
        );
    }
}
