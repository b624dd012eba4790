using System.Collections.Immutable;

namespace Functional;

/// <summary>A group or a data set of an HDF5 file, with its attributes.</summary>
public abstract record Hdf5Node
{
    private protected Hdf5Node() { }

    /// <summary>What is said about it, by name.</summary>
    public IReadOnlyDictionary<string, Hdf5Value> Attributes => Named;

    private protected ImmutableSortedDictionary<string, Hdf5Value> Named { get; init; } =
        ImmutableSortedDictionary.Create<string, Hdf5Value>(StringComparer.Ordinal);

    private protected static ImmutableSortedDictionary<string, T> Empty<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}

/// <summary>Nodes by name; immutable: <c>Hdf5Group.Root.With("dense/kernel", value)</c> is another group.</summary>
public sealed record Hdf5Group : Hdf5Node
{
    private ImmutableSortedDictionary<string, Hdf5Node> Below { get; init; } = Empty<Hdf5Node>();

    private Hdf5Group() { }

    /// <summary>A group of nothing, from which trees are made.</summary>
    public static Hdf5Group Root { get; } = new();

    /// <summary>The nodes by name, in the order of their names.</summary>
    public IReadOnlyDictionary<string, Hdf5Node> Children => Below;

    /// <summary>The node at a path such as <c>dense/kernel:0</c>; null if there is none.</summary>
    public Hdf5Node? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parts(path).Aggregate((Hdf5Node?)this, (node, name) => node is Hdf5Group group ? group.Below.GetValueOrDefault(name) : null);
    }

    /// <summary>This tree with a node at a path, in place of what was there; groups on the way are made.</summary>
    /// <exception cref="ArgumentException">The path is empty, or leads through a data set.</exception>
    public Hdf5Group With(string path, Hdf5Node node)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(node);
        return Parts(path) is { Length: > 0 } parts
            ? With(parts, node)
            : throw new ArgumentException("hdf5: an empty path names no node; give names with slashes between, such as dense/kernel.");
    }

    /// <summary>This tree with a data set at a path.</summary>
    /// <exception cref="ArgumentException">The path is empty, or leads through a data set.</exception>
    public Hdf5Group With(string path, Tensor value) => With(path, new Hdf5Dataset(Hdf5Value.Of(value)));

    /// <summary>This group with an attribute, in place of one of that name.</summary>
    public Hdf5Group WithAttribute(string name, Hdf5Value value) => this with { Named = Named.SetItem(name, value) };

    private Hdf5Group With(ReadOnlySpan<string> parts, Hdf5Node node)
    {
        var name = parts[0];
        var rest = parts[1..];
        if (rest.IsEmpty)
        {
            return this with { Below = Below.SetItem(name, node) };
        }
        var next =
            (Below.GetValueOrDefault(name) ?? Root) as Hdf5Group
            ?? throw new ArgumentException($"hdf5: \"{name}\" is a data set, so nothing can stand below it.");
        return this with { Below = Below.SetItem(name, next.With(rest, node)) };
    }

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>An array with its attributes.</summary>
/// <param name="Value">The numbers or texts.</param>
public sealed record Hdf5Dataset(Hdf5Value Value) : Hdf5Node
{
    /// <summary>This data set with an attribute, in place of one of that name.</summary>
    public Hdf5Dataset WithAttribute(string name, Hdf5Value value) => this with { Named = Named.SetItem(name, value) };
}
