namespace Functional;

/// <summary>
/// State that a plan carries from run to run: results that take the place of inputs. Where every reader of the old value can run
/// before the writer of the new one, the new one is written right into its place; else it is copied there at the end.
/// </summary>
internal sealed class Carrying
{
    private Carrying() { }

    /// <summary>Results written in place of inputs: result ↦ input.</summary>
    public Dictionary<GraphValue, GraphValue> InPlace { get; } = [];

    /// <summary>Results copied over inputs at the end.</summary>
    public List<(GraphValue From, GraphValue To)> Copies { get; } = [];

    /// <summary>Readers of old values that must run before writers of new ones.</summary>
    public List<(int First, int Then)> Constraints { get; } = [];

    /// <param name="lowering">The instructions.</param>
    /// <param name="pairs">(state input, its new value).</param>
    public static Carrying Of(Lowering lowering, IReadOnlyList<(GraphValue State, GraphValue Next)> pairs)
    {
        var carrying = new Carrying();
        var edges = Schedule.Edges(lowering.Units, lowering.RootOf).ToList();
        foreach (var (state, next) in pairs)
        {
            if (next != state && !carrying.TryInPlace(lowering, edges, state, next))
            {
                carrying.Copies.Add((next, state));
            }
        }
        return carrying;
    }

    private bool TryInPlace(Lowering lowering, List<(int First, int Then)> edges, GraphValue state, GraphValue next)
    {
        var writer = lowering.Units.FindIndex(u => u.Unit.Outputs.Contains(next));
        if (writer < 0 || InPlace.ContainsKey(next) || lowering.Views.ContainsKey(next))
        {
            return false;
        }
        int[] readers = [.. Enumerable.Range(0, lowering.Units.Count).Where(i => i != writer && Reads(i, state))];
        var itself = lowering.Units[writer].Unit;
        int[] own = [.. Enumerable.Range(0, itself.Inputs.Length).Where(i => lowering.RootOf(itself.Inputs[i]) == state)];
        if (own.Length > 1 || (own.Length == 1 && !itself.InPlace.Contains(own[0])))
        {
            return false;
        }
        var all = edges.Concat(Constraints).ToLookup(e => e.First, e => e.Then);
        if (readers.Any(r => Schedule.IsBefore(writer, r, all)))
        {
            return false;
        }
        Constraints.AddRange(readers.Select(r => (r, writer)));
        InPlace.Add(next, state);
        return true;

        bool Reads(int unit, GraphValue value) => lowering.Units[unit].Unit.Inputs.Any(v => lowering.RootOf(v) == value);
    }
}
