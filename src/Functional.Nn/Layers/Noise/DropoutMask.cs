namespace Functional;

/// <summary>What the layers that drop at random share: the check of the rate, and which elements are kept.</summary>
internal static class DropoutMask
{
    /// <summary>The rate itself, if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a share of 0 or more and below 1.</exception>
    public static double Rate(double rate) =>
        rate is >= 0 and < 1
            ? rate
            : throw new ArgumentOutOfRangeException(
                nameof(rate),
                rate,
                "the rate is the share of the input that is dropped: 0 or more and below 1."
            );

    /// <summary>True for a share 1 − rate of the elements; the mask has size 1 along axes whose elements share their fate.</summary>
    /// <exception cref="ShapeException">The noise shape does not fit the input.</exception>
    public static Tensor Kept(string layer, Call call, Tensor x, double rate, Sequence<int?>? noiseShape)
    {
        var shape = noiseShape is null ? x.Shape : ShapeOf(layer, x, noiseShape);
        return call.NextKey().Uniform(shape, dtype: x.DType).GreaterOrEqual(rate);
    }

    private static Shape ShapeOf(string layer, Tensor x, Sequence<int?> noiseShape) =>
        noiseShape.Count == x.Rank && noiseShape.Zip(x.Shape).All(s => s.First is null or 1 || s.First == s.Second)
            ? Shape.Of([.. noiseShape.Zip(x.Shape, (noise, size) => noise ?? size)])
            : throw new ShapeException(
                layer,
                "the noise shape needs an entry for every axis, the batch axis included: null for the size of the input, or 1",
                "Write 1 for each axis along which elements are dropped together, and null for the others.",
                ("input", x.Shape.ToString()),
                ("noise shape", $"[{string.Join(", ", noiseShape.Select(s => s?.ToString() ?? "null"))}]")
            );
}
