namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Adam that looks ahead as Nesterov's momentum does (Dozat 2016). With uₜ = β₁(1 − ½ψᵗ), Pₜ = u₁⋯uₜ and Adam's m and v:
    /// m̂ = uₜ₊₁·m/(1 − Pₜ₊₁) + (1 − uₜ)·g/(1 − Pₜ), v̂ = v/(1 − β₂ᵗ), w ← w − η·m̂ / (√v̂ + ε).
    /// </summary>
    /// <param name="learningRate">η; 0.001.</param>
    /// <param name="beta1">β₁; 0.9.</param>
    /// <param name="beta2">β₂; 0.999.</param>
    /// <param name="epsilon">ε; 1e-7.</param>
    /// <param name="momentumDecay">ψ; 0.96.</param>
    /// <exception cref="ArgumentOutOfRangeException">β₁, β₂ or ψ is outside [0, 1].</exception>
    public static Optimizer Nadam(
        Schedule? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        double momentumDecay = 0.96
    )
    {
        RequireShare(beta1, nameof(beta1));
        RequireShare(beta2, nameof(beta2));
        RequireShare(momentumDecay, nameof(momentumDecay));
        return new(
            "nadam",
            learningRate ?? 0.001,
            new(
                ["m", "v"],
                null,
                step =>
                {
                    var (w, g) = (step.Parameter, step.Gradient);
                    var m = step.Slots[0] + ((g - step.Slots[0]) * (1 - beta1));
                    var v = step.Slots[1] + ((Ops.Square(g) - step.Slots[1]) * (1 - beta2));
                    var move = (m * step.LearningRate) + (g * step.Corrections[1]);
                    return new(w - (move / (Ops.Sqrt(v / step.Corrections[2]) + epsilon)), m, v);
                },
                3,
                (rate, t, factors) =>
                {
                    var (now, next, product) = Momenta(beta1, momentumDecay, t);
                    factors[0] = rate * next / (1 - (product * next));
                    factors[1] = rate * (1 - now) / (1 - product);
                    factors[2] = 1 - IntegerPower(beta2, t);
                }
            ),
            [("beta1", beta1), ("beta2", beta2), ("epsilon", epsilon), ("momentum_decay", momentumDecay)],
            null,
            Extras.None
        );
    }

    /// <summary>uₜ, uₜ₊₁ and the product of u₁ to uₜ, which is taken for 0 where 1 − Pₜ is 1.</summary>
    private static (double Now, double Next, double Product) Momenta(double beta1, double decay, long t)
    {
        double Momentum(double power) => beta1 * (1 - (0.5 * power));
        var (product, power) = (1.0, 1.0);
        for (var i = 1L; i <= t && product > 1e-18; i++)
        {
            power *= decay;
            if (power < 1e-18)
            {
                product *= IntegerPower(beta1, t - i + 1);
                break;
            }
            product *= Momentum(power);
        }
        var reached = IntegerPower(decay, t);
        return (Momentum(reached), Momentum(reached * decay), product);
    }
}
