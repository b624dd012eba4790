namespace Functional;

/// <summary>What is said about an object: in messages (specification IV.A.2.m) or, where it is much, in a heap.</summary>
internal static class Hdf5Attributes
{
    private const int NameIndex = 8;

    public static List<(string Name, Hdf5Value Value)> Read(Hdf5Source source, List<Hdf5Message> messages, string path)
    {
        var found = new List<(string, Hdf5Value)>();
        foreach (var message in messages)
        {
            if (message.Type == Hdf5Messages.Attribute)
            {
                found.Add(Attribute(source, message.Body.Span, path));
            }
            else if (message.Type == Hdf5Messages.AttributeInfo)
            {
                Dense(source, message.Body.Span, path, found);
            }
        }
        return found;
    }

    private static void Dense(Hdf5Source source, ReadOnlySpan<byte> body, string path, List<(string, Hdf5Value)> found)
    {
        var cursor = new Hdf5Cursor(source, body, path);
        cursor.Version(0);
        cursor.Skip((cursor.Byte() & 1) != 0 ? 2 : 0);
        if (cursor.Address() is not { } heapAddress || cursor.Address() is not { } tree)
        {
            return;
        }
        var heap = new Hdf5FractalHeap(source, heapAddress, path);
        foreach (var record in Hdf5BTree2.Records(source, tree, NameIndex, path))
        {
            found.Add(Attribute(source, heap.Object(record.AsSpan(0, Math.Min(8, record.Length))), path));
        }
    }

    private static (string Name, Hdf5Value Value) Attribute(Hdf5Source source, ReadOnlySpan<byte> body, string path)
    {
        var cursor = new Hdf5Cursor(source, body, $"{path}: an attribute");
        var version = cursor.Version(1, 2, 3);
        var flags = cursor.Byte();
        var (nameSize, typeSize, spaceSize) = (cursor.UInt16(), cursor.UInt16(), cursor.UInt16());
        cursor.Skip(version == 3 ? 1 : 0);
        var name = Hdf5Source.Text(cursor.Take(nameSize));
        Pad(ref cursor);
        var typeBody = cursor.Take(typeSize);
        Pad(ref cursor);
        var spaceBody = cursor.Take(spaceSize);
        Pad(ref cursor);
        var place = $"{path} attribute \"{name}\"";
        var type =
            version > 1 && (flags & 1) != 0 ? Hdf5Data.SharedType(source, typeBody, place) : Hdf5Types.ReadType(source, typeBody, place);
        var dimensions = Hdf5Types.ReadDimensions(source, spaceBody, place);
        var size = Hdf5Types.Count(source, dimensions ?? [0], place) * type.Size;
        return (name, Hdf5Data.Decode(source, type, dimensions ?? [0], cursor.Take(size), place));

        void Pad(ref Hdf5Cursor at)
        {
            if (version == 1)
            {
                at.Align();
            }
        }
    }
}
