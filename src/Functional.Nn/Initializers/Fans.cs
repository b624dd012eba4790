namespace Functional;

/// <summary>How many numbers feed an output of a kernel, and how many outputs a number feeds: Keras' rule over shapes alone.</summary>
internal static class Fans
{
    /// <summary>
    /// Rank 0: 1 and 1; rank 1 (n): n and n; rank 2 (a, b): a and b; beyond, the last two sizes times the product of the others.
    /// At least 1 each.
    /// </summary>
    public static (double In, double Out) Of(Shape shape)
    {
        var (fanIn, fanOut) = shape.Rank switch
        {
            0 => (1, 1),
            1 => (shape[0], shape[0]),
            _ => (shape[shape.Rank - 2] * shape[..(shape.Rank - 2)].Size, shape.Last * shape[..(shape.Rank - 2)].Size),
        };
        return (Math.Max(1, fanIn), Math.Max(1, fanOut));
    }
}
