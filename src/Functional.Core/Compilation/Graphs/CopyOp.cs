namespace Functional;

/// <summary>y = x in memory of its own: for what a plan returns of a state that it changes.</summary>
internal sealed class CopyOp : Op
{
    private CopyOp()
        : base("copy") { }

    public static CopyOp Instance { get; } = new();

    internal override IReadOnlyList<OpSample> Samples => [];

    internal override Signature[] Infer(object? attributes, Signature[] inputs) => inputs;

    internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs) =>
        Op.Reshape.Bind(outputs[0].Shape, inputs, outputs);

    internal override Tensor?[] Vjp(Application application, Tensor?[] adjoints, bool[] wanted) => adjoints;

    internal override Tensor?[] Jvp(Application application, Tensor?[] tangents) => tangents;

    /// <summary>
    /// The graph with copies of old state among its results: of state that is returned, or becomes other state, while its own memory
    /// takes the new value.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rootOf">The value whose memory holds a value.</param>
    /// <param name="firstState">The first input that is state; all inputs after it are.</param>
    /// <param name="stateCount">How many there are; the last results are their new values.</param>
    public static Graph Detach(Graph graph, Func<GraphValue, GraphValue> rootOf, int firstState, int stateCount)
    {
        var nodes = graph.Nodes.ToList();
        var firstNext = graph.Results.Count - stateCount;
        GraphValue[] results = [.. graph.Results.Select((value, i) => IsOldState(value, i) ? Copy(value) : value)];
        return nodes.Count == graph.Nodes.Count ? graph : graph with { Nodes = nodes, Results = results };

        bool IsOldState(GraphValue value, int result)
        {
            var state = rootOf(value).Node - firstState;
            return state >= 0
                && state < stateCount
                && !(result == firstNext + state && value == new GraphValue(firstState + state, 0))
                && graph.Results[firstNext + state] != new GraphValue(firstState + state, 0);
        }

        GraphValue Copy(GraphValue value)
        {
            nodes.Add(new(nodes.Count, Instance, null, [value], [graph.SignatureOf(value)], graph.Nodes[value.Node].Path));
            return new(nodes.Count - 1, 0);
        }
    }
}
