namespace Functional;

/// <summary>Axis numbers: negative ones count from the end, each is checked once, here.</summary>
internal static class Axes
{
    /// <summary>The axis as a number from 0 to rank − 1.</summary>
    public static int Normalize(string operation, int axis, Shape shape)
    {
        var normalized = axis < 0 ? axis + shape.Rank : axis;
        return (uint)normalized < (uint)shape.Rank ? normalized : throw OutOfRange(operation, axis, shape);
    }

    /// <summary>Several axes, ascending and without repetition; null means all.</summary>
    public static int[] Normalize(string operation, int[]? axes, Shape shape)
    {
        if (axes is null)
        {
            return [.. Enumerable.Range(0, shape.Rank)];
        }
        int[] normalized = [.. axes.Select(a => Normalize(operation, a, shape)).Order()];
        return normalized.Distinct().Count() == normalized.Length
            ? normalized
            : throw new ShapeException(
                operation,
                "an axis is given twice",
                "Name every axis once.",
                ("axes", $"[{string.Join(", ", axes)}]"),
                ("input", shape.ToString())
            );
    }

    public static ShapeException OutOfRange(string operation, int axis, Shape shape) =>
        shape.Rank == 0
            ? new(operation, $"axis {axis} is out of range: a scalar has no axes", "Give a tensor of rank 1 or more.", ("input", "[]"))
            : new(
                operation,
                $"axis {axis} is out of range",
                $"Axes run from 0 to {shape.Rank - 1}, or from -1 (the last) down to {-shape.Rank}.",
                ("input", shape.ToString())
            );
}
