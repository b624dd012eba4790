namespace Functional;

/// <summary>Where every value of a plan lies: one array per element type, shared by values whose lives do not overlap.</summary>
internal sealed class Placement
{
    private const int LineBytes = 64;
    private readonly Dictionary<GraphValue, int> starts = [];
    private readonly Dictionary<DType, int> lengths = [];

    private Placement() { }

    /// <summary>Elements of every array.</summary>
    public IReadOnlyDictionary<DType, int> Lengths => lengths;

    /// <summary>Bytes of memory that is shared by liveness.</summary>
    public long WorkspaceBytes { get; private set; }

    /// <summary>Bytes of the largest set of values that are alive at one time; no workspace can be smaller.</summary>
    public long LargestLiveBytes { get; private set; }

    public int this[GraphValue value] => starts[value];

    /// <summary>Places values.</summary>
    /// <param name="graph">Knows shapes and types.</param>
    /// <param name="kept">Values with a place of their own for good: inputs, state, constants.</param>
    /// <param name="lives">Other values: first and last instruction of each.</param>
    /// <param name="blocks">Values that must lie side by side, in this order.</param>
    public static Placement Of(
        Graph graph,
        IEnumerable<GraphValue> kept,
        IReadOnlyDictionary<GraphValue, (int First, int Last)> lives,
        IReadOnlyList<GraphValue[]> blocks
    )
    {
        var placement = new Placement();
        var remaining = new HashSet<GraphValue>(kept);
        foreach (var block in blocks.Where(b => remaining.Contains(b[0])))
        {
            Array.ForEach(block, v => placement.Append(graph, v));
            remaining.ExceptWith(block);
        }
        foreach (var value in kept.Where(remaining.Contains))
        {
            placement.Append(graph, value);
        }
        GraphValue[][] units =
        [
            .. blocks.Where(b => lives.ContainsKey(b[0])),
            .. lives.Keys.Except(blocks.SelectMany(b => b)).Select(v => new[] { v }),
        ];
        foreach (var byType in units.GroupBy(u => graph.SignatureOf(u[0]).DType))
        {
            placement.Share(graph, byType.Key, [.. byType.Select(u => Extent.Of(graph, u, lives))]);
        }
        return placement;
    }

    /// <summary>Elements from the start of a value to the start of the next one beside it.</summary>
    public static int Padded(Signature signature)
    {
        var step = signature.DType.IsFloating() ? Tiles.Whole : LineBytes / signature.DType.Width();
        return (Math.Max(1, signature.Shape.Size) + step - 1) / step * step;
    }

    private void Append(Graph graph, GraphValue value)
    {
        var signature = graph.SignatureOf(value);
        var end = lengths.GetValueOrDefault(signature.DType);
        starts[value] = end;
        lengths[signature.DType] = checked(end + Padded(signature));
    }

    /// <summary>The largest first, each at the lowest place that is free for its whole life.</summary>
    private void Share(Graph graph, DType type, List<Extent> extents)
    {
        var placed = new List<(int Start, Extent Extent)>();
        foreach (var extent in extents.OrderByDescending(e => e.Length).ThenBy(e => e.First))
        {
            var start = 0;
            foreach (var (other, taken) in placed.Where(p => p.Extent.Overlaps(extent)).OrderBy(p => p.Start))
            {
                if (start + extent.Length <= other)
                {
                    break;
                }
                start = Math.Max(start, other + taken.Length);
            }
            placed.Add((start, extent));
        }
        var origin = lengths.GetValueOrDefault(type);
        foreach (var (start, extent) in placed)
        {
            var at = origin + start;
            foreach (var value in extent.Values)
            {
                starts[value] = at;
                at += Padded(graph.SignatureOf(value));
            }
        }
        var length = placed.Count == 0 ? 0 : placed.Max(p => p.Start + p.Extent.Length);
        lengths[type] = checked(origin + length);
        WorkspaceBytes += (long)length * type.Width();
        var last = extents.Count == 0 ? -1 : extents.Max(e => e.Last);
        LargestLiveBytes +=
            Enumerable.Range(0, last + 1).Max(t => extents.Where(e => e.First <= t && t <= e.Last).Sum(e => (long)e.Length)) * type.Width();
    }

    private sealed record Extent(GraphValue[] Values, int Length, int First, int Last)
    {
        public static Extent Of(Graph graph, GraphValue[] values, IReadOnlyDictionary<GraphValue, (int First, int Last)> lives) =>
            new(values, values.Sum(v => Padded(graph.SignatureOf(v))), values.Min(v => lives[v].First), values.Max(v => lives[v].Last));

        public bool Overlaps(Extent other) => First <= other.Last && other.First <= Last;
    }
}
