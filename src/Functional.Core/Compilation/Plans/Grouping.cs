namespace Functional;

/// <summary>
/// Gathers elementwise operations into loops. A node joins the loop of a value that it reads when everything else that it reads is
/// ready before that loop starts; loops that meet in a node become one. Reshapes and broadcasts in between vanish.
/// </summary>
internal sealed class Grouping
{
    private readonly Graph graph;
    private readonly Cluster?[] clusterOf;
    private readonly List<Cluster> clusters = [];

    private Grouping(Graph graph)
    {
        this.graph = graph;
        clusterOf = new Cluster?[graph.Nodes.Count];
    }

    /// <summary>The loops of a graph, and for every node the loop that computes it; null where it stands alone.</summary>
    public static (IReadOnlyList<StepGroup> Groups, StepGroup?[] GroupOf) Of(Graph graph)
    {
        var grouping = new Grouping(graph);
        foreach (var node in graph.Nodes)
        {
            if (grouping.IsFusible(node))
            {
                grouping.Place(node);
            }
        }
        var groups = new List<StepGroup>();
        var groupOf = new StepGroup?[graph.Nodes.Count];
        foreach (var cluster in grouping.clusters.Where(c => !c.IsMerged))
        {
            var group = grouping.Build(cluster);
            groups.Add(group);
            foreach (var node in cluster.Nodes)
            {
                groupOf[node] = group;
            }
        }
        return (groups, groupOf);
    }

    private sealed class Cluster(int count, DType type)
    {
        public int Count => count;

        public DType Type => type;

        public List<int> Nodes { get; } = [];

        /// <summary>The nodes outside that members read.</summary>
        public HashSet<int> Outside { get; } = [];

        public bool IsMerged { get; set; }
    }

    /// <summary>Where an operand really comes from, through reshapes and broadcasts, and how it is read.</summary>
    private (GraphValue Value, Pattern Pattern)? Resolve(GraphValue value, Shape result)
    {
        var pattern = Pattern.Of(graph.SignatureOf(value).Shape, result);
        while (pattern is { } p)
        {
            var node = graph.Nodes[value.Node];
            if (node.Constant is { } constant)
            {
                return (value, Uniform.ScalarOf(constant) is null ? p : new(1, 1));
            }
            if (node.Op == Op.Reshape)
            {
                value = node.Inputs[0];
                continue;
            }
            if (node.Op == Op.BroadcastTo && p.IsFull(result.Size))
            {
                var from = Pattern.Of(graph.SignatureOf(node.Inputs[0]).Shape, node.Outputs[0].Shape);
                if (from is null)
                {
                    return (value, p);
                }
                (value, pattern) = (node.Inputs[0], from);
                continue;
            }
            return (value, p);
        }
        return null;
    }

    private bool IsFusible(GraphNode node)
    {
        if (node.Op is null || node.Outputs.Length != 1 || node.Outputs[0].Shape.Size == 0)
        {
            return false;
        }
        if (node.Op == Op.Where)
        {
            var condition = graph.Nodes[node.Inputs[0].Node];
            return IsTile(node, node.Outputs[0].DType)
                && IsMask(condition, node.Outputs[0])
                && Operands(node, 1).All(o => o is not null)
                && Operands(condition, 0).All(o => o is not null);
        }
        return node.Outputs[0].DType.IsFloating() && IsTile(node, node.Outputs[0].DType) && Operands(node, 0).All(o => o is not null);
    }

    private static bool IsTile(GraphNode node, DType type) => node.Op!.TileOf(node.Attributes, type) is not null;

    /// <summary>Whether a condition is a comparison that a loop can repeat beside the choice: a mask of the width of its numbers.</summary>
    private bool IsMask(GraphNode condition, Signature result) =>
        condition.Op is not null
        && condition.Outputs[0].DType == DType.Bool
        && condition.Outputs[0].Shape == result.Shape
        && condition.Inputs.Length == 2
        && graph.SignatureOf(condition.Inputs[0]).DType == result.DType
        && IsTile(condition, result.DType);

