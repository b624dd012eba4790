namespace Functional;

/// <summary>Operations that name sizes, written so that the batch may be of any size.</summary>
internal static class OnnxShapes
{
    /// <summary>Sizes that depend on the batch are taken over from the input (0) or worked out from the others (−1).</summary>
    public static string Reshape(OnnxExport e, TraceNode node)
    {
        var (from, to) = (Sizes(e, node, node.Operands[0].Value.Shape, e.Twin(node).Operands[0].Value.Shape), Target(e, node));
        var sizes = new long[to.Length];
        var open = false;
        for (var i = 0; i < sizes.Length; i++)
        {
            var taken = to[i].OfBatch && i < from.Length && from[i] == to[i];
            sizes[i] =
                !to[i].OfBatch ? to[i].Number
                : taken ? 0
                : -1;
            if (sizes[i] == -1 && open)
            {
                throw OnnxExport.Untranslatable(node, "makes several axes whose sizes depend on that of the batch");
            }
            open |= sizes[i] == -1;
        }
        return e.Writer.Add("Reshape", [e.Name(node, 0), e.Writer.Integers(sizes)]);
    }

    /// <summary>A size that the input has already is written as 1, which keeps it.</summary>
    public static string Expand(OnnxExport e, TraceNode node)
    {
        var (from, to) = (Sizes(e, node, node.Operands[0].Value.Shape, e.Twin(node).Operands[0].Value.Shape), Target(e, node));
        var lead = to.Length - from.Length;
        var kept = to.Select((size, i) => i >= lead && from[i - lead] == size).ToArray();
        if (to.Where((size, i) => size.OfBatch && !kept[i]).Any())
        {
            string[] parts = [.. to.Select((size, i) => kept[i] ? e.Writer.Integers(1) : Part(e, size))];
            return e.Writer.Add("Expand", [e.Name(node, 0), e.Writer.Add("Concat", parts, ("axis", 0))]);
        }
        return e.Writer.Add("Expand", [e.Name(node, 0), e.Writer.Integers([.. to.Select((size, i) => kept[i] ? 1 : size.Number)])]);
    }

    /// <summary>Bounds that depend on the batch are counted from the end.</summary>
    public static string Slice(OnnxExport e, TraceNode node)
    {
        var (small, large) = ((SliceRegion)node.Attributes!, (SliceRegion)e.Twin(node).Attributes!);
        var (from, twin) = (node.Operands[0].Value.Shape, e.Twin(node).Operands[0].Value.Shape);
        var (starts, ends, axes, steps) = (new List<long>(), new List<long>(), new List<long>(), new List<long>());
        for (var axis = 0; axis < from.Rank; axis++)
        {
            var step = small.Steps[axis];
            if (small.Starts[axis] == 0 && small.Sizes[axis] == from[axis] && large.Sizes[axis] == twin[axis] && step == 1)
            {
                continue;
            }
            if (large.Steps[axis] != step)
            {
                throw OnnxExport.Untranslatable(node, "takes steps that depend on the size of the batch");
            }
            starts.Add(Bound(node, (small.Starts[axis], from[axis]), (large.Starts[axis], twin[axis])));
            ends.Add(End(node, (small.Starts[axis] + (small.Sizes[axis] * step), from[axis]), (EndOf(large, axis), twin[axis]), step));
            axes.Add(axis);
            steps.Add(step);
        }
        return e.Writer.Add(
            "Slice",
            [
                e.Name(node, 0),
                e.Writer.Integers([.. starts]),
                e.Writer.Integers([.. ends]),
                e.Writer.Integers([.. axes]),
                e.Writer.Integers([.. steps]),
            ]
        );
    }

    private static int EndOf(SliceRegion region, int axis) => region.Starts[axis] + (region.Sizes[axis] * region.Steps[axis]);

    /// <summary>A position that is the same for every batch, or the same counted from the end.</summary>
    private static long Bound(TraceNode node, (int At, int Size) small, (int At, int Size) large) =>
        small.At == large.At ? small.At
        : small.At - small.Size == large.At - large.Size ? small.At - small.Size
        : throw OnnxExport.Untranslatable(node, "cuts at a place that depends on the size of the batch otherwise than from its end");

    private static long End(TraceNode node, (int At, int Size) small, (int At, int Size) large, int step) =>
        step < 0 && small.At < 0 && large.At < 0 ? long.MinValue
        : step > 0 && small.At >= small.Size && large.At >= large.Size ? long.MaxValue
        : Bound(node, small, large);

    private static string Part(OnnxExport e, (long Number, bool OfBatch) size) =>
        size.OfBatch ? e.Batch(size.Number) : e.Writer.Integers(size.Number);

    private static (long Number, bool OfBatch)[] Target(OnnxExport e, TraceNode node) =>
        Sizes(e, node, node.Value.Shape, e.Twin(node).Value.Shape);

    private static (long Number, bool OfBatch)[] Sizes(OnnxExport e, TraceNode node, Shape small, Shape large) =>
        [.. small.Zip(large, (s, l) => OnnxExport.Size(node, s, l))];
}
