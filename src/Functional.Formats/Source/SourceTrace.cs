namespace Functional;

/// <summary>
/// What a model does with one example, found on shapes. A second trace with two examples shows whether every example is predicted by
/// itself, as code that takes them one by one needs it.
/// </summary>
internal static class SourceTrace
{
    /// <summary>The trace, and those of its nodes that results depend on.</summary>
    /// <exception cref="NotSupportedException">The prediction for an example depends on others.</exception>
    public static (Trace Trace, IReadOnlyList<TraceNode> Live) Of(Model model)
    {
        var (one, two) = (At(model, 1), At(model, 2));
        if (!one.Nodes.Select(n => n.Op).SequenceEqual(two.Nodes.Select(n => n.Op)))
        {
            throw new NotSupportedException(
                $"{model.Network} cannot be written as source: which operations it applies depends on the size of the batch."
            );
        }
        TraceNode[] nodes = [.. one.Live.Where(n => n.Op is not null)];
        foreach (var node in nodes)
        {
            RequireByExample(node, two.Nodes[node.Index]);
        }
        return (one, nodes);
    }

    /// <exception cref="NotSupportedException">Always.</exception>
    public static NotSupportedException Unsupported(TraceNode node, string what) =>
        new(
            $"the operation \"{node.Op}\"{(node.Path.Length == 0 ? "" : $" of the layer \"{node.Path}\"")} "
                + $"cannot be written as source: {what}."
        );

    private static Trace At(Model model, int batch)
    {
        var network = model.Network;
        return Trace.OnShapes(
            inputs =>
                network
                    .Run(
                        model.Parameters,
                        model.State,
                        Tensors.Named([.. network.Inputs.Select((port, i) => (port.Name, inputs[i]))]),
                        Mode.Inference,
                        Key.Of(0)
                    )
                    .Outputs,
            Tensors.Named([.. network.Inputs.Select(p => (p.Name, Tensor.Symbolic(Shape.Of([batch, .. p.Shape]), p.DType)))])
        );
    }

    private static void RequireByExample(TraceNode one, TraceNode two)
    {
        var reads = false;
        foreach (var (x, y) in one.Operands.Zip(two.Operands))
        {
            var ofBatch = IsOfBatch(one, x.Value.Shape, y.Value.Shape);
            if (x.Node is null && !ReferenceEquals(x.Value, y.Value) && !Repeats(x.Value, y.Value))
            {
                throw Unsupported(one, "a constant in it depends on the size of the batch");
            }
            reads |= ofBatch;
        }
        var writes = one.Values.Zip(two.Values).All(v => IsOfBatch(one, v.First.Shape, v.Second.Shape));
        if (reads && (!writes || MixesFirstAxis(one) || MixesFirstAxis(two)))
        {
            throw Unsupported(one, "it joins the examples of a batch, and source takes them one by one");
        }
    }

    /// <summary>Whether a value has a part for every example: then these are along its first axis.</summary>
    private static bool IsOfBatch(TraceNode node, Shape one, Shape two) =>
        one != two
        && (
            one.Rank == two.Rank && one.Rank > 0 && two[0] == 2 * one[0] && one[1..] == two[1..]
                ? true
                : throw Unsupported(node, "it moves the batch away from the first axis")
        );

    private static bool Repeats(Tensor one, Tensor two) =>
        one.Shape == two.Shape ? one == two : one == two[..one.Shape[0]] && one == two[one.Shape[0]..];

    private static bool MixesFirstAxis(TraceNode node) =>
        node.Attributes switch
        {
            int axis => axis == 0,
            CumulativeOptions running => running.Axis == 0,
            ReductionAxes reduced => reduced.Axes.Contains(0),
            SliceRegion part => part.Starts[0] != 0 || part.Steps[0] != 1 || part.Sizes[0] != node.Operands[0].Value.Shape[0],
            Embedding => true,
            _ => false,
        };
}