    private IEnumerable<(GraphValue Value, Pattern Pattern)?> Operands(GraphNode node, int first) =>
        node.Inputs.Skip(first).Select(v => Resolve(v, node.Outputs[0].Shape));

    /// <summary>Everything that computing a node in a loop reads, those of a repeated comparison included.</summary>
    private IEnumerable<GraphValue> Reads(GraphNode node)
    {
        var own = Operands(node, node.Op == Op.Where ? 1 : 0);
        var mask = node.Op == Op.Where ? Operands(graph.Nodes[node.Inputs[0].Node], 0) : [];
        return own.Concat(mask).Select(o => o!.Value.Value);
    }

    private void Place(GraphNode node)
    {
        var (count, type) = (node.Outputs[0].Shape.Size, node.Outputs[0].DType);
        int[] reads = [.. Reads(node).Select(v => v.Node).Distinct()];
        var cluster = new Cluster(count, type);
        cluster.Nodes.Add(node.Index);
        cluster.Outside.UnionWith(reads);
        clusters.Add(cluster);
        clusterOf[node.Index] = cluster;
        foreach (var read in reads)
        {
            if (clusterOf[read] is { } other && other != cluster && other.Count == count && other.Type == type && CanMerge(other, cluster))
            {
                Merge(other, cluster);
            }
        }
    }

    /// <summary>
    /// Whether two loops can be one: nothing that the one reads from outside may wait for it, directly or through operations and
    /// other loops, each of which runs as a whole.
    /// </summary>
    private bool CanMerge(Cluster a, Cluster b)
    {
        var seen = new HashSet<object>();
        var pending = new Stack<int>(a.Outside.Concat(b.Outside).Where(n => clusterOf[n] != a && clusterOf[n] != b));
        while (pending.TryPop(out var next))
        {
            var cluster = clusterOf[next];
            if (cluster == a || cluster == b)
            {
                return false;
            }
            if (!seen.Add(cluster ?? (object)next))
            {
                continue;
            }
            foreach (var before in cluster?.Outside ?? graph.Nodes[next].Inputs.Select(v => v.Node))
            {
                pending.Push(before);
            }
        }
        return true;
    }

    private void Merge(Cluster from, Cluster into)
    {
        into.Nodes.AddRange(from.Nodes);
        from.IsMerged = true;
        foreach (var node in from.Nodes)
        {
            clusterOf[node] = into;
        }
        into.Outside.UnionWith(from.Outside);
        into.Outside.RemoveWhere(n => clusterOf[n] == into);
    }

    private StepGroup Build(Cluster cluster)
    {
        var group = new StepGroup(cluster.Count, cluster.Type);
        foreach (var index in cluster.Nodes.Order())
        {
            var node = graph.Nodes[index];
            group.Path = group.Path.Length == 0 ? node.Path : group.Path;
            var first = node.Op == Op.Where ? 1 : 0;
            List<StepSource> sources = [.. Operands(node, first).Select(o => Source(group, o!.Value))];
            if (first == 1)
            {
                var condition = graph.Nodes[node.Inputs[0].Node];
                StepSource[] compared = [.. Operands(condition, 0).Select(o => Source(group, o!.Value))];
                sources.Insert(0, group.Add(new(condition.Op!, condition.Attributes, cluster.Type, compared), null));
            }
            group.Add(new(node.Op!, node.Attributes, cluster.Type, [.. sources]), new GraphValue(index, 0));
        }
        return group;
    }

    private static StepSource Source(StepGroup group, (GraphValue Value, Pattern Pattern) operand) =>
        group.Produces(operand.Value) && operand.Pattern.IsFull(group.Count)
            ? group.ResultOf(operand.Value)
            : group.Operand(operand.Value, operand.Pattern);
}
