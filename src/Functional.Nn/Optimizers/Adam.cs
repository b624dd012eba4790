namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Adaptive moments (Kingma, Ba 2015): m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v),
    /// w ← w − η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε). AMSGrad divides by the largest v so far.
    /// </summary>
    /// <param name="learningRate">η; 0.001.</param>
    /// <param name="beta1">β₁; 0.9.</param>
    /// <param name="beta2">β₂; 0.999.</param>
    /// <param name="epsilon">ε, outside the root and without bias correction; 1e-7.</param>
    /// <param name="amsgrad">Whether to divide by the largest v so far; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">β₁ or β₂ is outside [0, 1].</exception>
    public static Optimizer Adam(
        Schedule? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        bool amsgrad = false
    )
    {
        return AdaptiveMoments("adam", learningRate ?? 0.001, beta1, beta2, epsilon, amsgrad);
    }

    /// <summary>
    /// <see cref="Adam"/> with weights that shrink apart from the gradient, w ← w − η·λ·w before each step (Loshchilov, Hutter 2019):
    /// Adam's <see cref="WithWeightDecay"/> under the name that Keras gives it.
    /// </summary>
    /// <param name="learningRate">η; 0.001.</param>
    /// <param name="weightDecay">λ; 0.004.</param>
    /// <param name="beta1">β₁; 0.9.</param>
    /// <param name="beta2">β₂; 0.999.</param>
    /// <param name="epsilon">ε, outside the root and without bias correction; 1e-7.</param>
    /// <param name="amsgrad">Whether to divide by the largest v so far; false.</param>
    /// <param name="except">Paths of parameters that do not shrink; none unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">β₁ or β₂ is outside [0, 1], or λ is negative.</exception>
    public static Optimizer AdamW(
        Schedule? learningRate = null,
        double weightDecay = 0.004,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        bool amsgrad = false,
        Func<string, bool>? except = null
    ) => AdaptiveMoments("adamw", learningRate ?? 0.001, beta1, beta2, epsilon, amsgrad).WithWeightDecay(weightDecay, except);

    private static Optimizer AdaptiveMoments(string name, Schedule learningRate, double beta1, double beta2, double epsilon, bool amsgrad)
    {
        RequireShare(beta1, nameof(beta1));
        RequireShare(beta2, nameof(beta2));
        return new(
            name,
            learningRate,
            amsgrad ? ["m", "v", "v_max"] : ["m", "v"],
            step =>
            {
                var (w, g) = (step.Parameter, step.Gradient);
                var m = step.Slots[0] + ((g - step.Slots[0]) * (1 - beta1));
                var v = step.Slots[1] + ((Ops.Square(g) - step.Slots[1]) * (1 - beta2));
                if (!amsgrad)
                {
                    return new(w - (m * step.LearningRate / (Ops.Sqrt(v) + epsilon)), m, v);
                }
                var largest = Ops.Maximum(step.Slots[2], v);
                return new(w - (m * step.LearningRate / (Ops.Sqrt(largest) + epsilon)), m, v, largest);
            },
            [("beta1", beta1), ("beta2", beta2), ("epsilon", epsilon), ("amsgrad", amsgrad)],
            factor: (rate, t) => rate * Math.Sqrt(1 - IntegerPower(beta2, t)) / (1 - IntegerPower(beta1, t))
        );
    }

    /// <summary>βᵗ by repeated squaring: products only, so the same bits on every machine.</summary>
    private static double IntegerPower(double value, long exponent)
    {
        var result = 1.0;
        for (var factor = value; exponent > 0; exponent >>= 1, factor *= factor)
        {
            result *= (exponent & 1) == 1 ? factor : 1;
        }
        return result;
    }
}
