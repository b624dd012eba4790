namespace Functional;

/// <summary>
/// Several operations of a trace that ONNX has one operator for: a matrix product and its bias (Gemm), and a normalization by moving
/// statistics (BatchNormalization).
/// </summary>
internal sealed class OnnxPatterns
{
    private readonly Dictionary<TraceNode, Func<OnnxExport, string>> wholes = [];
    private readonly HashSet<TraceNode> parts = [];
    private readonly Dictionary<TraceNode, TraceNode[]> readers;
    private readonly HashSet<TraceNode> results;

    public OnnxPatterns(OnnxTrace trace)
    {
        var live = trace.Small.Live;
        results = [.. trace.Small.Results.Where(r => r.Node is not null).Select(r => r.Node!)];
        readers = live.SelectMany(n => n.Operands.Where(o => o.Node is not null).Select(o => (o.Node!, Reader: n)))
            .GroupBy(p => p.Item1, p => p.Reader)
            .ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var node in live)
        {
            FindGemm(node);
            FindNormalization(node);
        }
    }

    /// <summary>Whether a node is written as a part of a later one.</summary>
    public bool IsPart(TraceNode node) => parts.Contains(node);

    /// <summary>How a node is written that stands for several; null for others.</summary>
    public Func<OnnxExport, string>? Of(TraceNode node) => wholes.GetValueOrDefault(node);

    /// <summary>x·W + b of matrices, b a row.</summary>
    private void FindGemm(TraceNode node)
    {
        if (
            node.Op != Op.Add
            || node.Operands[0].Node is not { } product
            || product.Op != Op.MatMul
            || !IsReadOnlyBy(product, node)
            || product.Value.Rank != 2
            || product.Operands.Any(o => o.Value.Rank != 2)
            || node.Operands[1].Value.Shape != Shape.Of(product.Value.Shape[1])
        )
        {
            return;
        }
        parts.Add(product);
        wholes[node] = export =>
            OnnxOps.Gemm(export, (Transposed)product.Attributes!, export.Name(product, 0), export.Name(product, 1), export.Name(node, 1));
    }

    /// <summary>(x − mean) / √(variance + ε) · gamma + beta, all four along axis 1.</summary>
    private void FindNormalization(TraceNode node)
    {
        if (
            node.Op != Op.Divide
            || node.Operands[0].Node is not { } centered
            || centered.Op != Op.Subtract
            || node.Operands[1].Node is not { } deviation
            || deviation.Op != Op.Sqrt
            || deviation.Operands[0].Node is not { } sum
            || sum.Op != Op.Add
            || sum.Operands[1] is not { Node: null, Value.Size: 1 } epsilon
            || centered.Operands[0] is not { Node: { } source } x
            || x.Value.Rank < 2
            || Channels(centered.Operands[1], x.Value) is not { } mean
            || Channels(sum.Operands[0], x.Value) is not { } variance
            || !IsReadOnlyBy(centered, node)
        )
        {
            return;
        }
        var last = node;
        List<TraceNode> inner = [centered];
        var gamma = Then(Op.Multiply);
        var beta = Then(Op.Add);
        parts.UnionWith(inner);
        wholes[last] = export =>
        {
            string Row(TraceValue? given, double otherwise) =>
                given is null ? export.Writer.Constant(Tensor.Full(x.Value.Shape[1], otherwise, x.Value.DType)) : export.Written(given);
            return export.Writer.Add(
                "BatchNormalization",
                [export.Written(x), Row(gamma, 1), Row(beta, 0), export.Written(mean), export.Written(variance)],
                ("epsilon", epsilon.Value.Cast(DType.Float64).ToDouble())
            );
        };

        TraceValue? Then(Op op)
        {
            if (
                results.Contains(last)
                || readers.GetValueOrDefault(last) is not [{ } next]
                || next.Op != op
                || next.Path != node.Path
                || next.Operands[0].Node != last
                || Channels(next.Operands[1], x.Value) is not { } values
            )
            {
                return null;
            }
            inner.Add(last);
            last = next;
            return values;
        }
    }

    /// <summary>A row of parameters that was reshaped to lie along axis 1 of x; null for anything else.</summary>
    private static TraceValue? Channels(TraceValue value, Tensor x) =>
        value.Node is { } reshape
        && reshape.Op == Op.Reshape
        && reshape.Operands[0] is { Node.Op: null, Value.Rank: 1 } row
        && value.Value.Shape == Shape.Of([.. x.Shape.Select((size, axis) => axis == 1 ? size : 1)])
        && row.Value.Size == x.Shape[1]
            ? row
            : null;

    private bool IsReadOnlyBy(TraceNode node, TraceNode reader) =>
        !results.Contains(node) && readers.GetValueOrDefault(node) is [var only] && only == reader;
}
