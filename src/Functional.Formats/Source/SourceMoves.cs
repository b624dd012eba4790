namespace Functional;

/// <summary>Operations that move, choose or convert elements, as code.</summary>
internal static class SourceMoves
{
    /// <summary>The same memory under another shape.</summary>
    public static SourceValue Rename(SourceWriter writer, TraceNode node, SourceValue[] operands) =>
        operands[0] with
        {
            Shape = node.Value.Shape,
        };

    public static SourceValue Broadcast(SourceWriter writer, TraceNode node, SourceValue[] operands) =>
        Moved(writer, node, operands[0].BroadcastTo(node.Value.Shape));

    public static SourceValue Permute(SourceWriter writer, TraceNode node, SourceValue[] operands) =>
        Permuted(writer, operands[0], [.. (Sequence<int>)node.Attributes!]);

    /// <summary>A value with its axes in another order.</summary>
    public static SourceValue Permuted(SourceWriter writer, SourceValue x, int[] order)
    {
        var strides = SourceValue.Strides(x.Shape);
        var result = writer.New(Shape.Of([.. order.Select(a => x.Shape[a])]), x.DType);
        writer.Loop(result.Shape, result.Whole, "{0}", new SourceView(x, [.. order.Select(a => strides[a])], 0));
        return result;
    }

    public static SourceValue Slice(SourceWriter writer, TraceNode node, SourceValue[] operands)
    {
        var (region, strides) = ((SliceRegion)node.Attributes!, SourceValue.Strides(operands[0].Shape));
        int[] steps = [.. region.Steps.Select((step, a) => step * strides[a])];
        return Moved(writer, node, new(operands[0], steps, region.Starts.Select((start, a) => start * strides[a]).Sum()));
    }

    public static SourceValue Concatenate(SourceWriter writer, TraceNode node, SourceValue[] operands)
    {
        var axis = (int)node.Attributes!;
        var result = writer.New(node.Value.Shape, node.Value.DType);
        var (strides, start) = (SourceValue.Strides(result.Shape), 0);
        foreach (var part in operands)
        {
            writer.Loop(part.Shape, new(result, strides, start * strides[axis]), "{0}", part.Whole);
            start += part.Shape[axis];
        }
        return result;
    }

    public static SourceValue Where(SourceWriter writer, TraceNode node, SourceValue[] operands)
    {
        var result = writer.New(node.Value.Shape, node.Value.DType);
        writer.Loop(result.Shape, result.Whole, "{0} ? {1} : {2}", [.. operands.Select(x => x.BroadcastTo(result.Shape))]);
        return result;
    }

    public static SourceValue Cast(SourceWriter writer, TraceNode node, SourceValue[] operands)
    {
        var (x, type) = (operands[0], node.Value.DType);
        var expression = (x.DType, type) switch
        {
            (DType.Bool, DType.Float32 or DType.Float64 or DType.Int32) => "{0} ? 1 : 0",
            (not DType.Bool, DType.Bool) => "{0} != 0",
            (not DType.Bool, DType.Float32 or DType.Float64) => $"({SourceTypes.Name(type)}){{0}}",
            (DType.Float32 or DType.Float64, DType.Int32) =>
                "double.IsNaN({0}) ? 0 : {0} <= int.MinValue ? int.MinValue : {0} >= int.MaxValue ? int.MaxValue : (int){0}",
            _ => throw SourceTrace.Unsupported(node, $"it is not written from {x.DType} to {type}"),
        };
        var result = writer.New(node.Value.Shape, type);
        writer.Loop(result.Shape, result.Whole, expression, x.Whole);
        return result;
    }

    private static SourceValue Moved(SourceWriter writer, TraceNode node, SourceView from)
    {
        var result = writer.New(node.Value.Shape, node.Value.DType);
        writer.Loop(result.Shape, result.Whole, "{0}", from);
        return result;
    }
}
