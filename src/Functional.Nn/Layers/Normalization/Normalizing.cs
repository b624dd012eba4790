namespace Functional;

/// <summary>What the normalizing layers share: axes, statistics, and the gain and shift behind them.</summary>
internal static class Normalizing
{
    /// <summary>Axes counted from the front, in order; the batch axis is none of them.</summary>
    /// <exception cref="ShapeException">An axis is missing, or is that of the batch.</exception>
    public static int[] Axes(string layer, Tensor x, IEnumerable<int> axes)
    {
        int[] found = [.. axes.Select(axis => axis < 0 ? axis + x.Rank : axis).Order()];
        return found.All(axis => axis >= 1 && axis < x.Rank) && found.Distinct().Count() == found.Length
            ? found
            : throw new ShapeException(
                layer,
                $"axis {string.Join(", ", axes)} names no axis of an example, or one twice",
                $"The batch axis is 0; name axes from 1 to {x.Rank - 1}, or from the back by -1.",
                ("input", x.Shape.ToString())
            );
    }

    /// <summary>The axes that are none of these.</summary>
    public static int[] Others(Tensor x, int[] axes) => [.. Enumerable.Range(0, x.Rank).Except(axes)];

    /// <summary>(x − μ) / √(σ² + ε) · γ + β, where γ and β, if any, have the sizes of some axes.</summary>
    public static Tensor Apply(Tensor x, Tensor mean, Tensor variance, double epsilon, Tensor? gamma, Tensor? beta, int[] axes)
    {
        var y = (x - mean) / Ops.Sqrt(variance + epsilon);
        y = gamma is null ? y : y * Along(gamma, x, axes);
        return beta is null ? y : y + Along(beta, x, axes);
    }

    /// <summary>A tensor that has the sizes of some axes, with axes of size 1 between, so that it repeats along the others.</summary>
    public static Tensor Along(Tensor values, Tensor x, int[] axes) =>
        values.Reshape([.. Enumerable.Range(0, x.Rank).Select(axis => axes.Contains(axis) ? x.Shape[axis] : 1)]);
}
