using System.Text;

namespace Functional;

/// <summary>A name in a group, and the address of what it stands for; a soft one has a path instead.</summary>
internal readonly record struct Hdf5Link(string Name, long? Address, string Target);

/// <summary>
/// The links of a group: of an old one in symbol tables (specification III.A to III.D), of a new one in messages (IV.A.2.g) or, where
/// they are many, in a heap.
/// </summary>
internal static class Hdf5Links
{
    private const int NameIndex = 5;

    public static List<Hdf5Link> Read(Hdf5Source source, List<Hdf5Message> messages, string path)
    {
        var links = new List<Hdf5Link>();
        foreach (var message in messages)
        {
            switch (message.Type)
            {
                case Hdf5Messages.SymbolTable:
                    Old(source, message.Body.Span, path, links);
                    break;
                case Hdf5Messages.Link:
                    links.Add(Link(source, message.Body.Span, path));
                    break;
                case Hdf5Messages.LinkInfo:
                    Dense(source, message.Body.Span, path, links);
                    break;
                default:
                    break;
            }
        }
        foreach (var link in links)
        {
            if (link.Name.Length == 0 || link.Name.Contains('/', StringComparison.Ordinal))
            {
                throw source.Error(path, $"\"{link.Name}\" is no name of a node");
            }
        }
        return links;
    }

    private static void Old(Hdf5Source source, ReadOnlySpan<byte> body, string path, List<Hdf5Link> links)
    {
        var cursor = new Hdf5Cursor(source, body, path);
        var (tree, heapAddress) = (cursor.Target("the tree of names"), cursor.Target("the heap of names"));
        var heap = source.Open(heapAddress, $"{path}: local heap");
        heap.Require("HEAP"u8);
        heap.Version(0);
        heap.Skip(3);
        var size = heap.Length();
        heap.Length();
        var names = source.At(heap.Target("the data of the heap"), size, $"{path}: local heap");
        Nodes(source, tree, path, names, links, 0);
    }

    private static void Nodes(Hdf5Source source, long address, string path, ReadOnlySpan<byte> names, List<Hdf5Link> links, int depth)
    {
        source.Visit(address, path);
        var node = source.Open(address, path);
        if (node.Left >= 4 && source.At(address, 4, path).SequenceEqual("SNOD"u8))
        {
            node.Skip(4);
            node.Version(1);
            node.Byte();
            var count = node.UInt16();
            for (var i = 0; i < count; i++)
            {
                var name = Name(names, node.Length(), source, path);
                var target = node.Address();
                var kind = node.UInt32();
                node.Skip(4);
                var scratch = new Hdf5Cursor(source, node.Take(16), path);
                links.Add(kind == 2 ? new(name, null, Name(names, scratch.UInt32(), source, path)) : new(name, target, ""));
            }
            return;
        }
        if (depth > 16)
        {
            throw source.Error(path, "the tree of names is too deep");
        }
        node.Require("TREE"u8);
        if (node.Byte() != 0)
        {
            throw source.Error(path, "the tree of names is one of chunks");
        }
        node.Byte();
        var used = node.UInt16();
        node.Skip(2 * source.OffsetSize);
        for (var i = 0; i < used; i++)
        {
            node.Length();
            Nodes(source, node.Target("a part of the tree of names"), path, names, links, depth + 1);
        }
    }

    private static string Name(ReadOnlySpan<byte> names, long offset, Hdf5Source source, string path) =>
        offset >= 0 && offset < names.Length
            ? Hdf5Source.Text(names[(int)offset..])
            : throw source.Error(path, $"a name stands at {offset} of a heap of {names.Length} bytes");

    private static Hdf5Link Link(Hdf5Source source, ReadOnlySpan<byte> body, string path)
    {
        var cursor = new Hdf5Cursor(source, body, path);
        cursor.Version(1);
        var flags = cursor.Byte();
        var kind = (flags & 8) != 0 ? cursor.Byte() : 0;
        cursor.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        var length = cursor.Number(1 << (flags & 3));
        var name = Encoding.UTF8.GetString(cursor.Take(length <= int.MaxValue ? (long)length : -1));
        return kind switch
        {
            0 => new(name, cursor.Target($"what \"{name}\" stands for"), ""),
            1 => new(name, null, Encoding.UTF8.GetString(cursor.Take(cursor.UInt16()))),
            _ => throw source.Error(path, $"\"{name}\" is a link into another file, which is not followed"),
        };
    }

    private static void Dense(Hdf5Source source, ReadOnlySpan<byte> body, string path, List<Hdf5Link> links)
    {
        var cursor = new Hdf5Cursor(source, body, path);
        cursor.Version(0);
        cursor.Skip((cursor.Byte() & 1) != 0 ? 8 : 0);
        if (cursor.Address() is not { } heapAddress || cursor.Address() is not { } tree)
        {
            return;
        }
        var heap = new Hdf5FractalHeap(source, heapAddress, path);
        foreach (var record in Hdf5BTree2.Records(source, tree, NameIndex, path))
        {
            links.Add(Link(source, heap.Object(record.AsSpan(4)), path));
        }
    }
}
