namespace Functional;

/// <summary>Which nodes each node of a graph depends on.</summary>
internal sealed class Reachability
{
    private readonly ulong[][] ancestors;

    public Reachability(Graph graph)
    {
        var words = (graph.Nodes.Count + 63) / 64;
        ancestors = new ulong[graph.Nodes.Count][];
        foreach (var node in graph.Nodes)
        {
            var set = ancestors[node.Index] = new ulong[words];
            set[node.Index / 64] |= 1UL << (node.Index % 64);
            foreach (var input in node.Inputs)
            {
                for (var w = 0; w < words; w++)
                {
                    set[w] |= ancestors[input.Node][w];
                }
            }
        }
    }

    /// <summary>Whether the node is, or depends on, one of the members.</summary>
    public bool DependsOn(int node, ulong[] members)
    {
        var set = ancestors[node];
        for (var w = 0; w < members.Length; w++)
        {
            if ((set[w] & members[w]) != 0)
            {
                return true;
            }
        }
        return false;
    }

    public ulong[] NoMembers() => new ulong[ancestors.Length == 0 ? 0 : ancestors[0].Length];

    public static void Add(ulong[] members, int node) => members[node / 64] |= 1UL << (node % 64);
}
