using System.Numerics;

namespace Functional;

/// <summary>Fractal heaps, section III.G: where the links and attributes of groups with many of them are.</summary>
internal sealed class Hdf5FractalHeap
{
    private readonly Hdf5Bytes file;
    private readonly Hdf5Cursor header;
    private readonly int idLength;
    private readonly bool checkedBlocks;
    private readonly uint mostManaged;
    private readonly ulong? hugeTree;
    private readonly int width;
    private readonly ulong startSize;
    private readonly ulong mostDirect;
    private readonly int offsetSize;
    private readonly ulong? root;
    private readonly int rootRows;
    private Dictionary<ulong, (ulong Address, ulong Length)>? hugeObjects;

    private Hdf5FractalHeap(Hdf5Cursor header)
    {
        (this.header, file) = (header, header.File);
        header.Version(0);
        idLength = header.U16();
        if (header.U16() != 0)
        {
            throw header.Fail("a heap with filters is not supported");
        }
        checkedBlocks = (header.U8() & 2) != 0;
        mostManaged = header.U32();
        header.Length();
        hugeTree = header.Address();
        header.Length();
        header.Address();
        for (var i = 0; i < 8; i++)
        {
            header.Length();
        }
        (width, startSize, mostDirect) = (header.U16(), header.Length(), header.Length());
        var heapBits = header.U16();
        header.Skip(2);
        (root, rootRows) = (header.Address(), header.U16());
        offsetSize = (heapBits + 7) / 8;
        if (width == 0 || heapBits > 64 || heapBits == 0 || !Power(startSize) || !Power(mostDirect) || mostDirect < startSize)
        {
            throw header.Fail("the sizes of its blocks do not fit together");
        }

        static bool Power(ulong size) => BitOperations.IsPow2(size) && size <= uint.MaxValue;
    }

    public static Hdf5FractalHeap Read(Hdf5Bytes file, ulong address) =>
        new(file.Checked(address, (ulong)(26 + (3 * file.OffsetSize) + (12 * file.LengthSize)), "FRHP", "fractal heap"));

    /// <summary>The object whose identifier comes next.</summary>
    public Hdf5Cursor Get(Hdf5Cursor record, string structure)
    {
        var id = record.Part((ulong)idLength);
        int first = id.U8();
        var found = (first >> 4) switch
        {
            0 => Managed(id),
            1 => Huge(id),
            2 => id.Part((ulong)(idLength <= 17 ? (first & 15) + 1 : (((first & 15) << 8) | id.U8()) + 1)),
            _ => throw id.Fail($"a heap object of kind {first >> 4} is not supported"),
        };
        file.Spend(found.Left, header.Structure);
        return new(file, found.Bytes((ulong)found.Left), $"{structure} in the {header.Structure}");
    }

    private Hdf5Cursor Managed(Hdf5Cursor id)
    {
        var lengthSize = Math.Min(Width(mostDirect), Width(mostManaged));
        var (offset, length) = (id.Unsigned(offsetSize), id.Unsigned(lengthSize));
        var (block, size, within) = rootRows == 0 ? (root, startSize, offset) : Find(root, rootRows, offset);
        if (block is not { } address || within >= size || length > size - within)
        {
            throw header.Fail($"there is no object of {length} bytes at {offset}");
        }
        var direct = file.At(address, size, "direct block of a fractal heap");
        direct.Signature("FHDB");
        var prefix = 5 + file.OffsetSize + offsetSize + (checkedBlocks ? 4 : 0);
        if (within < (ulong)prefix)
        {
            throw header.Fail($"an object at {offset} would lie in the head of a block");
        }
        direct.Skip((int)within - 4);
        return direct.Part(length);
    }

    /// <summary>The direct block that holds an offset of the heap, its size, and where in it the offset is.</summary>
    private (ulong? Address, ulong Size, ulong Within) Find(ulong? indirect, int rows, ulong offset)
    {
        var directRows = BitOperations.Log2(mostDirect) - BitOperations.Log2(startSize) + 2;
        for (var level = 0; level < 64 && indirect is { } address; level++)
        {
            var (row, start) = (0, 0UL);
            while (row < rows && row < 60 && offset - start >= RowSize(row) * (ulong)width)
            {
                start += RowSize(row) * (ulong)width;
                row++;
            }
            if (row >= rows || row >= 60)
            {
                break;
            }
            var (column, within) = Math.DivRem(offset - start, RowSize(row));
            var block = file.At(address, "indirect block of a fractal heap");
            block.Signature("FHIB");
            block.Skip(1 + file.OffsetSize + offsetSize);
            block.Bytes(((ulong)row * (ulong)width + column) * (ulong)file.OffsetSize);
            indirect = block.Address();
            if (row < directRows)
            {
                return (indirect, RowSize(row), within);
            }
            rows = BitOperations.Log2(RowSize(row)) - BitOperations.Log2(startSize) - BitOperations.Log2((uint)width) + 1;
            offset = within;
        }
        throw header.Fail($"there is no block at {offset}");
    }

    private ulong RowSize(int row) => startSize << Math.Min(Math.Max(row - 1, 0), 31);

    private Hdf5Cursor Huge(Hdf5Cursor id)
    {
        const string Structure = "object of a fractal heap";
        if (id.Left >= file.OffsetSize + file.LengthSize)
        {
            return file.At(id.RequiredAddress(), id.Length(), Structure);
        }
        hugeObjects ??= ReadHuge();
        var key = id.Unsigned(Math.Min(id.Left, 8));
        return hugeObjects.TryGetValue(key, out var place)
            ? file.At(place.Address, place.Length, Structure)
            : throw header.Fail($"there is no large object {key}");
    }

    private Dictionary<ulong, (ulong, ulong)> ReadHuge()
    {
        var objects = new Dictionary<ulong, (ulong, ulong)>();
        foreach (var record in Hdf5BTree2.Records(file, hugeTree ?? throw header.Fail("large objects are missing"), 1))
        {
            var place = (record.RequiredAddress(), record.Length());
            objects[record.Length()] = place;
        }
        return objects;
    }

    private static int Width(ulong most) => (BitOperations.Log2(Math.Max(most, 1)) / 8) + 1;
}
