namespace Functional;

/// <summary>Groups as new files have them: sections IV.A.2.g "The Link Message" and IV.A.2.c "The Link Info Message".</summary>
internal static class Hdf5LinkMessage
{
    private const int NameIndex = 5;

    public static Hdf5Link Read(Hdf5Cursor cursor)
    {
        cursor.Version(1);
        var flags = cursor.U8();
        var kind = (flags & 8) != 0 ? cursor.U8() : 0;
        cursor.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        var name = cursor.Text(cursor.Unsigned(1 << (flags & 3)));
        return kind switch
        {
            0 => new(name, cursor.RequiredAddress(), null),
            1 => new(name, 0, cursor.Text((ulong)cursor.U16())),
            64 => throw cursor.Fail(
                $"\"{name}\" is a link into another file, which is not followed",
                "Copy what it leads to into this file."
            ),
            _ => throw cursor.Fail($"\"{name}\" is a link of kind {kind}, which is not supported"),
        };
    }

    /// <summary>The links of a group with many: in a fractal heap, found by a B-tree over hashes of the names.</summary>
    public static IEnumerable<Hdf5Link> Dense(Hdf5Cursor info)
    {
        info.Version(0);
        info.Skip((info.U8() & 1) != 0 ? 8 : 0);
        if (info.Address() is not { } heapAddress || info.Address() is not { } tree)
        {
            yield break;
        }
        var heap = Hdf5FractalHeap.Read(info.File, heapAddress);
        foreach (var record in Hdf5BTree2.Records(info.File, tree, NameIndex))
        {
            record.Skip(4);
            yield return Read(heap.Get(record, "link"));
        }
    }
}
