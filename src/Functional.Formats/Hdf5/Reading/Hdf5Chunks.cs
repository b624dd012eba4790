namespace Functional;

/// <summary>Where a chunk is stored: its place along each axis in chunks, its address, bytes, and the filters it went without.</summary>
internal readonly record struct Hdf5Chunk(long[] Place, ulong Address, ulong Length, uint Skipped);

/// <summary>The elements of a dataset that is stored in chunks.</summary>
internal sealed class Hdf5Chunks(Hdf5Bytes file, Hdf5Layout.Chunked layout, Hdf5Dataspace space, int elementSize, Hdf5Filters filters)
{
    private readonly long[] shape = layout.Shape;
    private readonly int[] dimensions = space.Dimensions;

    /// <summary>Copies the chunks that are stored into the elements of the whole, row-major.</summary>
    public void CopyTo(byte[] target)
    {
        var size = shape.Aggregate(1L, (product, length) => product * length) * elementSize;
        if (size > int.MaxValue / 2)
        {
            throw file.Fail("chunks", $"chunks of {size} bytes are too large");
        }
        foreach (var chunk in Hdf5ChunkIndex.Find(file, layout, space, (ulong)size, filters.Any))
        {
            if (
                Enumerable
                    .Range(0, shape.Length)
                    .Any(axis => chunk.Place[axis] > int.MaxValue || chunk.Place[axis] * shape[axis] >= dimensions[axis])
            )
            {
                continue;
            }
            var stored = file.At(chunk.Address, chunk.Length, "chunk");
            file.Spend(size, stored.Structure);
            var skipped = layout.WholeEdges && IsEdge(chunk.Place) ? uint.MaxValue : chunk.Skipped;
            Copy(filters.Decode(stored, skipped, (int)size).Span, chunk.Place, target);
        }
    }

    private bool IsEdge(long[] place)
    {
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if ((place[axis] + 1) * shape[axis] > dimensions[axis])
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Row by row along the last axis, as far as the whole reaches.</summary>
    private void Copy(ReadOnlySpan<byte> chunk, long[] place, byte[] target)
    {
        var rank = shape.Length;
        if (rank == 0)
        {
            chunk.CopyTo(target);
            return;
        }
        var index = new long[rank];
        var row = (int)Math.Min(shape[^1], dimensions[^1] - (place[^1] * shape[^1])) * elementSize;
        while (true)
        {
            var (from, to, inside) = (0L, 0L, true);
            for (var axis = 0; axis < rank; axis++)
            {
                var at = (place[axis] * shape[axis]) + index[axis];
                inside &= at < dimensions[axis];
                from = (from * shape[axis]) + index[axis];
                to = (to * dimensions[axis]) + at;
            }
            if (inside)
            {
                chunk.Slice((int)from * elementSize, row).CopyTo(target.AsSpan((int)to * elementSize));
            }
            var next = rank - 2;
            while (next >= 0 && ++index[next] == shape[next])
            {
                index[next--] = 0;
            }
            if (next < 0)
            {
                return;
            }
        }
    }
}
