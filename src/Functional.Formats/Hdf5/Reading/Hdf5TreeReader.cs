namespace Functional;

/// <summary>The tree of a file, from the root group down.</summary>
internal sealed class Hdf5TreeReader(Hdf5Superblock superblock)
{
    private const int MostLevels = 200;
    private const int MostSoftLinks = 100;

    private readonly Hdf5Bytes file = superblock.File;
    private readonly Hdf5ValueReader values = new(superblock.File);
    private readonly Dictionary<ulong, Hdf5Node> nodes = [];
    private readonly Dictionary<ulong, Hdf5Link[]> links = [];
    private readonly Dictionary<ulong, long> sizes = [];
    private readonly HashSet<ulong> open = [];

    public Hdf5Group ReadRoot()
    {
        var root = Node(superblock.Root, "/", 0);
        file.Path = "";
        return root as Hdf5Group ?? throw file.Fail("/", "the root is not a group");
    }

    private Hdf5Node Node(ulong address, string path, int level)
    {
        if (nodes.TryGetValue(address, out var known))
        {
            return known;
        }
        file.Path = path;
        if (level > MostLevels)
        {
            throw file.Fail("", $"groups are nested more than {MostLevels} deep");
        }
        if (!open.Add(address))
        {
            throw file.Fail("", "the group is inside itself");
        }
        var header = Hdf5ObjectHeader.Read(file, address);
        var attributes = Hdf5AttributeMessage.All(header, values).ToList();
        Hdf5Node node = IsGroup(header)
            ? attributes.Aggregate(Group(header, address, path, level), (group, a) => group.WithAttribute(a.Key, a.Value))
            : attributes.Aggregate(Dataset(header), (dataset, a) => dataset.WithAttribute(a.Key, a.Value));
        file.Path = path;
        open.Remove(address);
        nodes.Add(address, node);
        return node;
    }

    private Hdf5Dataset Dataset(Hdf5ObjectHeader header) =>
        header.Has(Hdf5Message.Dataspace) || !header.Has(Hdf5Message.Datatype)
            ? new(Hdf5DatasetReader.Read(file, header, values))
            : new(new(new(Hdf5Class.Other, 1, Name: "a type and no elements"), [0], [], null, file.Path));

    private Hdf5Group Group(Hdf5ObjectHeader header, ulong address, string path, int level)
    {
        var group = Hdf5Group.Root;
        var size = 1L;
        foreach (var link in Links(address, header))
        {
            if (Target(link, address, 0) is { } target)
            {
                group = group.With(link.Name, Node(target, $"{path.TrimEnd('/')}/{link.Name}", level + 1));
                size += sizes.GetValueOrDefault(target, 1);
            }
        }
        file.Path = path;
        if (size > Math.Max(file.Length, 1000))
        {
            throw file.Fail("", $"{size} names lead to groups that are shared, more than a file of {file.Length} bytes should hold");
        }
        sizes[address] = size;
        return group;
    }

    private static bool IsGroup(Hdf5ObjectHeader header) =>
        header.Has(Hdf5Message.SymbolTable) || header.Has(Hdf5Message.LinkInfo) || header.Has(Hdf5Message.Link);

    private Hdf5Link[] Links(ulong address, Hdf5ObjectHeader? header = null)
    {
        if (links.TryGetValue(address, out var known))
        {
            return known;
        }
        header ??= Hdf5ObjectHeader.Read(file, address);
        var found = header.All(Hdf5Message.Link, "link").Select(Hdf5LinkMessage.Read);
        if (header.Find(Hdf5Message.LinkInfo, "link info") is { } info)
        {
            found = found.Concat(Hdf5LinkMessage.Dense(info));
        }
        if (header.Find(Hdf5Message.SymbolTable, "symbol table") is { } table)
        {
            found = found.Concat(Hdf5OldLinks.Links(table));
        }
        Hdf5Link[] all = [.. found];
        if (Array.Exists(all, l => l.Name.Length == 0 || l.Name.Contains('/', StringComparison.Ordinal)))
        {
            throw file.Fail(header.Structure, "a name is empty or holds a slash");
        }
        links.Add(address, all);
        return all;
    }

    /// <summary>The object header that a link leads to; null for a soft link that leads nowhere.</summary>
    private ulong? Target(Hdf5Link link, ulong group, int followed)
    {
        if (link.Path is null)
        {
            return link.Address;
        }
        if (followed > MostSoftLinks)
        {
            throw file.Fail("", $"the soft link \"{link.Name}\" leads to soft links without end");
        }
        file.Spend(link.Path.Length + 16, "soft link");
        ulong? place = link.Path.StartsWith('/') ? superblock.Root : group;
        foreach (var name in link.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(n => n != "."))
        {
            var within = place.Value;
            var names = Links(within);
            file.Spend(names.Length, "soft link");
            var next = Array.Find(names, l => l.Name == name);
            place = next.Name is null ? null : Target(next, within, followed + 1);
            if (place is null)
            {
                return null;
            }
        }
        return place;
    }
}
