namespace Functional;

/// <summary>Where the bytes of a data set stand (specification IV.A.2.i): beside the description, in one piece, or in chunks.</summary>
internal static class Hdf5Layout
{
    public static byte[] Read(Hdf5Source source, List<Hdf5Message> messages, int[] dimensions, int elementSize, string path)
    {
        var size = Hdf5Types.Count(source, [.. dimensions, elementSize], path);
        var cursor = new Hdf5Cursor(source, messages.First(m => m.Type == Hdf5Messages.Layout).Body.Span, path);
        var version = cursor.Version(1, 2, 3, 4);
        if (version < 3)
        {
            return Old(source, ref cursor, messages, dimensions, elementSize, size, path);
        }
        switch (cursor.Byte())
        {
            case 0:
                return Whole(source, cursor.Take(cursor.UInt16()), size, path);
            case 1:
                return cursor.Address() is { } address
                    ? Whole(source, source.At(address, cursor.Length(), path), size, path)
                    : Filled(source, messages, size, path);
            case 2:
                break;
            default:
                throw source.Error(path, "data that are put together from other data sets are not read");
        }
        var chunks = version == 3 ? ChunksBefore4(ref cursor) : ChunksOf4(ref cursor, source, path);
        return Joined(source, messages, dimensions, elementSize, size, chunks, path);
    }

    private static byte[] Old(
        Hdf5Source source,
        ref Hdf5Cursor cursor,
        List<Hdf5Message> messages,
        int[] dimensions,
        int elementSize,
        long size,
        string path
    )
    {
        var rank = cursor.Byte();
        var kind = cursor.Byte();
        cursor.Skip(5);
        var address = kind == 0 ? null : cursor.Address();
        var sizes = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            sizes[i] = cursor.UInt32();
        }
        return kind switch
        {
            0 => Whole(source, cursor.Take(cursor.UInt32()), size, path),
            1 when address is { } at => Whole(source, source.At(at, size, path), size, path),
            2 => Joined(source, messages, dimensions, elementSize, size, new(sizes, address, Hdf5ChunkIndex.Tree), path),
            _ => Filled(source, messages, size, path),
        };
    }

    private static Hdf5Chunks ChunksBefore4(ref Hdf5Cursor cursor)
    {
        var rank = cursor.Byte();
        var address = cursor.Address();
        var sizes = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            sizes[i] = cursor.UInt32();
        }
        return new(sizes, address, Hdf5ChunkIndex.Tree);
    }

    private static Hdf5Chunks ChunksOf4(ref Hdf5Cursor cursor, Hdf5Source source, string path)
    {
        var flags = cursor.Byte();
        var rank = cursor.Byte();
        var width = cursor.Byte();
        if (width is < 1 or > 8)
        {
            throw source.Error(path, $"sizes of chunks of {width} bytes are not known");
        }
        var sizes = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            sizes[i] = (long)Math.Min(cursor.Number(width), long.MaxValue);
        }
        var kind = (Hdf5ChunkIndex)cursor.Byte();
        long? filteredSize = null;
        var mask = 0L;
        switch (kind)
        {
            case Hdf5ChunkIndex.Single when (flags & 2) != 0:
                filteredSize = cursor.Length();
                mask = cursor.UInt32();
                break;
            case Hdf5ChunkIndex.FixedArray:
                cursor.Skip(1);
                break;
            case Hdf5ChunkIndex.ExtensibleArray:
                cursor.Skip(5);
                break;
            case Hdf5ChunkIndex.Tree2:
                cursor.Skip(6);
                break;
            case Hdf5ChunkIndex.Single or Hdf5ChunkIndex.Implicit:
                break;
            default:
                throw source.Error(path, $"an index of chunks of kind {(int)kind} is not known");
        }
        return new(sizes, cursor.Address(), kind) { FilteredSize = filteredSize, Mask = mask };
    }

    private static byte[] Whole(Hdf5Source source, ReadOnlySpan<byte> found, long size, string path)
    {
        if (found.Length < size)
        {
            throw source.Error(path, $"{size} bytes are needed, and {found.Length} are there");
        }
        var bytes = source.Allocate(size, path);
        found[..(int)size].CopyTo(bytes);
        return bytes;
    }

    /// <summary>As many fill values as there are elements; zeros where none is said.</summary>
    private static byte[] Filled(Hdf5Source source, List<Hdf5Message> messages, long size, string path)
    {
        var bytes = source.Allocate(size, path);
        var fill = FillValue(source, messages, path);
        for (var at = 0; fill.Length > 0 && at + fill.Length <= bytes.Length; at += fill.Length)
        {
            fill.CopyTo(bytes.AsSpan(at));
        }
        return bytes;
    }

    private static byte[] FillValue(Hdf5Source source, List<Hdf5Message> messages, string path)
    {
        foreach (var message in messages.Where(m => m.Type == Hdf5Messages.FillValue))
        {
            var cursor = new Hdf5Cursor(source, message.Body.Span, path);
            var version = cursor.Version(1, 2, 3);
            var flags = cursor.Byte();
            if (version == 3)
            {
                return (flags & 32) != 0 ? cursor.Take(cursor.UInt32()).ToArray() : [];
            }
            cursor.Byte();
            var isDefined = cursor.Byte() != 0;
            return (version == 1 || isDefined) && cursor.Left >= 4 ? cursor.Take(cursor.UInt32()).ToArray() : [];
        }
        return [];
    }

    private static byte[] Joined(
        Hdf5Source source,
        List<Hdf5Message> messages,
        int[] dimensions,
        int elementSize,
        long size,
        Hdf5Chunks chunks,
        string path
    )
    {
        var bytes = Filled(source, messages, size, path);
        if (chunks.Sizes.Length != dimensions.Length + 1 || chunks.Sizes.Any(s => s is < 1 or > int.MaxValue))
        {
            throw source.Error(path, "the chunks have other axes than the data");
        }
        int[] shape = [.. chunks.Sizes[..^1].Select(s => (int)s)];
        var chunkSize = Hdf5Types.Count(source, [.. shape, elementSize], path);
        var filters = Hdf5Filters.Read(source, messages, path);
        foreach (var chunk in chunks.In(source, dimensions, chunkSize, filters.Count > 0, path))
        {
            var content = Hdf5Filters.Undo(source, filters, chunk, chunkSize, path);
            Place(content, bytes, chunk.Start, shape, dimensions, elementSize);
        }
        return bytes;
    }

    /// <summary>Copies the rows of a chunk to their places, as far as they are inside the data.</summary>
    private static void Place(ReadOnlySpan<byte> chunk, byte[] data, long[] start, int[] shape, int[] dimensions, int elementSize)
    {
        var rank = dimensions.Length;
        if (rank == 0 || Enumerable.Range(0, rank).Any(i => start[i] >= dimensions[i]))
        {
            if (rank == 0)
            {
                chunk[..data.Length].CopyTo(data);
            }
            return;
        }
        var row = (int)Math.Min(shape[^1], dimensions[^1] - start[^1]) * elementSize;
        var index = new int[rank];
        for (var from = 0; from < chunk.Length; from += shape[^1] * elementSize)
        {
            var to = 0L;
            var isInside = true;
            for (var i = 0; i < rank; i++)
            {
                var at = start[i] + index[i];
                isInside &= at < dimensions[i];
                to = (to * dimensions[i]) + at;
            }
            if (isInside)
            {
                chunk.Slice(from, row).CopyTo(data.AsSpan((int)(to * elementSize)));
            }
            for (var i = rank - 2; i >= 0 && ++index[i] == shape[i]; i--)
            {
                index[i] = 0;
            }
        }
    }
}
