namespace Functional;

/// <summary>
/// Loops that do the same to several tensors become one loop over a block in which those tensors lie side by side: an optimizer's
/// update of many small parameters is one sweep. Possible where every operand is shared, or is a tensor of the state or an
/// intermediate that may be placed at will.
/// </summary>
internal sealed class Merging
{
    private readonly Graph graph;
    private readonly Lowering lowering;
    private readonly Func<GraphValue, int?> stateIndex;
    private readonly HashSet<GraphValue> placed = [];

    private Merging(Graph graph, Lowering lowering, Func<GraphValue, int?> stateIndex) =>
        (this.graph, this.lowering, this.stateIndex) = (graph, lowering, stateIndex);

    /// <summary>Intermediates that must lie side by side, in this order.</summary>
    public List<GraphValue[]> Blocks { get; } = [];

    /// <summary>
    /// Results that are written over a run of state tensors or into a block of their own: which, is known after carrying.
    /// </summary>
    public List<GraphValue[]> Written { get; } = [];

    /// <summary>Replaces loops of a lowering by merged ones.</summary>
    /// <param name="graph">Knows shapes and types.</param>
    /// <param name="lowering">The instructions.</param>
    /// <param name="stateIndex">Which tensor of the state a value is; null for others.</param>
    public static Merging Of(Graph graph, Lowering lowering, Func<GraphValue, int?> stateIndex)
    {
        var merging = new Merging(graph, lowering, stateIndex);
        foreach (var alike in lowering.Loops.GroupBy(l => Form(l.Group, l.Written)).Where(g => g.Count() > 1).ToList())
        {
            merging.TryRuns([.. alike]);
        }
        return merging;
    }

    /// <summary>
    /// All blocks, now that it is known which results are written over state: those must follow one another there, and the others
    /// become blocks. Null when some results of one merged loop are written over state and others are not.
    /// </summary>
    public IReadOnlyList<GraphValue[]>? BlocksAfter(Carrying carrying, Func<GraphValue, int?> stateIndexOf)
    {
        var all = Blocks.ToList();
        foreach (var written in Written)
        {
            int?[] places = [.. written.Select(v => carrying.InPlace.TryGetValue(v, out var state) ? stateIndexOf(state) : null)];
            if (places.All(p => p is null))
            {
                all.Add(written);
            }
            else if (!places.Select((p, i) => p == places[0] + i).All(x => x))
            {
                return null;
            }
        }
        return all;
    }

    /// <summary>What a loop does, with the values that all such loops share.</summary>
    private static string Form(StepGroup group, int[] written)
    {
        var steps = group.Steps.Select(s => $"{s.Op.Name} {s.Attributes} {s.Type} {string.Join(",", s.Sources)}");
        var operands = group.Operands.Select(o => o.Pattern.IsFull(group.Count) && group.Count > 1 ? "own" : $"{o.Value} {o.Pattern}");
        return string.Join(";", steps.Concat(operands).Append(string.Join(",", written)));
    }

    /// <summary>Tries loops that work on tensors of the state in runs of those that follow one another there; others together.</summary>
    private void TryRuns(LoweredLoop[] loops)
    {
        var first = loops[0].Group;
        int[] own = [.. Enumerable.Range(0, first.Operands.Count).Where(i => IsOwn(first, i))];
        var leader = own.FirstOrDefault(i => stateIndex(first.Operands[i].Value) is not null, -1);
        if (leader < 0)
        {
            Try(loops, own);
            return;
        }
        int? Place(LoweredLoop loop) => stateIndex(loop.Group.Operands[leader].Value);
        LoweredLoop[] ordered = [.. loops.Where(l => Place(l) is not null).OrderBy(Place)];
        for (var start = 0; start < ordered.Length; )
        {
            var run = ordered.Skip(start).TakeWhile((l, i) => Place(l) == Place(ordered[start]) + i).ToArray();
            start += run.Length;
            if (run.Length > 1)
            {
                Try(run, own);
            }
        }
    }

