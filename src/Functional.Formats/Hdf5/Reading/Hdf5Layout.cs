namespace Functional;

/// <summary>Where the elements of a dataset are, section IV.A.2.i "The Data Layout Message".</summary>
internal abstract record Hdf5Layout
{
    /// <summary>In the message itself.</summary>
    public sealed record Compact(ReadOnlyMemory<byte> Data) : Hdf5Layout;

    /// <summary>In one piece; without an address there is nothing yet.</summary>
    public sealed record Contiguous(ulong? Address) : Hdf5Layout;

    /// <summary>In blocks of equal shape, which an index finds.</summary>
    /// <param name="Shape">The lengths of a chunk along each axis.</param>
    /// <param name="Index">The kind of index: 0 for a B-tree of version 1, else as in the specification.</param>
    /// <param name="Address">Where the index is; without an address there is nothing yet.</param>
    /// <param name="WholeEdges">Whether chunks that reach over the edge are stored without filters.</param>
    /// <param name="Options">What the kind of index needs to know.</param>
    public sealed record Chunked(long[] Shape, int Index, ulong? Address, bool WholeEdges, ulong[] Options) : Hdf5Layout;

    public static Hdf5Layout Read(Hdf5Cursor cursor, int rank)
    {
        var version = cursor.Version(1, 2, 3, 4);
        if (version < 3)
        {
            return ReadOld(cursor, rank);
        }
        return cursor.U8() switch
        {
            0 => new Compact(cursor.Bytes((ulong)cursor.U16())),
            1 => new Contiguous(cursor.Address()),
            2 when version == 3 => ReadChunked(cursor, rank),
            2 => ReadIndexed(cursor, rank),
            3 => throw cursor.Fail("a virtual dataset, whose elements are in other files, is not supported"),
            var type => throw cursor.Fail($"a layout of class {type} is not supported"),
        };
    }

    private static Hdf5Layout ReadOld(Hdf5Cursor cursor, int rank)
    {
        int axes = cursor.U8(),
            type = cursor.U8();
        cursor.Skip(5);
        var address = type == 0 ? null : cursor.Address();
        if (type == 2)
        {
            return new Chunked(Lengths(cursor, axes, rank, 4), 0, address, false, []);
        }
        cursor.Skip(4 * axes);
        return type switch
        {
            0 => new Compact(cursor.Bytes(cursor.U32())),
            1 => new Contiguous(address),
            _ => throw cursor.Fail($"a layout of class {type} is not supported"),
        };
    }

    private static Chunked ReadChunked(Hdf5Cursor cursor, int rank)
    {
        var axes = cursor.U8();
        var address = cursor.Address();
        return new(Lengths(cursor, axes, rank, 4), 0, address, false, []);
    }

    private static Chunked ReadIndexed(Hdf5Cursor cursor, int rank)
    {
        int flags = cursor.U8(),
            axes = cursor.U8(),
            width = cursor.U8();
        if (width is 0 or > 8)
        {
            throw cursor.Fail($"lengths of {width} bytes are not possible");
        }
        var shape = Lengths(cursor, axes, rank, width);
        var index = cursor.U8();
        ulong[] options = index switch
        {
            1 when (flags & 2) != 0 => [cursor.Length(), cursor.U32()],
            1 or 2 => [],
            3 => [cursor.U8()],
            4 => [cursor.U8(), cursor.U8(), cursor.U8(), cursor.U8(), cursor.U8()],
            5 => [cursor.U32(), cursor.U8(), cursor.U8()],
            _ => throw cursor.Fail($"an index of chunks of type {index} is not supported"),
        };
        return new(shape, index, cursor.Address(), (flags & 1) != 0, options);
    }

    /// <summary>The lengths of a chunk; the last length in a file is that of an element.</summary>
    private static long[] Lengths(Hdf5Cursor cursor, int axes, int rank, int width)
    {
        if (axes != rank + 1)
        {
            throw cursor.Fail($"chunks of {axes - 1} axes do not fit elements of {rank}");
        }
        var shape = new long[rank];
        var product = 1L;
        for (var axis = 0; axis < rank; axis++)
        {
            var size = cursor.Unsigned(width);
            if (size == 0 || size > int.MaxValue || (product *= (long)size) > int.MaxValue)
            {
                throw cursor.Fail($"a chunk with a length of {size} along axis {axis} is not possible");
            }
            shape[axis] = (long)size;
        }
        cursor.Unsigned(width);
        return shape;
    }
}
