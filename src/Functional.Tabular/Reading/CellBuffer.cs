namespace Functional;

/// <summary>The cells of a column as they stand in the file, UTF-8, one after the other in one array.</summary>
internal sealed class CellBuffer(string name)
{
    private readonly List<int> ends = [];
    private readonly List<bool> missing = [];
    private byte[] bytes = new byte[256];

    public string Name { get; } = name;

    public int Count => ends.Count;

    public bool[] Missing => [.. missing];

    public bool IsMissing(int row) => missing[row];

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var start = row == 0 ? 0 : ends[row - 1];
            return bytes.AsSpan(start, ends[row] - start);
        }
    }

    public void Add(ReadOnlySpan<byte> cell, bool isMissing)
    {
        var start = ends.Count == 0 ? 0 : ends[^1];
        var end = checked(start + cell.Length);
        if (end > bytes.Length)
        {
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, 2L * bytes.Length)));
        }
        cell.CopyTo(bytes.AsSpan(start));
        ends.Add(end);
        missing.Add(isMissing);
    }

    /// <summary>Drops all cells; the array stays.</summary>
    public void Clear()
    {
        ends.Clear();
        missing.Clear();
    }
}
