namespace Functional;

/// <summary>What an operator computes, in our operations.</summary>
/// <param name="Apply">
/// (node, inputs, which output) ↦ tensor. Inputs that are left out are null. Of those beyond <paramref name="Data"/> the values are known.
/// </param>
/// <param name="Data">How many inputs may be computed from the model's inputs; the others must be constants.</param>
internal sealed record OnnxFunction(Func<OnnxNode, Tensor?[], int, Tensor> Apply, int Data)
{
    /// <summary>How many outputs are covered.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>Whether weights that it is applied to learn.</summary>
    public bool Learns { get; init; }

    public static OnnxFunction One(Func<Tensor, Tensor> f) => new((_, x, _) => Whole(xs => f(xs[0]), x[0]!), 1);

    public static OnnxFunction One(Func<OnnxNode, Tensor, Tensor> f) => new((n, x, _) => f(n, x[0]!), 1);

    public static OnnxFunction Two(Func<Tensor, Tensor, Tensor> f) =>
        new((n, x, _) => x.Length == 2 ? Whole(xs => f(xs[0], xs[1]), x[0]!, x[1]!) : throw n.Wrong("it takes two inputs"), 2);

    /// <summary>Applied to all inputs, one after the other.</summary>
    public static OnnxFunction Each(Func<Tensor, Tensor, Tensor> f) =>
        new((_, x, _) => x.Skip(1).Aggregate(x[0]!, (y, next) => Whole(xs => f(xs[0], xs[1]), y, next!)), int.MaxValue);

    /// <summary>Arithmetic on 64-bit numbers, which stand for sizes and positions, in 32 bits.</summary>
    public static Tensor Whole(Func<Tensor[], Tensor> f, params Tensor[] inputs)
    {
        if (inputs.All(x => x.DType != DType.Int64))
        {
            return f(inputs);
        }
        var y = f([.. inputs.Select(x => x.DType == DType.Int64 ? x.Cast(DType.Int32) : x)]);
        return y.DType == DType.Int32 ? y.Cast(DType.Int64) : y;
    }

    /// <summary>Whole numbers of an input that is known.</summary>
    public static long[] Integers(Tensor x) => [.. x.Cast(DType.Int64).ToArray<long>()];

    /// <summary>Axes from an attribute in older versions, from an input in newer ones; null where none are given.</summary>
    public static int[]? Axes(OnnxNode node, Tensor?[] inputs, int at, int rank)
    {
        var given = node.Integers("axes") ?? (inputs.ElementAtOrDefault(at) is { } x ? Integers(x) : null);
        return given is null ? null : [.. given.Select(axis => Axis(node, axis, rank))];
    }

    public static int Axis(OnnxNode node, long axis, int rank) =>
        axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : throw node.Wrong($"there is no axis {axis} among {rank}");
}
