namespace Functional;

/// <summary>Trees of records of one size, version 2 (specification III.A.2): all records in order, whatever they mean.</summary>
internal static class Hdf5BTree2
{
    private const int NodeOverhead = 10;

    public static List<byte[]> Records(Hdf5Source source, long address, int type, string path)
    {
        var cursor = source.Open(address, path);
        cursor.Require("BTHD"u8);
        cursor.Version(0);
        if (cursor.Byte() is var found && found != type)
        {
            throw source.Error(path, $"an index of type {found} stands where one of type {type} is expected");
        }
        var nodeSize = cursor.UInt32();
        var recordSize = cursor.UInt16();
        var depth = cursor.UInt16();
        cursor.Skip(2);
        var root = cursor.Address();
        var count = cursor.UInt16();
        cursor.Length();
        source.Check(source.At(address, cursor.At + 4, path), path);
        if (recordSize == 0 || depth > 16 || nodeSize < NodeOverhead)
        {
            throw source.Error(path, $"an index of depth {depth} with nodes of {nodeSize} bytes is none that can be");
        }
        // The widths of counts in pointers follow from how many records a node of each level can have.
        var most = new long[depth + 1];
        var total = new long[depth + 1];
        most[0] = total[0] = (nodeSize - NodeOverhead) / recordSize;
        var countSize = Width(most[0]);
        for (var level = 1; level <= depth; level++)
        {
            var pointer = source.OffsetSize + countSize + (level > 1 ? Width(total[level - 1]) : 0);
            most[level] = Math.Max(0, nodeSize - NodeOverhead - pointer) / (recordSize + pointer);
            total[level] = (long)Math.Min(long.MaxValue / 4, ((most[level] + 1.0) * total[level - 1]) + most[level]);
        }
        var records = new List<byte[]>();
        if (root is { } at)
        {
            Node(at, count, depth);
        }
        return records;

        void Node(long node, long used, int level)
        {
            source.Visit(node, path);
            var inside = source.Open(node, path);
            inside.Require(level == 0 ? "BTLF"u8 : "BTIN"u8);
            inside.Version(0);
            inside.Byte();
            var own = new List<byte[]>();
            for (var i = 0L; i < used; i++)
            {
                own.Add(inside.Take(recordSize).ToArray());
            }
            if (level == 0)
            {
                records.AddRange(own);
                return;
            }
            for (var i = 0; i <= own.Count; i++)
            {
                var child = inside.Target("a part of the index");
                var childCount = (long)inside.Number(countSize);
                inside.Skip(level > 1 ? Width(total[level - 1]) : 0);
                Node(child, childCount, level - 1);
                if (i < own.Count)
                {
                    records.Add(own[i]);
                }
            }
        }
    }

    /// <summary>How many bytes numbers up to a limit take.</summary>
    public static int Width(long limit) => limit <= 0 ? 1 : (System.Numerics.BitOperations.Log2((ulong)limit) / 8) + 1;
}
