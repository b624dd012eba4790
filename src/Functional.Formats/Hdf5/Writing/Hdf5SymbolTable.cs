using System.Text;

namespace Functional;

/// <summary>The links of a group: a heap of names, nodes of links in their order, and a tree over them (specification III).</summary>
internal static class Hdf5SymbolTable
{
    /// <summary>A node has room for twice as many links.</summary>
    public const int LeafK = 4;

    /// <summary>A node of the tree has room for twice as many children.</summary>
    public const int InternalK = 16;

    private const int LinkSize = 40;

    /// <summary>What libhdf5 writes where a heap has no free room.</summary>
    private const long NoFreeRoom = 1;

    /// <summary>A part of the tree and where the last of its names stands in the heap.</summary>
    private readonly record struct Part(long Address, long LastName);

    /// <summary>Writes links, which come in the order of the bytes of their names.</summary>
    public static (long Tree, long Heap) Write(Hdf5Buffer file, IReadOnlyList<(string Name, long Address)> links)
    {
        var sorted = links
            .Select(l => (Name: Encoding.UTF8.GetBytes(l.Name), l.Address))
            .OrderBy(l => l.Name, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
            .ToList();
        var names = new Hdf5Block().UInt64(0L);
        List<(long Name, long Address)> entries = [];
        foreach (var (name, address) in sorted)
        {
            entries.Add((names.Length, address));
            names.Bytes(name).Byte(0).Align();
        }
        var data = file.Put(names.ToArray());
        var heap = file.Put(
            new Hdf5Block().Bytes("HEAP"u8).Byte(0, 0, 0, 0).UInt64((long)names.Length).UInt64(NoFreeRoom).UInt64(data).ToArray()
        );
        var parts = entries.Chunk(2 * LeafK).Select(chunk => Leaf(file, chunk)).ToList();
        var level = 0;
        do
        {
            parts = Level(file, parts, level++);
        } while (parts.Count > 1);
        return (parts[0].Address, heap);
    }

    private static Part Leaf(Hdf5Buffer file, (long Name, long Address)[] links)
    {
        var block = new Hdf5Block().Bytes("SNOD"u8).Byte(1, 0).UInt16(links.Length);
        foreach (var (name, address) in links)
        {
            block.UInt64(name).UInt64(address).PadTo(block.Length + LinkSize - 16);
        }
        return new(file.Put(block.PadTo(8 + (2 * LeafK * LinkSize)).ToArray()), links[^1].Name);
    }

    /// <summary>The nodes of one level, each of which knows its neighbours.</summary>
    private static List<Part> Level(Hdf5Buffer file, List<Part> children, int level)
    {
        const int size = 24 + (2 * InternalK * 8) + (((2 * InternalK) + 1) * 8);
        Part[][] nodes =
            children.Count == 0
                ?
                [
                    [],
                ]
                : [.. children.Chunk(2 * InternalK)];
        var first = file.Put(new byte[size * nodes.Length]);
        var before = 0L;
        var made = new List<Part>();
        for (var i = 0; i < nodes.Length; i++)
        {
            var block = new Hdf5Block()
                .Bytes("TREE"u8)
                .Byte(0, (byte)level)
                .UInt16(nodes[i].Length)
                .UInt64(i == 0 ? Hdf5Buffer.Nothing : (ulong)(first + ((i - 1) * size)))
                .UInt64(i == nodes.Length - 1 ? Hdf5Buffer.Nothing : (ulong)(first + ((i + 1) * size)))
                .UInt64(before);
            foreach (var child in nodes[i])
            {
                block.UInt64(child.Address).UInt64(child.LastName);
                before = child.LastName;
            }
            file.Set(first + (i * size), block.PadTo(size).ToArray());
            made.Add(new(first + (i * size), before));
        }
        return made;
    }
}
