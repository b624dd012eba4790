namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Steps divided by a running average of the gradient's size (Tieleman, Hinton 2012): v ← ρ·v + (1 − ρ)·g²,
    /// w ← w − η·g / √(v + ε). Centered, v − ḡ² stands for v with ḡ ← ρ·ḡ + (1 − ρ)·g; with momentum the steps gather in
    /// m ← μ·m + step.
    /// </summary>
    /// <param name="learningRate">η; 0.001.</param>
    /// <param name="rho">ρ; 0.9.</param>
    /// <param name="momentum">μ; 0.</param>
    /// <param name="epsilon">ε, inside the root; 1e-7.</param>
    /// <param name="centered">Whether to subtract the squared mean; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">ρ or μ is outside [0, 1].</exception>
    public static Optimizer RmsProp(
        Schedule? learningRate = null,
        double rho = 0.9,
        double momentum = 0,
        double epsilon = 1e-7,
        bool centered = false
    )
    {
        return RootMeanSquare("rmsprop", learningRate ?? 0.001, rho, momentum, epsilon, centered, isOutside: false);
    }

    private static Optimizer RootMeanSquare(
        string name,
        Schedule learningRate,
        double rho,
        double momentum,
        double epsilon,
        bool centered,
        bool isOutside
    )
    {
        RequireShare(rho, nameof(rho));
        RequireShare(momentum, nameof(momentum));
        string[] slots = ["v", .. centered ? ["mean"] : Array.Empty<string>(), .. momentum > 0 ? ["momentum"] : Array.Empty<string>()];
        return new(
            name,
            learningRate,
            [.. slots],
            step =>
            {
                var (w, g) = (step.Parameter, step.Gradient);
                var v = (rho * step.Slots[0]) + ((1 - rho) * Ops.Square(g));
                List<Tensor> kept = [v];
                var size = v;
                if (centered)
                {
                    var mean = (rho * step.Slots[1]) + ((1 - rho) * g);
                    kept.Add(mean);
                    size = v - Ops.Square(mean);
                }
                var move = step.LearningRate * g / (isOutside ? Ops.Sqrt(size) + epsilon : Ops.Sqrt(size + epsilon));
                if (momentum > 0)
                {
                    move = (momentum * step.Slots[^1]) + move;
                    kept.Add(move);
                }
                return new(w - move, kept);
            },
            [("rho", rho), ("momentum", momentum), ("epsilon", epsilon), ("centered", centered)]
        );
    }
}
