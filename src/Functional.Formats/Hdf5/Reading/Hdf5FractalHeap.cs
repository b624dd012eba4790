namespace Functional;

/// <summary>The heap that many links or attributes of one object are kept in (specification III.G).</summary>
internal sealed class Hdf5FractalHeap
{
    private const int HugeIndex = 1;

    private readonly Hdf5Source source;
    private readonly string path;
    private readonly int offsetWidth;
    private readonly int lengthWidth;
    private readonly int tableWidth;
    private readonly long startSize;
    private readonly int directRows;
    private readonly long root;
    private readonly int rootRows;
    private readonly long? huge;

    public Hdf5FractalHeap(Hdf5Source source, long address, string path)
    {
        (this.source, this.path) = (source, path);
        var cursor = source.Open(address, path);
        cursor.Require("FRHP"u8);
        cursor.Version(0);
        cursor.UInt16();
        if (cursor.UInt16() != 0)
        {
            throw source.Error(path, "a heap with filters is not read");
        }
        cursor.Byte();
        var largestManaged = cursor.UInt32();
        cursor.Length();
        huge = cursor.Address();
        cursor.Length();
        cursor.Address();
        cursor.Skip(8L * source.LengthSize);
        tableWidth = cursor.UInt16();
        startSize = cursor.Length();
        var largestDirect = cursor.Length();
        var bits = cursor.UInt16();
        cursor.UInt16();
        root = cursor.Target("the first block of the heap");
        rootRows = cursor.UInt16();
        source.Check(source.At(address, cursor.At + 4, path), path);
        if (tableWidth == 0 || startSize < 1 || largestDirect < startSize || bits > 64 || rootRows > 64)
        {
            throw source.Error(path, "the heap has a form that cannot be");
        }
        offsetWidth = (bits + 7) / 8;
        lengthWidth = Hdf5BTree2.Width(Math.Min(largestDirect, largestManaged));
        directRows = System.Numerics.BitOperations.Log2((ulong)largestDirect) - System.Numerics.BitOperations.Log2((ulong)startSize) + 2;
    }

    /// <summary>The object that an identifier stands for.</summary>
    public ReadOnlySpan<byte> Object(ReadOnlySpan<byte> id)
    {
        var kind = id.Length > 0 ? (id[0] >> 4) & 3 : 3;
        var cursor = new Hdf5Cursor(source, id, path);
        var first = cursor.Byte();
        if (kind == 2)
        {
            return id.Slice(1, Math.Min(id.Length - 1, (first & 15) + 1));
        }
        if (kind == 1)
        {
            return Huge(cursor.Number(Math.Min(8, cursor.Left)));
        }
        if (kind != 0)
        {
            throw source.Error(path, "an object of the heap is of a kind that is not known");
        }
        var (offset, length) = (cursor.Number(offsetWidth), cursor.Number(lengthWidth));
        if (offset > long.MaxValue || length > int.MaxValue)
        {
            throw source.Error(path, "an object stands outside its heap");
        }
        var (block, at) = Block((long)offset);
        return source.At(block + at, (long)length, path);
    }

    /// <summary>Objects too large for blocks stand by themselves; an index has their addresses.</summary>
    private ReadOnlySpan<byte> Huge(ulong number)
    {
        foreach (var record in Hdf5BTree2.Records(source, huge ?? throw source.Error(path, "the index is missing"), HugeIndex, path))
        {
            var cursor = new Hdf5Cursor(source, record, path);
            var (address, length) = (cursor.Target("a large object"), cursor.Length());
            if (cursor.Number(source.LengthSize) == number)
            {
                return source.At(address, length, path);
            }
        }
        throw source.Error(path, $"the heap has no large object {number}");
    }

    /// <summary>The block that holds an offset, and the place in it: blocks double in size from row to row of the table.</summary>
    private (long Address, long At) Block(long offset)
    {
        if (rootRows == 0)
        {
            return (root, offset);
        }
        var (table, rows) = (root, rootRows);
        for (var depth = 0; depth < 64; depth++)
        {
            var cursor = source.Open(table, path);
            cursor.Require("FHIB"u8);
            cursor.Version(0);
            cursor.Address();
            cursor.Skip(offsetWidth);
            var (begin, size) = (0L, startSize);
            var isFound = false;
            for (var row = 0; row < rows && !isFound; row++)
            {
                size = row <= 1 ? startSize : size * 2;
                for (var column = 0; column < tableWidth; column++)
                {
                    var child = cursor.Address();
                    if (offset >= begin && offset - begin < size)
                    {
                        var address = child ?? throw source.Error(path, "an object stands in a block that is not there");
                        if (row < directRows)
                        {
                            return (address, offset - begin);
                        }
                        (table, rows, offset, isFound) = (address, RowsOf(size), offset - begin, true);
                        break;
                    }
                    begin += size;
                }
            }
            if (!isFound)
            {
                break;
            }
        }
        throw source.Error(path, "an object stands outside its heap");
    }

    /// <summary>How many rows a table has that stands for as much as a block of a size.</summary>
    private int RowsOf(long size) =>
        System.Numerics.BitOperations.Log2((ulong)size)
        - System.Numerics.BitOperations.Log2((ulong)startSize)
        - System.Numerics.BitOperations.Log2((uint)tableWidth)
        + 1;
}
