namespace Functional;

/// <summary>How the chunks of a data set are found; the numbers are those of layout version 4.</summary>
internal enum Hdf5ChunkIndex
{
    Tree = 0,
    Single = 1,
    Implicit = 2,
    FixedArray = 3,
    ExtensibleArray = 4,
    Tree2 = 5,
}

/// <summary>One chunk: where its first element belongs, where its bytes stand, and which filters were left out.</summary>
internal readonly record struct Hdf5Chunk(long[] Start, long Address, long Size, long Mask);

/// <summary>The chunks of a data set (specification III.A.1, VII).</summary>
/// <param name="Sizes">Elements of a chunk along each axis, and bytes of an element.</param>
/// <param name="Address">Of the index; null where nothing was written.</param>
/// <param name="Index">Of which kind it is.</param>
internal sealed record Hdf5Chunks(long[] Sizes, long? Address, Hdf5ChunkIndex Index)
{
    private const int PlainRecord = 10;
    private const int FilteredRecord = 11;

    /// <summary>The size of a single chunk behind its filters.</summary>
    public long? FilteredSize { get; init; }

    public long Mask { get; init; }

    public List<Hdf5Chunk> In(Hdf5Source source, int[] dimensions, long chunkSize, bool isFiltered, string path)
    {
        var found = new List<Hdf5Chunk>();
        if (Address is not { } address)
        {
            return found;
        }
        switch (Index)
        {
            case Hdf5ChunkIndex.Tree:
                Tree(source, address, dimensions.Length, path, found, 0);
                break;
            case Hdf5ChunkIndex.Single:
                found.Add(new(new long[dimensions.Length], address, FilteredSize ?? chunkSize, Mask));
                break;
            case Hdf5ChunkIndex.Implicit:
                for (var i = 0L; i < Count(source, dimensions, path); i++)
                {
                    found.Add(new(StartOf(i, dimensions), address + (i * chunkSize), chunkSize, 0));
                    source.At(address + (i * chunkSize), chunkSize, path);
                }
                break;
            case Hdf5ChunkIndex.FixedArray:
                FixedArray(source, address, dimensions, chunkSize, path, found);
                break;
            case Hdf5ChunkIndex.Tree2:
                Tree2(source, address, dimensions.Length, chunkSize, isFiltered, path, found);
                break;
            default:
                throw new InvalidFileException(
                    source.Name,
                    path,
                    "chunks in an extensible array are not read",
                    "Write the file without libver='latest', or the data set without an unlimited axis."
                );
        }
        return found;
    }

    private static void Tree(Hdf5Source source, long address, int rank, string path, List<Hdf5Chunk> found, int depth)
    {
        source.Visit(address, path);
        var node = source.Open(address, path);
        node.Require("TREE"u8);
        if (node.Byte() != 1 || depth > 32)
        {
            throw source.Error(path, "the index of chunks is none");
        }
        var level = node.Byte();
        var used = node.UInt16();
        node.Skip(2 * source.OffsetSize);
        for (var i = 0; i < used; i++)
        {
            var (size, mask) = (node.UInt32(), node.UInt32());
            var start = new long[rank];
            for (var axis = 0; axis < rank; axis++)
            {
                start[axis] = (long)Math.Min(node.Number(8), long.MaxValue);
            }
            node.Skip(8);
            var child = node.Target("a chunk");
            if (level > 0)
            {
                Tree(source, child, rank, path, found, depth + 1);
            }
            else
            {
                found.Add(new(start, child, size, mask));
            }
        }
    }

    private void Tree2(Hdf5Source source, long address, int rank, long chunkSize, bool isFiltered, string path, List<Hdf5Chunk> found)
    {
        foreach (var record in Hdf5BTree2.Records(source, address, isFiltered ? FilteredRecord : PlainRecord, path))
        {
            var cursor = new Hdf5Cursor(source, record, path);
            var at = cursor.Target("a chunk");
            var width = record.Length - source.OffsetSize - 4 - (8 * rank);
            var size = isFiltered ? (long)Math.Min(cursor.Number(Math.Max(0, width)), long.MaxValue) : chunkSize;
            var mask = isFiltered ? cursor.UInt32() : 0;
            var start = new long[rank];
            for (var i = 0; i < rank; i++)
            {
                start[i] = (long)Math.Min(cursor.Number(8), int.MaxValue) * Sizes[i];
            }
            found.Add(new(start, at, size, mask));
        }
    }

    private void FixedArray(Hdf5Source source, long address, int[] dimensions, long chunkSize, string path, List<Hdf5Chunk> found)
    {
        var head = source.Open(address, path);
        head.Require("FAHD"u8);
        head.Version(0);
        var isFiltered = head.Byte() == 1;
        var entry = head.Byte();
        var pageBits = head.Byte();
        var count = head.Length();
        var block = head.Address();
        source.Check(source.At(address, head.At + 4, path), path);
        if (block is not { } at)
        {
            return;
        }
        if (entry < source.OffsetSize || pageBits > 30 || count > Count(source, dimensions, path))
        {
            throw source.Error(path, "the array of chunks has a form that cannot be");
        }
        var data = source.Open(at, path);
        data.Require("FADB"u8);
        data.Version(0);
        data.Byte();
        data.Address();
        var page = 1L << pageBits;
        if (count > page)
        {
            // Behind a map of the pages that were written, and a checksum, stand pages with one each.
            data.Skip(((count + page - 1) / page + 7) / 8);
            data.Skip(4);
        }
        for (var i = 0L; i < count; i++)
        {
            if (count > page && i > 0 && i % page == 0)
            {
                data.Skip(4);
            }
            var element = new Hdf5Cursor(source, data.Take(entry), path);
            var chunk = element.Address();
            var size = isFiltered ? (long)Math.Min(element.Number(entry - source.OffsetSize - 4), long.MaxValue) : chunkSize;
            var mask = isFiltered ? element.UInt32() : 0;
            if (chunk is { } there)
            {
                found.Add(new(StartOf(i, dimensions), there, size, mask));
            }
        }
    }

    private long Count(Hdf5Source source, int[] dimensions, string path) =>
        Hdf5Types.Count(source, dimensions.Select((size, axis) => (int)((size + Sizes[axis] - 1) / Sizes[axis])), path);

    /// <summary>The first element of chunk number i, counted with the last axis fastest.</summary>
    private long[] StartOf(long i, int[] dimensions)
    {
        var start = new long[dimensions.Length];
        for (var axis = dimensions.Length - 1; axis >= 0; axis--)
        {
            var along = (dimensions[axis] + Sizes[axis] - 1) / Sizes[axis];
            start[axis] = i % along * Sizes[axis];
            i /= along;
        }
        return start;
    }
}