    private void Try(LoweredLoop[] loops, int[] own)
    {
        var first = loops[0].Group;
        GraphValue[][] operands = [.. own.Select(i => loops.Select(l => l.Group.Operands[i].Value).ToArray())];
        GraphValue[][] outputs =
        [
            .. first
                .Values.Select((_, i) => i)
                .Where(loops[0].Written.Contains)
                .Select(i => loops.Select(l => l.Group.Values[i]!.Value).ToArray()),
        ];
        if (!operands.All(IsSideBySide) || !outputs.All(o => o.All(IsFree)) || AreDependent(loops))
        {
            return;
        }
        foreach (var temporary in operands.Where(o => stateIndex(o[0]) is null))
        {
            placed.UnionWith(temporary);
            Blocks.Add(temporary);
        }
        foreach (var output in outputs)
        {
            placed.UnionWith(output);
            Written.Add(output);
        }
        lowering.Replace(loops.Select(l => l.Unit), Merge(loops, own, operands, outputs));
    }

    private static bool IsOwn(StepGroup group, int operand) => group.Operands[operand].Pattern.IsFull(group.Count) && group.Count > 1;

    /// <summary>Tensors of the state that follow one another, or intermediates that can be made to.</summary>
    private bool IsSideBySide(GraphValue[] values)
    {
        if (stateIndex(values[0]) is { } start)
        {
            return values.Select((v, i) => stateIndex(v) == start + i).All(x => x);
        }
        return values.Distinct().Count() == values.Length && values.All(v => stateIndex(v) is null && IsFree(v));
    }

    /// <summary>Whether a value has memory of its own that may be placed anywhere.</summary>
    private bool IsFree(GraphValue value) =>
        graph.Nodes[value.Node].Op is not null && !lowering.Views.ContainsKey(value) && !placed.Contains(value);

    private bool AreDependent(LoweredLoop[] loops)
    {
        int[] units = [.. loops.Select(l => lowering.Units.FindIndex(u => u.Unit == l.Unit))];
        var edges = Schedule.Edges(lowering.Units, lowering.RootOf).ToLookup(e => e.First, e => e.Then);
        return units.Any(u => edges[u].Any(then => units.Any(other => Schedule.IsBefore(then, other, edges))));
    }

    private PlanUnit Merge(LoweredLoop[] loops, int[] own, GraphValue[][] operands, GraphValue[][] outputs)
    {
        var (model, written) = (loops[0].Group, loops[0].Written);
        var length = loops.Sum(l => Placement.Padded(graph.SignatureOf(l.Group.Operands[own.Length > 0 ? own[0] : 0].Value)));
        var group = model.Over(length, own);
        GraphValue[] shared = [.. Enumerable.Range(0, model.Operands.Count).Except(own).Select(i => model.Operands[i].Value)];
        return new(
            $"{loops.Length} × {loops[0].Unit.Name}",
            [.. operands.SelectMany(o => o), .. shared],
            [.. outputs.SelectMany(o => o)],
            (i, o, _) =>
            {
                var block = new Signature(length, model.Type);
                var inputs = new Tensor[model.Operands.Count];
                for (var j = 0; j < own.Length; j++)
                {
                    inputs[own[j]] = Block(i.AsSpan(j * loops.Length, loops.Length), block);
                }
                var next = own.Length * loops.Length;
                foreach (var operand in Enumerable.Range(0, inputs.Length).Except(own))
                {
                    inputs[operand] = i[next++];
                }
                return FusedLoop.Bind(
                    group,
                    inputs,
                    written
                        .Select((step, j) => (step, j))
                        .ToDictionary(p => p.step, p => Block(o.AsSpan(p.j * loops.Length, loops.Length), block))
                );
            },
            ""
        )
        {
            InPlace = Enumerable.Range(0, own.Length * loops.Length).ToHashSet(),
        };
    }

    /// <summary>One tensor over several that lie side by side.</summary>
    private static Tensor Block(ReadOnlySpan<Tensor> parts, Signature block)
    {
        for (var i = 1; i < parts.Length; i++)
        {
            var distance = (nint)Placement.Padded(parts[i - 1].Signature) * block.DType.Width();
            if (parts[i].Address != parts[i - 1].Address + distance)
            {
                throw new InvalidOperationException("tensors of a block do not lie side by side; this is an error of the planner.");
            }
        }
        return parts[0].Part(block, 0);
    }
}
