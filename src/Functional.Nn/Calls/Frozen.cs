namespace Functional;

/// <summary>
/// Which parameters and state of a network training leaves as they are. A layer with state, such as batch normalization, all of
/// whose tensors are frozen runs as for inference, as Keras has it. Equal to another when the paths are.
/// </summary>
public sealed class Frozen : IEquatable<Frozen>
{
    private readonly HashSet<string> paths;
    private readonly HashSet<string> still;

    private Frozen(Sequence<string> ordered, IEnumerable<string> still)
    {
        Paths = ordered;
        paths = ordered.ToHashSet(StringComparer.Ordinal);
        this.still = still.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Nothing is frozen.</summary>
    public static Frozen None { get; } = new([], []);

    /// <summary>The paths, in the order of declaration.</summary>
    public Sequence<string> Paths { get; }

    /// <summary>What a rule says of the path of every parameter and state.</summary>
    /// <param name="blueprint">What the network declares.</param>
    /// <param name="rule">Whether a path, such as <c>hidden/kernel</c>, is frozen.</param>
    public static Frozen Of(Blueprint blueprint, Func<string, bool> rule)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        ArgumentNullException.ThrowIfNull(rule);
        Sequence<string> frozen = [.. blueprint.Declarations.Select(d => d.Path).Where(rule)];
        return frozen.Count == 0
            ? None
            : new(
                frozen,
                blueprint
                    .Declarations.GroupBy(d => LayerOf(d.Path), StringComparer.Ordinal)
                    .Where(layer => layer.Any(d => !d.IsTrainable) && layer.All(d => frozen.Contains(d.Path)))
                    .Select(layer => layer.Key)
            );
    }

    /// <summary>Whether a path is frozen.</summary>
    public bool Contains(string path) => paths.Contains(path);

    /// <inheritdoc/>
    public bool Equals(Frozen? other) => other is not null && Paths == other.Paths;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Frozen);

    /// <inheritdoc/>
    public override int GetHashCode() => Paths.GetHashCode();

    /// <summary>The paths.</summary>
    public override string ToString() => Paths.ToString();

    /// <summary>Whether a layer runs as for inference whatever the network is run for.</summary>
    internal bool IsStill(string layer) => still.Contains(layer);

    private static string LayerOf(string path) => path.LastIndexOf('/') is >= 0 and var end ? path[..end] : "";
}
