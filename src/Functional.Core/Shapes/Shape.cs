using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Immutable sizes, one per axis: <c>Shape s = [32, 784]</c>, <c>Shape s = 64</c>, <c>Shape.Of(28, 28)</c>. Compares by value.
/// </summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    private readonly int[] sizes;

    private Shape(int[] sizes)
    {
        this.sizes = sizes;
        long size = 1;
        foreach (var s in sizes)
        {
            if (s < 0)
            {
                throw new ShapeException("shape", $"a size is negative ({s})", "Sizes are 0 or more.", ("sizes", Text(sizes)));
            }
            // Beyond the limit only a size of 0 can make a difference; multiplying on could overflow.
            size = s == 0 || size <= Array.MaxLength ? size * s : size;
        }
        if (size > Array.MaxLength)
        {
            var exact = sizes.Aggregate(BigInteger.One, (product, s) => product * s);
            throw new ShapeException(
                "shape",
                $"{exact} elements are more than an array can hold",
                "Work on batches, or on parts along the first axis.",
                ("sizes", Text(sizes))
            );
        }
        Size = (int)size;
    }

    /// <summary>The shape of a single number: no axes, one element.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>A shape with these sizes.</summary>
    /// <exception cref="ShapeException">A size is negative, or there are more elements than an array can hold.</exception>
    public static Shape Of(params int[] sizes) => sizes.Length == 0 ? Scalar : new([.. sizes]);

    /// <summary>A shape from a collection expression.</summary>
    public static Shape Create(ReadOnlySpan<int> sizes) => sizes.IsEmpty ? Scalar : new(sizes.ToArray());

    /// <summary>The size along an axis; <c>shape[^1]</c> counts from the end.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int this[int axis] => (uint)axis < (uint)sizes.Length ? sizes[axis] : throw Axes.OutOfRange("shape", axis, this);

    /// <summary>The number of axes.</summary>
    public int Count => sizes.Length;

    /// <summary>The number of axes.</summary>
    public int Rank => sizes.Length;

    /// <summary>The number of elements: the product of the sizes, 1 for a scalar.</summary>
    public int Size { get; }

    /// <summary>The size of the last axis.</summary>
    /// <exception cref="ShapeException">The shape has no axes.</exception>
    public int Last => this[sizes.Length - 1];

    /// <summary>This shape with another size on its last axis.</summary>
    /// <exception cref="ShapeException">The shape has no axes.</exception>
    public Shape WithLast(int size) => WithSize(sizes.Length - 1, size);

    /// <summary>This shape with another size on one axis.</summary>
    /// <exception cref="ShapeException">There is no such axis, or the size is negative.</exception>
    public Shape WithSize(int axis, int size)
    {
        _ = this[axis];
        int[] copy = [.. sizes];
        copy[axis] = size;
        return new(copy);
    }

    /// <summary>Some neighbouring axes: <c>shape[1..]</c> leaves out the first.</summary>
    public Shape Slice(int start, int length) => Create(sizes.AsSpan(start, length));

    /// <summary>A shape with one axis.</summary>
    public static implicit operator Shape(int size) => new([size]);

    /// <summary>A shape with these sizes.</summary>
    public static implicit operator Shape(int[] sizes) => Of(sizes);

    /// <summary>Equal when all sizes are.</summary>
    public static bool operator ==(Shape? left, Shape? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when some size differs.</summary>
    public static bool operator !=(Shape? left, Shape? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Shape? other) => ReferenceEquals(this, other) || (other is not null && sizes.AsSpan().SequenceEqual(other.sizes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var s in sizes)
        {
            hash.Add(s);
        }
        return hash.ToHashCode();
    }

    /// <summary>The sizes in brackets: <c>[32, 784]</c>.</summary>
    public override string ToString() => Text(sizes);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)sizes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ReadOnlySpan<int> Sizes => sizes;

    private static string Text(IEnumerable<int> sizes) => $"[{string.Join(", ", sizes)}]";
}
