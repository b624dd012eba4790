namespace Functional;

/// <summary>Products with a constant matrix, which are dense layers.</summary>
internal static class OnnxProducts
{
    /// <summary>x·W, x of any number of axes.</summary>
    public static OnnxLayer? MatMul(OnnxNode node, OnnxValue?[] given, OnnxValue made) =>
        given is [{ IsRealExamples: true, Rank: > 1 } x, { Constant: { Rank: 2 } w } constant]
            ? OnnxLayer.Of(new Dense(w.Shape[1]) { UseBias = false }, x, OnnxWeight.Of("kernel", constant))
            : null;

    /// <summary>α·x·W + β·b of a matrix x; the factors go into the weights.</summary>
    public static OnnxLayer? Gemm(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        if (
            given is not [{ IsRealExamples: true, Rank: 2 } x, { Constant: { Rank: 2 } w } constant, .. var rest]
            || node.Flag("transA", false)
            || rest is [{ Constant: null }]
        )
        {
            return null;
        }
        var (alpha, beta, turned) = (node.Number("alpha", 1), node.Number("beta", 1), node.Flag("transB", false));
        var kernel = turned ? Ops.Transpose(w) : w;
        var units = kernel.Shape[1];
        OnnxWeight[] weights = [new("kernel", Times(kernel, alpha), $"{constant.Name}{(turned ? " transposed" : "")}")];
        return rest is not [{ Constant: { } b } shift] ? OnnxLayer.Of(new Dense(units) { UseBias = false }, x, weights)
            : Row(b, units) is { } row ? OnnxLayer.Of(new Dense(units), x, [.. weights, new("bias", Times(row, beta), shift.Name)])
            : null;
    }

    /// <summary>Numbers that are added to every row of so many columns, as one row; null where they are not.</summary>
    public static Tensor? Row(Tensor b, int columns) =>
        b.Size == 1 ? Ops.BroadcastTo(b.Reshape(), columns)
        : b.Size == columns && b.Shape.Last == columns ? b.Reshape(columns)
        : null;

    private static Tensor Times(Tensor weight, double factor) => factor == 1 ? weight : weight * factor;
}
