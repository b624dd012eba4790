namespace Functional;

/// <summary>One output of one node of a graph.</summary>
internal readonly record struct GraphValue(int Node, int Output);

/// <summary>An operation of a graph; or an input (no operation), or a constant.</summary>
/// <param name="Index">The position in the graph; inputs of a node stand before it.</param>
/// <param name="Op">The operation; null for inputs and constants.</param>
/// <param name="Attributes">Its options.</param>
/// <param name="Inputs">The values that go in.</param>
/// <param name="Outputs">Shape and type of what comes out.</param>
/// <param name="Path">The user's layer that it came from.</param>
/// <param name="Constant">The value of a constant.</param>
internal sealed record GraphNode(
    int Index,
    Op? Op,
    object? Attributes,
    GraphValue[] Inputs,
    Signature[] Outputs,
    string Path,
    Tensor? Constant = null
);

/// <summary>
/// What a function of tensors does, found by running it once on shapes: operations in order, none of them dead, equal ones once.
/// </summary>
/// <param name="Nodes">Inputs first, then constants and operations, each after what it reads.</param>
/// <param name="InputCount">How many of the nodes are inputs.</param>
/// <param name="Results">The values that the function returned.</param>
internal sealed record Graph(IReadOnlyList<GraphNode> Nodes, int InputCount, IReadOnlyList<GraphValue> Results)
{
    public Signature SignatureOf(GraphValue value) => Nodes[value.Node].Outputs[value.Output];

    /// <summary>Runs the function once on tensors without values and keeps what it did.</summary>
    public static Graph Of(Func<Tensor[], Tensor[]> function, IReadOnlyList<Signature> inputs)
    {
        var trace = new Trace { IsStatic = true };
        Tensor[] arguments = [.. inputs.Select((s, i) => trace.Argument(Tensor.Abstract(s), $"input {i}"))];
        Tensor[] results;
        try
        {
            results = function(arguments);
        }
        finally
        {
            trace.End();
        }
        return GraphBuilder.Build(trace, results);
    }
}
