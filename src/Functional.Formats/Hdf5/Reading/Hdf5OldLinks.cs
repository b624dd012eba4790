namespace Functional;

/// <summary>A name in a group, and what it leads to: an object header, or a path.</summary>
internal readonly record struct Hdf5Link(string Name, ulong Address, string? Path);

/// <summary>Groups as old files have them, sections III.B to III.D: a B-tree of symbol table nodes, and a local heap of names.</summary>
internal static class Hdf5OldLinks
{
    public static IEnumerable<Hdf5Link> Links(Hdf5Cursor message)
    {
        var file = message.File;
        var (tree, heap) = (message.RequiredAddress(), LocalHeap(file, message.RequiredAddress()));
        foreach (var (_, child) in Hdf5BTree1.Leaves(file, tree, 0, file.LengthSize))
        {
            var node = file.At(child, "symbol table node");
            node.Signature("SNOD");
            node.Version(1);
            node.Skip(1);
            var count = node.U16();
            file.Spend(count * 40, node.Structure);
            for (var i = 0; i < count; i++)
            {
                var name = Text(file, heap, node.Unsigned(file.OffsetSize));
                var header = node.Address();
                var kind = node.U32();
                node.Skip(4);
                var scratch = node.Part(16);
                yield return kind == 2
                    ? new(name, 0, Text(file, heap, scratch.U32()))
                    : new(name, header ?? throw node.Fail($"\"{name}\" leads nowhere"), null);
            }
        }
    }

    private static ReadOnlyMemory<byte> LocalHeap(Hdf5Bytes file, ulong address)
    {
        var heap = file.At(address, "local heap");
        heap.Signature("HEAP");
        heap.Version(0);
        heap.Skip(3);
        var size = heap.Length();
        heap.Length();
        return file.At(heap.RequiredAddress(), size, "local heap data").Bytes(size);
    }

    private static string Text(Hdf5Bytes file, ReadOnlyMemory<byte> heap, ulong offset)
    {
        var cursor = new Hdf5Cursor(file, heap, "local heap data");
        cursor.Bytes(offset);
        var text = cursor.TerminatedText();
        file.Spend(text.Length, cursor.Structure);
        return text;
    }
}
