namespace Functional;

/// <summary>From a function to a plan: trace, graph, instructions, order, memory.</summary>
internal static class PlanBuilder
{
    /// <param name="function">(inputs, then state) ↦ (outputs, then new state).</param>
    /// <param name="inputs">Shape and type of inputs and state.</param>
    /// <param name="stateCount">How many of the last inputs are state that the last results replace.</param>
    public static Plan Build(Func<Tensor[], Tensor[]> function, IReadOnlyList<Signature> inputs, int stateCount)
    {
        var traced = Graph.Of(function, inputs);
        var graph = CopyOp.Detach(traced, Lowering.Of(traced).RootOf, inputs.Count - stateCount, stateCount);
        return Build(graph, inputs, stateCount, merges: true) ?? Build(graph, inputs, stateCount, merges: false)!;
    }

    /// <summary>Null when merged loops write results that cannot lie side by side.</summary>
    private static Plan? Build(Graph graph, IReadOnlyList<Signature> inputs, int stateCount, bool merges)
    {
        var lowering = Lowering.Of(graph);
        var firstState = inputs.Count - stateCount;
        var firstNext = graph.Results.Count - stateCount;
        int? StateIndex(GraphValue v) => v.Node >= firstState && v.Node < inputs.Count ? v.Node - firstState : null;
        Chaining.Apply(graph, lowering);
        var merging = merges ? Merging.Of(graph, lowering, StateIndex) : null;
        (GraphValue State, GraphValue Next)[] pairs =
        [
            .. Enumerable.Range(0, stateCount).Select(i => (new GraphValue(firstState + i, 0), graph.Results[firstNext + i])),
        ];
        var carrying = Carrying.Of(lowering, pairs);
        if (merging?.BlocksAfter(carrying, StateIndex) is not { } blocks)
        {
            if (merges)
            {
                return null;
            }
            blocks = [];
        }
        var order = Schedule.Of(lowering.Units, lowering.RootOf, carrying.Constraints);
        PlanUnit[] units = [.. order.Select(i => lowering.Units[i].Unit), .. carrying.Copies.Select(c => Copy(graph, c.From, c.To))];
        var kept = graph.Nodes.Where(n => n.Op is null && StateIndex(new(n.Index, 0)) is null).Select(n => new GraphValue(n.Index, 0));
        var placement = Placement.Of(graph, kept, Lives(graph, lowering, carrying, units), blocks);
        return new(graph, lowering.Views, carrying.InPlace, units, placement, inputs, stateCount);
    }

    private static PlanUnit Copy(Graph graph, GraphValue from, GraphValue to) =>
        new("copy", [from], [to], (i, o, _) => Op.Reshape.Bind(graph.SignatureOf(to).Shape, i, o), "");

    /// <summary>From the instruction that writes a value to the last that reads it, or any view of it; results live to the end.</summary>
    private static Dictionary<GraphValue, (int First, int Last)> Lives(Graph graph, Lowering lowering, Carrying carrying, PlanUnit[] units)
    {
        var lives = new Dictionary<GraphValue, (int First, int Last)>();
        for (var i = 0; i < units.Length; i++)
        {
            foreach (var output in units[i].Outputs.Where(v => graph.Nodes[v.Node].Op is not null && !carrying.InPlace.ContainsKey(v)))
            {
                lives.Add(output, (i, i));
            }
        }
        for (var i = 0; i < units.Length; i++)
        {
            foreach (var input in units[i].Inputs.Select(lowering.RootOf))
            {
                Extend(input, i);
            }
        }
        foreach (var result in graph.Results.Select(lowering.RootOf))
        {
            Extend(result, units.Length);
        }
        return lives;

        void Extend(GraphValue value, int to)
        {
            if (lives.TryGetValue(value, out var life))
            {
                lives[value] = (life.First, Math.Max(life.Last, to));
            }
        }
    }
}
