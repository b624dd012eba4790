using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Named tensors: an immutable tree whose paths are joined by slashes, <c>p["dense/kernel"]</c>. Parameters, their gradients,
/// state and optimizer slots all have this form. The order is that of declaration.
/// </summary>
[CollectionBuilder(typeof(Parameters), nameof(Create))]
public sealed class Parameters : IEquatable<Parameters>, ITree<Parameters>
{
    private readonly ImmutableArray<KeyValuePair<string, Tensor>> items;
    private readonly Dictionary<string, int> positions;

    private Parameters(ImmutableArray<KeyValuePair<string, Tensor>> items)
    {
        this.items = items;
        positions = new(items.Length, StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(items[i].Key, "path");
            ArgumentNullException.ThrowIfNull(items[i].Value, items[i].Key);
            if (!positions.TryAdd(items[i].Key, i))
            {
                throw new ArgumentException($"two tensors are called \"{items[i].Key}\"; every path stands for one tensor.");
            }
        }
    }

    /// <summary>No tensors.</summary>
    public static Parameters Empty { get; } = new([]);

    /// <summary>Named tensors in this order: <c>Parameters.Of(("w", [[0.0]]), ("b", [0.0]))</c>.</summary>
    /// <exception cref="ArgumentException">A path is empty or used twice.</exception>
    public static Parameters Of(params (string Path, Tensor Value)[] leaves) =>
        From(leaves.Select(l => KeyValuePair.Create(l.Path, l.Value)));

    /// <summary>Named tensors from a collection expression.</summary>
    /// <exception cref="ArgumentException">A path is empty or used twice.</exception>
    public static Parameters Create(ReadOnlySpan<KeyValuePair<string, Tensor>> leaves) => From(leaves.ToArray());

    /// <summary>Named tensors in this order; plain numbers become Float32.</summary>
    /// <exception cref="ArgumentException">A path is empty or used twice.</exception>
    public static Parameters From(IEnumerable<KeyValuePair<string, Tensor>> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return new([.. leaves.Select(l => KeyValuePair.Create(l.Key, l.Value?.Strong()!))]);
    }

    /// <summary>The tensor at a path.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
    public Tensor this[string path] =>
        positions.TryGetValue(path, out var i)
            ? items[i].Value
            : throw new KeyNotFoundException($"no parameter \"{path}\"; there are: {string.Join(", ", Paths)}.");

    /// <summary>The paths in order.</summary>
    public IEnumerable<string> Paths => items.Select(i => i.Key);

    /// <summary>The number of tensors.</summary>
    public int Count => items.Length;

    /// <summary>Whether there are no tensors.</summary>
    public bool IsEmpty => items.IsEmpty;

    /// <summary>The number of numbers in all tensors.</summary>
    public long Size => items.Sum(i => (long)i.Value.Size);

    /// <summary>Whether there is a tensor at a path.</summary>
    public bool Contains(string path) => positions.ContainsKey(path);

    /// <summary>These tensors with one replaced, or added at the end.</summary>
    public Parameters With(string path, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var item = KeyValuePair.Create(path, value.Strong());
        return new(positions.TryGetValue(path, out var i) ? items.SetItem(i, item) : items.Add(item));
    }

    /// <summary>A function of every tensor.</summary>
    public Parameters Map(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return From(items.Select(i => KeyValuePair.Create(i.Key, function(i.Value))));
    }

    /// <summary>A function of every pair of tensors of equal path; the order is this tree's.</summary>
    /// <exception cref="ArgumentException">The two trees have different paths.</exception>
    public Parameters Zip(Parameters other, Func<Tensor, Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(function);
        var (missing, extra) = (Paths.Where(p => !other.Contains(p)).ToList(), other.Paths.Where(p => !Contains(p)).ToList());
        if (missing.Count + extra.Count > 0)
        {
            throw new ArgumentException(
                $"the trees have different paths; only left: [{string.Join(", ", missing)}], only right: [{string.Join(", ", extra)}]."
            );
        }
        return From(items.Select(i => KeyValuePair.Create(i.Key, function(i.Value, other[i.Key]))));
    }

    /// <summary>The tensors whose path passes a test.</summary>
    public Parameters Where(Func<string, bool> path) => new([.. items.Where(i => path(i.Key))]);

    /// <summary>The subtree under a name, with paths relative to it: of <c>a/b/kernel</c> under <c>a</c>, <c>b/kernel</c>.</summary>
    public Parameters Under(string name) =>
        new([
            .. items
                .Where(i => i.Key.StartsWith(name + "/", StringComparison.Ordinal))
                .Select(i => KeyValuePair.Create(i.Key[(name.Length + 1)..], i.Value)),
        ]);

    /// <summary>The sum, path by path.</summary>
    public static Parameters operator +(Parameters left, Parameters right) => left.Zip(right, (x, y) => x + y);

    /// <summary>The difference, path by path.</summary>
    public static Parameters operator -(Parameters left, Parameters right) => left.Zip(right, (x, y) => x - y);

    /// <summary>Every tensor times a number.</summary>
    public static Parameters operator *(double factor, Parameters parameters) => parameters.Map(x => factor * x);

    /// <summary>Every tensor times a number.</summary>
    public static Parameters operator *(Parameters parameters, double factor) => parameters.Map(x => x * factor);

    /// <summary>Equal when paths, their order and all tensors are.</summary>
    public static bool operator ==(Parameters? left, Parameters? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when some path or tensor differs.</summary>
    public static bool operator !=(Parameters? left, Parameters? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Parameters? other) =>
        ReferenceEquals(this, other) || (other is not null && items.AsSpan().SequenceEqual(other.items.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => items.Aggregate(17, (h, i) => HashCode.Combine(h, i.Key, i.Value));

    /// <summary>One line per tensor: path and value.</summary>
    public override string ToString() => string.Join("\n", items.Select(i => $"{i.Key}: {i.Value}"));

    /// <summary>Paths and tensors in order, for <c>foreach</c>.</summary>
    public IEnumerator<KeyValuePair<string, Tensor>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, Tensor>>)items).GetEnumerator();

    IReadOnlyList<Tensor> ITree<Parameters>.Leaves => [.. items.Select(i => i.Value)];

    IReadOnlyList<string> ITree<Parameters>.Names => [.. items.Select(i => i.Key)];

    Parameters ITree<Parameters>.WithLeaves(IReadOnlyList<Tensor> leaves) =>
        From(items.Select((i, k) => KeyValuePair.Create(i.Key, leaves[k])));
}
