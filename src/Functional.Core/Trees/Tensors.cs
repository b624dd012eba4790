using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Several tensors that go into or come out of a network together, by position and, where they have names, by name. A tensor,
/// or a tuple of two or three, converts by itself.
/// </summary>
[CollectionBuilder(typeof(Tensors), nameof(Create))]
public sealed class Tensors : IEquatable<Tensors>, ITree<Tensors>
{
    private readonly ImmutableArray<(string? Name, Tensor Value)> items;

    private Tensors(ImmutableArray<(string? Name, Tensor Value)> items)
    {
        this.items = items;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in items)
        {
            ArgumentNullException.ThrowIfNull(value, name ?? "tensor");
            if (name is not null && !names.Add(name))
            {
                throw new ArgumentException($"two tensors are called \"{name}\"; every name stands for one tensor.");
            }
        }
    }

    /// <summary>Tensors by position.</summary>
    public static Tensors Of(params Tensor[] values) => new([.. values.Select(v => ((string?)null, v?.Strong()!))]);

    /// <summary>Tensors by name and position.</summary>
    /// <exception cref="ArgumentException">A name is used twice.</exception>
    public static Tensors Named(params (string Name, Tensor Value)[] values) =>
        new([.. values.Select(v => ((string?)v.Name, v.Value?.Strong()!))]);

    /// <summary>Tensors by position, some of them with names.</summary>
    internal static Tensors Of(IReadOnlyList<string?> names, IReadOnlyList<Tensor> values) =>
        new([.. names.Zip(values, (name, value) => (name, value))]);

    /// <summary>Tensors from a collection expression.</summary>
    public static Tensors Create(ReadOnlySpan<Tensor> values) => Of(values.ToArray());

    /// <summary>One tensor.</summary>
    public static implicit operator Tensors(Tensor x) => Of(x);

    /// <summary>Two tensors.</summary>
    public static implicit operator Tensors((Tensor, Tensor) x) => Of(x.Item1, x.Item2);

    /// <summary>Three tensors.</summary>
    public static implicit operator Tensors((Tensor, Tensor, Tensor) x) => Of(x.Item1, x.Item2, x.Item3);

    /// <summary>Tensors by name.</summary>
    public static implicit operator Tensors((string Name, Tensor Value)[] x) => Named(x);

    /// <summary>The tensor at a position, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer tensors.</exception>
    public Tensor this[int index] =>
        (uint)index < (uint)items.Length
            ? items[index].Value
            : throw new ArgumentOutOfRangeException(
                nameof(index),
                string.Create(CultureInfo.InvariantCulture, $"tensor {index} was asked for, but there are {items.Length}.")
            );

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
    public Tensor this[string name] =>
        items.FirstOrDefault(i => i.Name == name).Value
        ?? throw new KeyNotFoundException($"no tensor \"{name}\"; there are: {string.Join(", ", Names.Select(n => n ?? "(unnamed)"))}.");

    /// <summary>The names in order; null where a tensor has none.</summary>
    public IReadOnlyList<string?> Names => [.. items.Select(i => i.Name)];

    /// <summary>The number of tensors.</summary>
    public int Count => items.Length;

    /// <summary>The only tensor.</summary>
    /// <exception cref="InvalidOperationException">There is not exactly one.</exception>
    public Tensor Single =>
        items.Length == 1
            ? items[0].Value
            : throw new InvalidOperationException(
                $"one tensor was expected, but there are {items.Length}: {this}. Take one by position or name, such as tensors[0]."
            );

    /// <summary>A function of every tensor; names stay.</summary>
    public Tensors Map(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new([.. items.Select(i => (i.Name, function(i.Value).Strong()))]);
    }

    /// <summary><c>var (first, second) = tensors;</c></summary>
    /// <exception cref="InvalidOperationException">There are not exactly two.</exception>
    public void Deconstruct(out Tensor first, out Tensor second)
    {
        RequireCount(2);
        (first, second) = (this[0], this[1]);
    }

    /// <summary><c>var (first, second, third) = tensors;</c></summary>
    /// <exception cref="InvalidOperationException">There are not exactly three.</exception>
    public void Deconstruct(out Tensor first, out Tensor second, out Tensor third)
    {
        RequireCount(3);
        (first, second, third) = (this[0], this[1], this[2]);
    }

    /// <summary>Equal when names and all tensors are, in order.</summary>
    public static bool operator ==(Tensors? left, Tensors? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when some name or tensor differs.</summary>
    public static bool operator !=(Tensors? left, Tensors? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Tensors? other) => other is not null && items.AsSpan().SequenceEqual(other.items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Tensors);

    /// <inheritdoc/>
    public override int GetHashCode() => items.Aggregate(17, (h, i) => HashCode.Combine(h, i.Name, i.Value));

    /// <summary>Names and shapes.</summary>
    public override string ToString() =>
        string.Join(", ", items.Select(i => (i.Name is null ? "" : i.Name + " ") + i.Value.DType.Text() + i.Value.Shape));

    /// <summary>The tensors in order, for <c>foreach</c>.</summary>
    public IEnumerator<Tensor> GetEnumerator() => items.Select(i => i.Value).GetEnumerator();

    /// <summary>The tensors in order.</summary>
    public IReadOnlyList<Tensor> Values => [.. items.Select(i => i.Value)];

    IReadOnlyList<Tensor> ITree<Tensors>.Leaves => Values;

    IReadOnlyList<string> ITree<Tensors>.Names => [.. items.Select((x, i) => x.Name ?? i.ToString(CultureInfo.InvariantCulture))];

    Tensors ITree<Tensors>.WithLeaves(IReadOnlyList<Tensor> leaves) => new([.. items.Select((x, i) => (x.Name, leaves[i]))]);

    private void RequireCount(int count)
    {
        if (items.Length != count)
        {
            throw new InvalidOperationException($"{count} tensors were expected, but there are {items.Length}: {this}.");
        }
    }
}
