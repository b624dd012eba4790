namespace Functional.Tests;

/// <summary>Row-major places, worked out the slow way: what twins of operations are written with.</summary>
static class Places
{
    /// <summary>The index along every axis of the element at a place.</summary>
    public static int[] At(Shape shape, int place)
    {
        var index = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            index[axis] = place % shape[axis];
            place /= shape[axis];
        }
        return index;
    }

    /// <summary>The place of the element at an index.</summary>
    public static int Of(Shape shape, params int[] index)
    {
        var place = 0;
        for (var axis = 0; axis < index.Length; axis++)
            place = (place * shape[axis]) + index[axis];
        return place;
    }

    /// <summary>The place in an operand that a place of the broadcast result reads.</summary>
    public static int Broadcast(Shape operand, Shape result, int place)
    {
        var index = At(result, place)[(result.Rank - operand.Rank)..];
        return Of(operand, [.. index.Select((i, axis) => operand[axis] == 1 ? 0 : i)]);
    }

    /// <summary>The places grouped by their index along all axes but the given ones; groups and members in row-major order.</summary>
    public static int[][] Groups(Shape shape, params int[] axes) =>
        [
            .. Enumerable
                .Range(0, shape.Size)
                .GroupBy(place => string.Join(',', At(shape, place).Where((_, axis) => !axes.Contains(axis))))
                .Select(group => group.ToArray()),
        ];
}
