namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>
    /// Gradient descent, w ← w − η·g; with momentum m ← μ·m − η·g and w ← w + m, or in Nesterov's form w ← w + μ·m − η·g
    /// (Sutskever et al. 2013).
    /// </summary>
    /// <param name="learningRate">η; 0.01.</param>
    /// <param name="momentum">μ, 0 ≤ μ ≤ 1; 0.</param>
    /// <param name="nesterov">Whether to look ahead; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is outside [0, 1].</exception>
    public static Optimizer Sgd(Schedule? learningRate = null, double momentum = 0, bool nesterov = false)
    {
        RequireShare(momentum, nameof(momentum));
        return new(
            "sgd",
            learningRate ?? 0.01,
            momentum > 0 ? ["momentum"] : [],
            step =>
            {
                var (w, move) = (step.Parameter, step.LearningRate * step.Gradient);
                if (momentum == 0)
                {
                    return new(w - move);
                }
                var m = (momentum * step.Slots[0]) - move;
                return new(nesterov ? w + ((momentum * m) - move) : w + m, m);
            },
            [("momentum", momentum), ("nesterov", nesterov)]
        );
    }
}
