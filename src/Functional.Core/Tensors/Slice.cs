namespace Functional;

/// <summary>
/// One axis of an index: a position, which removes the axis, or a range, which keeps it. <c>x[0]</c>, <c>x[^1]</c>,
/// <c>x[.., 2..5]</c>; a negative position counts from the end, <c>x[-1]</c>.
/// </summary>
public readonly record struct Slice
{
    private Slice(Index? position, Range range) => (Position, Range) = (position, range);

    /// <summary>The whole axis.</summary>
    public static Slice All => new(null, ..);

    /// <summary>The one position to take; null when a range is taken.</summary>
    public Index? Position { get; }

    /// <summary>The elements to take when <see cref="Position"/> is null.</summary>
    public Range Range { get; }

    /// <summary>One position; negative counts from the end.</summary>
    public static implicit operator Slice(int at) => new(at < 0 ? new Index(-at, fromEnd: true) : new Index(at), ..);

    /// <summary>One position.</summary>
    public static implicit operator Slice(Index at) => new(at, ..);

    /// <summary>A range of positions.</summary>
    public static implicit operator Slice(Range range) => new(null, range);

    /// <summary>As written in C#: <c>2..5</c>, <c>^1</c>.</summary>
    public override string ToString() => Position?.ToString() ?? Range.ToString();

    /// <summary>First element and length along an axis of this size, or null when out of range.</summary>
    internal (int Start, int Length)? On(int size)
    {
        if (Position is { } at)
        {
            var offset = at.GetOffset(size);
            return (uint)offset < (uint)size ? (offset, 1) : null;
        }
        var (start, end) = (Range.Start.GetOffset(size), Range.End.GetOffset(size));
        return start >= 0 && end >= start && end <= size ? (start, end - start) : null;
    }
}
