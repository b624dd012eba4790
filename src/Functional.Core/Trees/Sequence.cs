using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>An immutable list that compares and prints by its elements, for use inside records.</summary>
/// <typeparam name="T">The element type.</typeparam>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Create))]
public sealed class Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly ImmutableArray<T> items;

    internal Sequence(ImmutableArray<T> items) => this.items = items;

    /// <summary>The element at a position, from 0.</summary>
    public T this[int index] => items[index];

    /// <summary>The number of elements.</summary>
    public int Count => items.Length;

    /// <summary>This list with one more element at its end.</summary>
    public Sequence<T> Add(T item) => new(items.Add(item));

    /// <summary>Neighbouring elements: <c>list[1..]</c>.</summary>
    public Sequence<T> Slice(int start, int length) => new([.. items.AsSpan(start, length)]);

    /// <summary>Equal when all elements are, in order.</summary>
    public static bool operator ==(Sequence<T>? left, Sequence<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when some element differs.</summary>
    public static bool operator !=(Sequence<T>? left, Sequence<T>? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Sequence<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => items.Aggregate(17, HashCode.Combine);

    /// <summary>The elements in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", items)}]";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes sequences.</summary>
public static class Sequence
{
    /// <summary>A sequence of these items; <c>[a, b]</c> in C# calls it.</summary>
    public static Sequence<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>A sequence of these items, for F#.</summary>
    public static Sequence<T> Of<T>(IEnumerable<T> items) => new([.. items]);
}
