using System.Text;

namespace Functional;

/// <summary>
/// Writes a tree as h5py does unless told otherwise: superblock 0, groups with symbol tables, headers of version 1, data in one piece.
/// </summary>
internal sealed class Hdf5Writer
{
    private const int SuperblockSize = 96;

    private readonly Hdf5Buffer file = new();
    private readonly Hdf5GlobalHeap texts;

    public Hdf5Writer() => texts = new(file);

    public byte[] Write(Hdf5Group root)
    {
        file.Put(new byte[SuperblockSize]);
        var (header, tree, heap) = Group(root);
        texts.Close();
        file.Set(
            0,
            new Hdf5Block()
                .Byte(0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10)
                .Byte(0, 0, 0, 0, 0, 8, 8, 0)
                .UInt16(Hdf5SymbolTable.LeafK)
                .UInt16(Hdf5SymbolTable.InternalK)
                .UInt32(0)
                .UInt64(0L)
                .UInt64(Hdf5Buffer.Nothing)
                .UInt64(file.Length)
                .UInt64(Hdf5Buffer.Nothing)
                .UInt64(0L)
                .UInt64(header)
                .UInt32(1)
                .UInt32(0)
                .UInt64(tree)
                .UInt64(heap)
                .ToArray()
        );
        return file.ToArray();
    }

    private (long Header, long Tree, long Heap) Group(Hdf5Group group)
    {
        var links = group.Children.Select(c => (c.Key, Address: Node(c.Value))).ToList();
        var (tree, heap) = Hdf5SymbolTable.Write(file, links);
        var table = new Hdf5Block().UInt64(tree).UInt64(heap).ToArray();
        return (Header([(Hdf5Message.SymbolTable, table), .. Attributes(group)]), tree, heap);
    }

    private long Node(Hdf5Node node) => node is Hdf5Group group ? Group(group).Header : Dataset((Hdf5Dataset)node);

    private long Dataset(Hdf5Dataset dataset)
    {
        var data = Data(dataset.Value);
        var layout = Hdf5MessageWriter.Contiguous(data.Length == 0 ? null : file.Put(data), data.Length);
        return Header([
            (Hdf5Message.Dataspace, Hdf5MessageWriter.Dataspace(dataset.Value.Dimensions)),
            (Hdf5Message.Datatype, Hdf5MessageWriter.Datatype(dataset.Value.Type)),
            (Hdf5Message.FillValue, Hdf5MessageWriter.FillValue()),
            (Hdf5Message.Layout, layout),
            .. Attributes(dataset),
        ]);
    }

    private IEnumerable<(int, byte[])> Attributes(Hdf5Node node) =>
        node.Attributes.Select(a => (Hdf5Message.Attribute, Hdf5MessageWriter.Attribute(a.Key, a.Value, Data(a.Value))));

    private byte[] Data(Hdf5Value value)
    {
        if (!value.IsText)
        {
            return value.Bytes.ToArray();
        }
        var block = new Hdf5Block();
        foreach (var text in value.Texts)
        {
            block.Bytes(
                value.Type.Class == Hdf5Class.VariableText
                    ? texts.Put(text)
                    : new Hdf5Block().Bytes(Encoding.UTF8.GetBytes(text)).PadTo(value.Type.Size).ToArray()
            );
        }
        return block.ToArray();
    }

    /// <summary>The header of an object (specification IV.A.1.a).</summary>
    private long Header(IReadOnlyList<(int Type, byte[] Body)> messages)
    {
        var body = new Hdf5Block();
        foreach (var (type, bytes) in messages)
        {
            body.UInt16(type).UInt16((bytes.Length + 7) & ~7).UInt32(0).Bytes(bytes).Align();
        }
        return file.Put(
            new Hdf5Block().Byte(1, 0).UInt16(messages.Count).UInt32(1).UInt32(body.Length).UInt32(0).Bytes(body.ToArray()).ToArray()
        );
    }
}
