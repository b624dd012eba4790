namespace Functional;

/// <summary>From a trace on shapes to a graph: equal nodes become one, simple identities are used, and dead nodes are left out.</summary>
internal sealed class GraphBuilder
{
    private readonly List<GraphNode> nodes = [];
    private readonly Dictionary<NodeKey, int> known = [];
    private readonly Dictionary<(long Bits, DType DType), GraphValue> scalars = [];
    private readonly Dictionary<Tensor, GraphValue> constants = new(ReferenceEqualityComparer.Instance);
    private readonly List<GraphValue[]> values = [];
    private readonly Trace trace;

    private GraphBuilder(Trace trace) => this.trace = trace;

    public static Graph Build(Trace trace, Tensor[] results)
    {
        var builder = new GraphBuilder(trace);
        foreach (var node in trace.Nodes)
        {
            builder.values.Add(
                node.Op is null ? [builder.Add(new(0, null, null, [], [node.Value.Signature], node.Path))] : builder.Apply(node)
            );
        }
        var inputs = trace.Nodes.Count(n => n.Op is null);
        return Live(builder.nodes, inputs, [.. results.Select(r => builder.ValueOf(r.Strong()))]);
    }

    private GraphValue[] Apply(TraceNode node)
    {
        GraphValue[] inputs = [.. node.TracedInputs.Select(ValueOf)];
        Signature[] outputs = [.. node.Values.Select(v => v.Signature)];
        if (Simplification.Of(node.Op!, inputs, outputs, v => nodes[v.Node]) is { } same)
        {
            return [same];
        }
        var key = new NodeKey(node.Op!, node.Attributes, inputs);
        if (!known.TryGetValue(key, out var index))
        {
            index = Add(new(0, node.Op, node.Attributes, inputs, outputs, node.Path)).Node;
            known.Add(key, index);
        }
        return [.. outputs.Select((_, i) => new GraphValue(index, i))];
    }

    private GraphValue ValueOf(Tensor x)
    {
        if (trace.Owns(x))
        {
            return values[x.Origin!.Node.Index][x.Origin.Output];
        }
        if (x.IsAbstract)
        {
            throw new InvalidOperationException(
                "a function that is compiled returned or used a tensor without a value that does not come from its arguments: a traced "
                    + "tensor of another function was captured. Pass it as an argument."
            );
        }
        return constants.TryGetValue(x, out var value) ? value : constants[x] = Constant(x);
    }

    /// <summary>Constants all of whose elements are the same bits are kept once as a scalar where that is all the reader needs.</summary>
    private GraphValue Constant(Tensor x)
    {
        if (x.Size != 1)
        {
            return Add(new(0, null, null, [], [x.Signature], "", x));
        }
        var key = (x.Rank == 0 ? Uniform.BitsOf(x) : 0, x.DType);
        return x.Rank > 0 ? Add(new(0, null, null, [], [x.Signature], "", x))
            : scalars.TryGetValue(key, out var value) ? value
            : scalars[key] = Add(new(0, null, null, [], [x.Signature], "", x));
    }

    private GraphValue Add(GraphNode node)
    {
        nodes.Add(node with { Index = nodes.Count });
        return new(nodes.Count - 1, 0);
    }

    /// <summary>The nodes that results depend on, numbered anew; inputs stay, used or not.</summary>
    private static Graph Live(List<GraphNode> all, int inputs, GraphValue[] results)
    {
        var live = new bool[all.Count];
        foreach (var result in results)
        {
            live[result.Node] = true;
        }
        for (var i = all.Count - 1; i >= 0; i--)
        {
            foreach (var input in live[i] ? all[i].Inputs : [])
            {
                live[input.Node] = true;
            }
        }
        var (places, kept) = (new int[all.Count], new List<GraphNode>());
        foreach (
            var node in all.OrderBy(n => n.Op is null && n.Constant is null ? 0 : 1)
                .Where(n => live[n.Index] || n is { Op: null, Constant: null })
        )
        {
            places[node.Index] = kept.Count;
            kept.Add(node with { Index = kept.Count, Inputs = [.. node.Inputs.Select(v => v with { Node = places[v.Node] })] });
        }
        return new(kept, inputs, [.. results.Select(v => v with { Node = places[v.Node] })]);
    }

    /// <summary>What an operation's result depends on: equal keys, equal results.</summary>
    private sealed class NodeKey(Op op, object? attributes, GraphValue[] inputs) : IEquatable<NodeKey>
    {
        public bool Equals(NodeKey? other) =>
            other is not null && op == other.Op && Equals(attributes, other.Attributes) && inputs.AsSpan().SequenceEqual(other.Inputs);

        public override bool Equals(object? obj) => Equals(obj as NodeKey);

        public override int GetHashCode() => inputs.Aggregate(HashCode.Combine(op, attributes), HashCode.Combine);

        private Op Op => op;

        private object? Attributes => attributes;

        private GraphValue[] Inputs => inputs;
    }
}
