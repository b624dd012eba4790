namespace Functional;

/// <summary>Attributes: sections IV.A.2.m "The Attribute Message" and IV.A.2.v "The Attribute Info Message".</summary>
internal static class Hdf5AttributeMessage
{
    private const int NameIndex = 8;

    /// <summary>The attributes of a group or dataset.</summary>
    public static IEnumerable<KeyValuePair<string, Hdf5Value>> All(Hdf5ObjectHeader header, Hdf5ValueReader values)
    {
        foreach (var message in header.All(Hdf5Message.Attribute, "attribute"))
        {
            yield return Read(message, values);
        }
        if (header.Find(Hdf5Message.AttributeInfo, "attribute info") is { } info)
        {
            foreach (var message in Dense(info))
            {
                yield return Read(message, values);
            }
        }
    }

    private static KeyValuePair<string, Hdf5Value> Read(Hdf5Cursor cursor, Hdf5ValueReader values)
    {
        var version = cursor.Version(1, 2, 3);
        var flags = cursor.U8();
        int nameSize = cursor.U16(),
            typeSize = cursor.U16(),
            spaceSize = cursor.U16();
        cursor.Skip(version == 3 ? 1 : 0);
        var name = cursor.Text((ulong)nameSize);
        AlignOld();
        var type = Part(typeSize, 1, Hdf5Message.Datatype, "datatype");
        var space = Part(spaceSize, 2, Hdf5Message.Dataspace, "dataspace");
        var place = $"attribute \"{name}\"";
        return KeyValuePair.Create(
            name,
            values.Read(Hdf5Datatype.Read(type), Hdf5Dataspace.Read(space), place, size => cursor.Bytes((ulong)size))
        );

        Hdf5Cursor Part(int size, int sharedFlag, int kind, string structure)
        {
            var part = cursor.Part((ulong)size, $"{structure} of attribute \"{name}\"");
            AlignOld();
            return version > 1 && (flags & sharedFlag) != 0 ? Hdf5ObjectHeader.Shared(part, kind, structure) : part;
        }

        void AlignOld()
        {
            if (version == 1)
            {
                cursor.Align();
            }
        }
    }

    private static IEnumerable<Hdf5Cursor> Dense(Hdf5Cursor info)
    {
        info.Version(0);
        info.Skip((info.U8() & 1) != 0 ? 2 : 0);
        if (info.Address() is not { } heapAddress || info.Address() is not { } tree)
        {
            yield break;
        }
        var heap = Hdf5FractalHeap.Read(info.File, heapAddress);
        foreach (var record in Hdf5BTree2.Records(info.File, tree, NameIndex))
        {
            yield return heap.Get(record, "attribute");
        }
    }
}
