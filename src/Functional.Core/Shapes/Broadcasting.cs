namespace Functional;

/// <summary>
/// The rule by which shapes of different sizes meet: aligned at the last axis, sizes must be equal or one of them 1 (or
/// absent), and the larger one wins.
/// </summary>
internal static class Broadcasting
{
    public static Shape Of(string operation, ReadOnlySpan<(string Role, Shape Shape)> operands)
    {
        var shape = operands[0].Shape;
        for (var i = 1; i < operands.Length; i++)
        {
            var next = operands[i].Shape;
            shape = shape.Equals(next) ? shape : Join(shape, next) ?? throw Error(operation, operands);
        }
        return shape;
    }

    /// <summary>The common shape, or null when there is none.</summary>
    public static Shape? Join(Shape left, Shape right)
    {
        var rank = Math.Max(left.Rank, right.Rank);
        var sizes = new int[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            var (l, r) = (SizeAt(left, axis - rank + left.Rank), SizeAt(right, axis - rank + right.Rank));
            if (l != r && l != 1 && r != 1)
            {
                return null;
            }
            sizes[axis] = l == 1 ? r : l;
        }
        return Shape.Create(sizes);
    }

    private static int SizeAt(Shape shape, int axis) => axis < 0 ? 1 : shape[axis];

    private static ShapeException Error(string operation, ReadOnlySpan<(string Role, Shape Shape)> operands)
    {
        var (first, second) = (operands[0].Shape, operands[^1].Shape);
        for (var back = 1; back <= Math.Min(first.Rank, second.Rank); back++)
        {
            var (l, r) = (first[first.Rank - back], second[second.Rank - back]);
            if (l != r && l != 1 && r != 1)
            {
                return new(
                    operation,
                    $"axis -{back} differs ({l} ≠ {r}) and neither size is 1",
                    "Reshape or transpose one side so that sizes agree from the last axis backwards, or are 1.",
                    [.. operands.ToArray().Select(o => (o.Role, o.Shape.ToString()))]
                );
            }
        }
        return new(
            operation,
            "the shapes do not broadcast",
            "Sizes must agree from the last axis backwards, or be 1.",
            [.. operands.ToArray().Select(o => (o.Role, o.Shape.ToString()))]
        );
    }
}
