namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Follow the regularized leader (McMahan et al. 2013), for sparse linear models. With p the power and g̃ = g + 2·λₛ·w:
    /// n′ = n + g², z ← z + g̃ − (n′⁻ᵖ − n⁻ᵖ)/η·w, q = n′⁻ᵖ/η + 2(λ₂ + β/(2η)), w ← (clip(z, −λ₁, λ₁) − z)/q.
    /// </summary>
    /// <param name="learningRate">η, above 0; 0.001.</param>
    /// <param name="power">p, 0 or less; −0.5.</param>
    /// <param name="initialAccumulator">What n starts from, 0 or more; 0.1.</param>
    /// <param name="l1">λ₁, 0 or more; 0.</param>
    /// <param name="l2">λ₂, 0 or more; 0.</param>
    /// <param name="l2Shrinkage">λₛ, 0 or more; 0.</param>
    /// <param name="beta">β; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is above 0, or one of the others is below.</exception>
    public static Optimizer Ftrl(
        Schedule? learningRate = null,
        double power = -0.5,
        double initialAccumulator = 0.1,
        double l1 = 0,
        double l2 = 0,
        double l2Shrinkage = 0,
        double beta = 0
    )
    {
        RequireAmount(-power, nameof(power));
        RequireAmount(initialAccumulator, nameof(initialAccumulator));
        RequireAmount(l1, nameof(l1));
        RequireAmount(l2, nameof(l2));
        RequireAmount(l2Shrinkage, nameof(l2Shrinkage));
        RequireAmount(beta, nameof(beta));
        Tensor Raised(Tensor n) => power == -0.5 ? Ops.Sqrt(n) : Ops.Pow(n, -power);
        return new(
            "ftrl",
            learningRate ?? 0.001,
            ["accumulator", "linear"],
            step =>
            {
                var (w, g, rate) = (step.Parameter, step.Gradient, step.LearningRate);
                var n = step.Slots[0] + Ops.Square(g);
                var raised = Raised(n);
                var shrunk = l2Shrinkage == 0 ? g : g + (2 * l2Shrinkage * w);
                var z = step.Slots[1] + shrunk - ((raised - Raised(step.Slots[0])) / rate * w);
                var q = ((raised + beta) / rate) + (2 * l2);
                return new((Ops.Clip(z, -l1, l1) - z) / q, n, z);
            },
            [
                ("power", power),
                ("initial_accumulator", initialAccumulator),
                ("l1", l1),
                ("l2", l2),
                ("l2_shrinkage", l2Shrinkage),
                ("beta", beta),
            ],
            initial: [initialAccumulator, 0]
        );
    }

    private static void RequireAmount(double value, string name)
    {
        if (!(double.IsFinite(value) && value >= 0))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must not be on the other side of 0.");
        }
    }
}
