namespace Functional;

/// <summary>The chunks of a dataset by the kind of index that finds them, section VII of the specification, "Appendix C".</summary>
internal static class Hdf5ChunkIndex
{
    public static IEnumerable<Hdf5Chunk> Find(Hdf5Bytes file, Hdf5Layout.Chunked layout, Hdf5Dataspace space, ulong size, bool filtered)
    {
        var address = layout.Address!.Value;
        var rank = layout.Shape.Length;
        return layout.Index switch
        {
            0 => Tree1(file, address, layout.Shape),
            1 => [Single(layout, address, size)],
            2 => Placed(Implicit(file, layout, space, address, size), layout, space, -1),
            3 => Placed(Hdf5FixedArray.Elements(file, address, size, filtered), layout, space, -1),
            4 => Placed(
                Hdf5ExtensibleArray.Elements(file, address, size, filtered),
                layout,
                space,
                Array.FindIndex(space.Maximum, m => m == ulong.MaxValue)
            ),
            _ => Tree2(file, address, rank, size),
        };
    }

    /// <summary>An address, and with filters a length and the filters that were skipped; null where nothing was written.</summary>
    public static (ulong Address, ulong Length, uint Skipped)? Element(Hdf5Cursor cursor, int elementSize, ulong size, bool filtered)
    {
        var address = cursor.Address();
        var (length, skipped) = filtered ? (cursor.Unsigned(elementSize - cursor.File.OffsetSize - 4), cursor.U32()) : (size, 0u);
        return address is { } found ? (found, length, skipped) : null;
    }

    /// <summary>That the size of an element of an array is possible.</summary>
    public static void RequireElementSize(Hdf5Cursor header, int elementSize, bool filtered)
    {
        var rest = elementSize - header.File.OffsetSize;
        if (filtered ? rest is < 5 or > 12 : rest != 0)
        {
            throw header.Fail($"elements of {elementSize} bytes are not possible");
        }
    }

    private static Hdf5Chunk Single(Hdf5Layout.Chunked layout, ulong address, ulong size) =>
        layout.Options is [var length, var skipped]
            ? new(new long[layout.Shape.Length], address, length, (uint)skipped)
            : new(new long[layout.Shape.Length], address, size, 0);

    private static IEnumerable<Hdf5Chunk> Tree1(Hdf5Bytes file, ulong address, long[] shape)
    {
        foreach (var (key, child) in Hdf5BTree1.Leaves(file, address, 1, 8 + (8 * (shape.Length + 1))))
        {
            var (length, skipped) = (key.U32(), key.U32());
            var place = new long[shape.Length];
            for (var axis = 0; axis < place.Length; axis++)
            {
                var (quotient, rest) = Math.DivRem(key.U64(), (ulong)shape[axis]);
                place[axis] = rest == 0 && quotient <= int.MaxValue ? (long)quotient : throw key.Fail("a chunk lies between chunks");
            }
            yield return new(place, child, length, skipped);
        }
    }

    private static IEnumerable<Hdf5Chunk> Tree2(Hdf5Bytes file, ulong address, int rank, ulong size)
    {
        foreach (var record in Hdf5BTree2.Records(file, address, 10, 11))
        {
            var elementSize = record.Left - (8 * rank);
            RequireElementSize(record, elementSize, elementSize != file.OffsetSize);
            if (Element(record, elementSize, size, elementSize != file.OffsetSize) is not { } element)
            {
                continue;
            }
            var place = new long[rank];
            for (var axis = 0; axis < rank; axis++)
            {
                place[axis] = (long)Math.Min(record.U64(), long.MaxValue);
            }
            yield return new(place, element.Address, element.Length, element.Skipped);
        }
    }

    private static IEnumerable<(ulong, ulong, uint)?> Implicit(
        Hdf5Bytes file,
        Hdf5Layout.Chunked layout,
        Hdf5Dataspace space,
        ulong address,
        ulong size
    )
    {
        var count = Counts(layout, space).Aggregate(1UL, (product, n) => Math.Min(product * n, (ulong)file.Length + 1));
        for (var i = 0UL; i < count; i++)
        {
            yield return (address + (i * size), size, 0);
        }
    }

    /// <summary>The chunks of an array, which counts them row-major over the greatest dimensions, the one without limit first.</summary>
    private static IEnumerable<Hdf5Chunk> Placed(
        IEnumerable<(ulong Address, ulong Length, uint Skipped)?> elements,
        Hdf5Layout.Chunked layout,
        Hdf5Dataspace space,
        int unlimited
    )
    {
        var counts = Counts(layout, space);
        int[] order = [.. Enumerable.Range(0, counts.Length).OrderBy(axis => axis != unlimited)];
        var number = 0UL;
        foreach (var element in elements)
        {
            var rest = number++;
            if (element is not { } chunk)
            {
                continue;
            }
            var place = new long[counts.Length];
            for (var i = order.Length - 1; i >= 0; i--)
            {
                (rest, var at) = order[i] == unlimited ? (0, rest) : Math.DivRem(rest, counts[order[i]]);
                place[order[i]] = (long)Math.Min(at, int.MaxValue);
            }
            if (rest == 0)
            {
                yield return new(place, chunk.Address, chunk.Length, chunk.Skipped);
            }
        }
    }

    /// <summary>How many chunks there can be along each axis; at least one.</summary>
    private static ulong[] Counts(Hdf5Layout.Chunked layout, Hdf5Dataspace space) =>
        [
            .. space.Maximum.Zip(
                layout.Shape,
                (most, length) => Math.Clamp((Math.Min(most, long.MaxValue / 2) + (ulong)length - 1) / (ulong)length, 1, uint.MaxValue)
            ),
        ];
}
