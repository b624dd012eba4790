using System.Globalization;

namespace Functional;

/// <summary>Reductions and what else runs along an axis, as code.</summary>
internal static class SourceReductions
{
    /// <summary>A function that joins axes.</summary>
    public static SourceEmitter Of(string helper) =>
        (writer, node, operands) =>
        {
            var (axes, x) = (((ReductionAxes)node.Attributes!).Axes, operands[0]);
            SourceOps.RequireType(node, x.DType);
            var y = writer.New(node.Value.Shape, node.Value.DType);
            var count = axes.Aggregate(1, (n, axis) => n * x.Shape[axis]);
            if (count == 0 || y.Shape.Size == 0)
            {
                throw SourceTrace.Unsupported(node, "it joins no elements");
            }
            if (axes.Count > 0 && axes[^1] - axes[0] != axes.Count - 1)
            {
                int[] order = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => !axes.Contains(a)), .. axes];
                x = SourceMoves.Permuted(writer, x, order);
                return Call(writer, helper, x, y, y.Shape.Size, count, 1);
            }
            var inner = axes.Count == 0 ? 1 : x.Shape[(axes[^1] + 1)..].Size;
            return Call(writer, helper, x, y, y.Shape.Size / inner, count, inner);
        };

    /// <summary>A function along one axis that keeps the shape.</summary>
    public static SourceEmitter Along(string helper) =>
        (writer, node, operands) => Middle(writer, helper, node, operands[0], (int)node.Attributes!, "");

    /// <summary>Running sums.</summary>
    public static SourceValue Running(SourceWriter writer, TraceNode node, SourceValue[] operands)
    {
        var options = (CumulativeOptions)node.Attributes!;
        return Middle(writer, "CumulativeSum", node, operands[0], options.Axis, options.Reverse ? ", true" : ", false");
    }

    /// <summary>The position of an extreme along an axis.</summary>
    public static SourceEmitter Positions(string helper) =>
        (writer, node, operands) => Middle(writer, helper, node, operands[0], ((ReductionAxes)node.Attributes!).Axes[0], "");

    private static SourceValue Middle(SourceWriter writer, string helper, TraceNode node, SourceValue x, int axis, string more)
    {
        SourceOps.RequireType(node, x.DType);
        var y = writer.New(node.Value.Shape, node.Value.DType);
        return Call(writer, helper, x, y, x.Shape[..axis].Size, x.Shape[axis], x.Shape[(axis + 1)..].Size, more);
    }

    private static SourceValue Call(
        SourceWriter writer,
        string helper,
        SourceValue x,
        SourceValue y,
        int outer,
        int count,
        int inner,
        string more = ""
    )
    {
        writer.Need(helper, x.DType);
        writer.Line(
            string.Create(CultureInfo.InvariantCulture, $"{helper}({writer.Memory(x)}, {y.Name}, {outer}, {count}, {inner}{more});")
        );
        return y;
    }
}
