namespace Functional;

/// <summary>B-trees of version 2, section III.A.2.</summary>
internal sealed class Hdf5BTree2
{
    private const int MostLevels = 32;

    private readonly Hdf5Bytes file;
    private readonly int type;
    private readonly uint nodeSize;
    private readonly int recordSize;
    private readonly HashSet<ulong> seen = [];

    /// <summary>By level, leaves first: bytes of the number of records of a node of that level and of those below together.</summary>
    private readonly List<int> totalSizes = [0];
    private readonly int countSize;

    private Hdf5BTree2(Hdf5Cursor header, int type, uint nodeSize, int recordSize, int depth)
    {
        (file, this.type, this.nodeSize, this.recordSize) = (header.File, type, nodeSize, recordSize);
        var most = (nodeSize - 10) / (ulong)recordSize;
        countSize = Width(most);
        var total = (UInt128)most;
        for (var level = 1; level <= depth; level++)
        {
            var pointer = file.OffsetSize + countSize + totalSizes[level - 1];
            var records = nodeSize > 10 + pointer ? (nodeSize - 10 - (ulong)pointer) / (ulong)(recordSize + pointer) : 0;
            total = ((records + 1) * total) + records;
            if (records == 0 || total > ulong.MaxValue)
            {
                throw header.Fail($"nodes of {nodeSize} bytes do not fit a tree of {depth} levels");
            }
            totalSizes.Add(Width((ulong)total));
        }
    }

    /// <summary>The records of a tree in order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">The header of the tree.</param>
    /// <param name="types">The types of records that may be there.</param>
    public static IEnumerable<Hdf5Cursor> Records(Hdf5Bytes file, ulong address, params byte[] types)
    {
        var header = file.Checked(address, (ulong)(22 + file.OffsetSize + file.LengthSize), "BTHD", "B-tree");
        header.Version(0);
        var type = header.U8();
        if (!types.Contains(type))
        {
            throw header.Fail($"the tree is of type {type} where {string.Join(" or ", types)} is needed");
        }
        var nodeSize = header.U32();
        int recordSize = header.U16(),
            depth = header.U16();
        header.Skip(2);
        var (root, count) = (header.Address(), header.U16());
        if (nodeSize <= 10 || recordSize == 0 || recordSize > nodeSize - 10 || depth > MostLevels)
        {
            throw header.Fail($"nodes of {nodeSize} bytes, records of {recordSize} and {depth} levels do not fit together");
        }
        return root is { } start && count > 0
            ? new Hdf5BTree2(header, type, nodeSize, recordSize, depth).Walk(start, (ulong)count, depth)
            : [];
    }

    private IEnumerable<Hdf5Cursor> Walk(ulong address, ulong count, int level)
    {
        if (!seen.Add(address))
        {
            throw file.Fail($"B-tree node at {address}", "the tree leads to this node twice");
        }
        var pointer = file.OffsetSize + countSize + (level > 0 ? totalSizes[level - 1] : 0);
        if (count > nodeSize)
        {
            throw file.Fail($"B-tree node at {address}", $"{count} records do not fit a node of {nodeSize} bytes");
        }
        var size = 10 + (count * (ulong)recordSize) + (level > 0 ? (count + 1) * (ulong)pointer : 0);
        var node = file.Checked(address, size, level > 0 ? "BTIN" : "BTLF", "B-tree node");
        node.Version(0);
        if (node.U8() != type)
        {
            throw node.Fail("the node is of another type than its tree");
        }
        var records = Enumerable.Range(0, (int)count).Select(_ => node.Part((ulong)recordSize)).ToArray();
        for (var i = 0; i <= records.Length; i++)
        {
            if (level > 0)
            {
                var (child, below) = (node.RequiredAddress(), node.Unsigned(countSize));
                node.Skip(totalSizes[level - 1]);
                foreach (var record in Walk(child, below, level - 1))
                {
                    yield return record;
                }
            }
            if (i < records.Length)
            {
                yield return records[i];
            }
        }
    }

    private static int Width(ulong most) => (System.Numerics.BitOperations.Log2(Math.Max(most, 1)) / 8) + 1;
}
