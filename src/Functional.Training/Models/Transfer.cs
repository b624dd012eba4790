using System.Text;

namespace Functional;

/// <summary>What a model took over from another one when it was compiled: tensors of equal path, shape and type.</summary>
/// <param name="Taken">Paths whose values were taken over.</param>
/// <param name="Missing">Paths of this model that the other has not: they keep their initial values.</param>
/// <param name="Different">Paths that both have with different shapes or types, and what these are.</param>
/// <param name="Unused">Paths of the other model that this one has not.</param>
public sealed record Transfer(
    Sequence<string> Taken,
    Sequence<string> Missing,
    Sequence<(string Path, string Here, string There)> Different,
    Sequence<string> Unused
)
{
    /// <summary>Whether every tensor of either model has found its like.</summary>
    public bool IsComplete => Missing.Count + Different.Count + Unused.Count == 0;

    /// <summary>A line for each of the four that has something to say.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append("taken: ").AppendJoin(", ", Taken);
        Line("initial values, missing in the other model", Missing);
        Line("initial values, of another shape", Different.Select(d => $"{d.Path} ({d.Here} here, {d.There} there)"));
        Line("not used", Unused);
        return text.ToString();

        void Line(string what, IEnumerable<string> paths)
        {
            if (paths.Any())
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{what}: ").AppendJoin(", ", paths);
            }
        }
    }

    /// <exception cref="ArgumentException">Nothing fits.</exception>
    internal static (Parameters Parameters, Parameters State, Transfer Transfer) Take(Parameters parameters, Parameters state, Model from)
    {
        var (mine, theirs) = (All(parameters, state), All(from.Parameters, from.State));
        var both = mine.Paths.Where(theirs.Contains).ToList();
        var taken = both.Where(p => Kind(mine[p]) == Kind(theirs[p])).ToHashSet(StringComparer.Ordinal);
        var transfer = new Transfer(
            [.. both.Where(taken.Contains)],
            [.. mine.Paths.Where(p => !theirs.Contains(p))],
            [.. both.Where(p => !taken.Contains(p)).Select(p => (p, Kind(mine[p]), Kind(theirs[p])))],
            [.. theirs.Paths.Where(p => !mine.Contains(p))]
        );
        if (transfer.Taken.Count == 0)
        {
            throw new ArgumentException(
                $"nothing of the other model fits, path by path. {transfer}\nGive layers that mean the same the same name in both models."
            );
        }
        Parameters Fill(Parameters tree) =>
            Parameters.From(tree.Paths.Select(p => KeyValuePair.Create(p, taken.Contains(p) ? theirs[p] : tree[p])));
        return (Fill(parameters), Fill(state), transfer);
    }

    private static Parameters All(Parameters parameters, Parameters state) =>
        Parameters.From(
            parameters
                .Paths.Select(p => KeyValuePair.Create(p, parameters[p]))
                .Concat(state.Paths.Select(p => KeyValuePair.Create(p, state[p])))
        );

    private static string Kind(Tensor tensor) => $"{tensor.DType.ToString().ToLowerInvariant()}{tensor.Shape}";
}
