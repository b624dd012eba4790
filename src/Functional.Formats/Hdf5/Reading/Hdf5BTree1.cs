namespace Functional;

/// <summary>B-trees of version 1, section III.A.1: of the names of old groups, and of the chunks of datasets.</summary>
internal static class Hdf5BTree1
{
    private const int MostLevels = 64;

    /// <summary>What the leaves of a tree lead to, in order, with the key before each.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">The root of the tree.</param>
    /// <param name="type">0 for the names of groups, 1 for chunks.</param>
    /// <param name="keySize">Bytes of a key.</param>
    public static IEnumerable<(Hdf5Cursor Key, ulong Child)> Leaves(Hdf5Bytes file, ulong address, int type, int keySize) =>
        Leaves(file, address, type, keySize, -1, []);

    private static IEnumerable<(Hdf5Cursor Key, ulong Child)> Leaves(
        Hdf5Bytes file,
        ulong address,
        int type,
        int keySize,
        int expectedLevel,
        HashSet<ulong> seen
    )
    {
        var node = file.At(address, "B-tree");
        if (!seen.Add(address))
        {
            throw node.Fail("the tree leads to this node twice");
        }
        node.Signature("TREE");
        if (node.U8() is var found && found != type)
        {
            throw node.Fail($"the tree is of type {found} where {type} is needed");
        }
        var level = node.U8();
        if (expectedLevel < 0 ? level > MostLevels : level != expectedLevel)
        {
            throw node.Fail($"level {level} does not fit the node above");
        }
        var count = node.U16();
        node.Address();
        node.Address();
        for (var i = 0; i < count; i++)
        {
            var key = node.Part((ulong)keySize);
            var child = node.RequiredAddress();
            if (level == 0)
            {
                yield return (key, child);
                continue;
            }
            foreach (var leaf in Leaves(file, child, type, keySize, level - 1, seen))
            {
                yield return leaf;
            }
        }
    }
}
