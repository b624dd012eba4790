namespace Functional;

/// <summary>An order of instructions in which each comes after what it reads, as near as possible to the order of the function.</summary>
internal static class Schedule
{
    /// <param name="units">The instructions with the place of their first operation.</param>
    /// <param name="rootOf">The value whose memory holds a value.</param>
    /// <param name="after">Further constraints: (first, then) by position in <paramref name="units"/>.</param>
    public static int[] Of(
        IReadOnlyList<(PlanUnit Unit, int Order)> units,
        Func<GraphValue, GraphValue> rootOf,
        IEnumerable<(int First, int Then)> after
    )
    {
        var edges = Edges(units, rootOf).Concat(after).Distinct().ToLookup(e => e.First, e => e.Then);
        var waiting = new int[units.Count];
        foreach (var then in edges.SelectMany(e => e))
        {
            waiting[then]++;
        }
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < units.Count; i++)
        {
            if (waiting[i] == 0)
            {
                ready.Enqueue(i, units[i].Order);
            }
        }
        var order = new List<int>(units.Count);
        while (ready.TryDequeue(out var unit, out _))
        {
            order.Add(unit);
            foreach (var then in edges[unit])
            {
                if (--waiting[then] == 0)
                {
                    ready.Enqueue(then, units[then].Order);
                }
            }
        }
        return order.Count == units.Count
            ? [.. order]
            : throw new InvalidOperationException("instructions wait for one another in a circle; this is an error of the planner.");
    }

    /// <summary>Whether one instruction must come before another, directly or through others.</summary>
    public static bool IsBefore(int first, int second, ILookup<int, int> edges)
    {
        var (seen, pending) = (new HashSet<int>(), new Stack<int>([first]));
        while (pending.TryPop(out var next))
        {
            if (next == second)
            {
                return true;
            }
            foreach (var then in seen.Add(next) ? edges[next] : [])
            {
                pending.Push(then);
            }
        }
        return false;
    }

    /// <summary>Who reads what whom.</summary>
    public static IEnumerable<(int First, int Then)> Edges(
        IReadOnlyList<(PlanUnit Unit, int Order)> units,
        Func<GraphValue, GraphValue> rootOf
    )
    {
        var producer = new Dictionary<GraphValue, int>();
        for (var i = 0; i < units.Count; i++)
        {
            foreach (var output in units[i].Unit.Outputs)
            {
                producer[output] = i;
            }
        }
        for (var i = 0; i < units.Count; i++)
        {
            foreach (var input in units[i].Unit.Inputs)
            {
                if (producer.TryGetValue(rootOf(input), out var from) && from != i)
                {
                    yield return (from, i);
                }
            }
        }
    }
}
