namespace Functional;

/// <summary>
/// From a graph to instructions: elementwise operations in loops, reshapes and leading slices as other names for memory, every
/// other operation by itself; only what the results need.
/// </summary>
internal sealed class Lowering
{
    private readonly Graph graph;
    private readonly StepGroup?[] groupOf;
    private readonly HashSet<StepGroup> groups = [];
    private readonly HashSet<int> nodes = [];
    private readonly HashSet<GraphValue> needed = [];

    private Lowering(Graph graph)
    {
        this.graph = graph;
        (_, groupOf) = Grouping.Of(graph);
    }

    /// <summary>Values that are parts of other values' memory: the value they are cut from, and where they start in it.</summary>
    public Dictionary<GraphValue, (GraphValue Root, int Start)> Views { get; } = [];

    /// <summary>The instructions, in no particular order, each with the place of its first operation in the graph.</summary>
    public List<(PlanUnit Unit, int Order)> Units { get; } = [];

    /// <summary>The loops among the instructions.</summary>
    public List<LoweredLoop> Loops { get; } = [];

    public static Lowering Of(Graph graph)
    {
        var lowering = new Lowering(graph);
        foreach (var result in graph.Results)
        {
            lowering.Need(result);
        }
        lowering.Build();
        return lowering;
    }

    /// <summary>The value whose memory holds this one.</summary>
    public GraphValue RootOf(GraphValue value) => Views.TryGetValue(value, out var view) ? view.Root : value;

    private void Need(GraphValue value)
    {
        var pending = new Stack<GraphValue>([value]);
        while (pending.TryPop(out var next))
        {
            var node = graph.Nodes[next.Node];
            if (node.Op is null || !needed.Add(next))
            {
                needed.Add(next);
                continue;
            }
            if (groupOf[next.Node] is { } group)
            {
                foreach (var (operand, _) in groups.Add(group) ? group.Operands : [])
                {
                    pending.Push(operand);
                }
                continue;
            }
            if (ViewOf(node) is { } start)
            {
                pending.Push(node.Inputs[0]);
                Views[next] = (node.Inputs[0], start);
            }
            else if (nodes.Add(next.Node))
            {
                Array.ForEach(node.Inputs, pending.Push);
            }
        }
    }

    /// <summary>Where an operation that only renames memory starts in its input, in elements; null for all others.</summary>
    private int? ViewOf(GraphNode node)
    {
        if (node.Inputs.Length != 1 || node.Outputs.Length != 1)
        {
            return null;
        }
        var input = Tensor.Over(graph.SignatureOf(node.Inputs[0]), Array.Empty<byte>(), 0);
        return node.Op!.View(node.Attributes, input, node.Outputs[0])?.DistanceFrom(input);
    }

    private void Build()
    {
        foreach (var (value, (root, start)) in Views.OrderBy(v => v.Key.Node).ToList())
        {
            Views[value] = Views.TryGetValue(root, out var outer) ? (outer.Root, outer.Start + start) : (root, start);
        }
        foreach (var index in nodes)
        {
            var node = graph.Nodes[index];
            GraphValue[] outputs = [.. node.Outputs.Select((_, i) => new GraphValue(index, i))];
            var (op, attributes) = (node.Op!, node.Attributes);
            var unit = new PlanUnit(op.Name, node.Inputs, outputs, (i, o, products) => op.Bind(attributes, i, o, products), node.Path);
            Units.Add((op == Op.MatMul ? unit with { Product = ProductOf(node) } : unit, index));
        }
        foreach (var group in groups)
        {
            var loop = Loop(group);
            Loops.Add(loop);
            Units.Add((loop.Unit, group.Produced.Min(v => v.Node)));
        }
    }

    private ProductSizes ProductOf(GraphNode node)
    {
        var (flags, a, c) = ((Transposed)node.Attributes!, graph.SignatureOf(node.Inputs[0]).Shape, node.Outputs[0].Shape);
        return new(flags, c[..^2].Size, c[^2], flags.Left ? a[^2] : a[^1], c[^1]);
    }

    /// <summary>Puts one instruction in the place of several.</summary>
    public void Replace(IEnumerable<PlanUnit> units, PlanUnit merged)
    {
        var replaced = units.ToHashSet();
        Loops.RemoveAll(l => replaced.Contains(l.Unit));
        var order = Units.Where(u => replaced.Contains(u.Unit)).Max(u => u.Order);
        Units.RemoveAll(u => replaced.Contains(u.Unit));
        Units.Add((merged, order));
    }

    private LoweredLoop Loop(StepGroup group)
    {
        int[] written = [.. Enumerable.Range(0, group.Steps.Count).Where(i => group.Values[i] is { } v && needed.Contains(v))];
        GraphValue[] inputs = [.. group.Operands.Select(o => o.Value)];
        GraphValue[] outputs = [.. written.Select(i => group.Values[i]!.Value)];
        var unit = new PlanUnit(
            $"loop[{string.Join(", ", group.Steps.Select(s => s.Op.Name))}]",
            inputs,
            outputs,
            (i, o, _) => FusedLoop.Bind(group, i, written.Zip(o).ToDictionary(p => p.First, p => p.Second)),
            group.Path
        )
        {
            InPlace = group.ReadInFull().ToHashSet(),
        };
        return new(group, written, unit);
    }
}

/// <summary>A loop as an instruction.</summary>
/// <param name="Group">What it computes.</param>
/// <param name="Written">The steps whose results are read outside.</param>
/// <param name="Unit">The instruction.</param>
internal sealed record LoweredLoop(StepGroup Group, int[] Written, PlanUnit Unit);
