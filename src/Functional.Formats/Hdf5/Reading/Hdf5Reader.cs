namespace Functional;

/// <summary>Reads the tree of a file: superblock, objects, links.</summary>
internal sealed class Hdf5Reader(ReadOnlyMemory<byte> bytes, string name)
{
    /// <summary>Deeper trees are taken for damage.</summary>
    private const int DeepestGroup = 100;

    private readonly Hdf5Source source = new(bytes, name);
    private readonly Dictionary<long, Hdf5Node> objects = [];
    private readonly HashSet<long> open = [];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10];

    public Hdf5Group Read() => Object(Superblock(), "/", 0) as Hdf5Group ?? throw source.Error("/", "the root of the file is no group");

    /// <summary>Where the root stands (specification II.A); a block of the user's may stand in front.</summary>
    private long Superblock()
    {
        long start = 0;
        while (start + 8 <= bytes.Length && !bytes.Span.Slice((int)start, 8).SequenceEqual(Signature))
        {
            start = start == 0 ? 512 : start * 2;
        }
        const string place = "superblock";
        if (start + 8 > bytes.Length)
        {
            throw new InvalidFileException(name, "", "this is no HDF5 file: its signature is not there", "Give a file that ends whole.");
        }
        var cursor = source.Open(start + 8, place);
        var version = cursor.Version(0, 1, 2, 3);
        if (version >= 2)
        {
            Sizes(cursor.Byte(), cursor.Byte());
            cursor.Byte();
            source.Base = cursor.Target("the base address");
            cursor.Address();
            cursor.Address();
            var newRoot = cursor.Target("the root group");
            source.Check(bytes.Span.Slice((int)start, 16 + (4 * source.OffsetSize)), place);
            return newRoot;
        }
        cursor.Skip(4);
        Sizes(cursor.Byte(), cursor.Byte());
        cursor.Skip(9 + (version == 1 ? 4 : 0));
        source.Base = cursor.Target("the base address");
        cursor.Address();
        cursor.Address();
        cursor.Address();
        cursor.Skip(source.OffsetSize);
        return cursor.Target("the root group");

        void Sizes(byte offsets, byte lengths)
        {
            if (offsets is not (2 or 4 or 8) || lengths is not (2 or 4 or 8))
            {
                throw source.Error(place, $"addresses of {offsets} bytes and lengths of {lengths} are not known");
            }
            (source.OffsetSize, source.LengthSize) = (offsets, lengths);
        }
    }

    private Hdf5Node Object(long address, string path, int depth)
    {
        if (objects.TryGetValue(address, out var known))
        {
            return known;
        }
        if (!open.Add(address) || depth > DeepestGroup)
        {
            throw source.Error(path, depth > DeepestGroup ? $"groups are nested deeper than {DeepestGroup}" : "the group contains itself");
        }
        var messages = Hdf5Messages.Read(source, address, path);
        var attributes = Hdf5Attributes.Read(source, messages, path);
        Hdf5Node node = messages.Any(m => m.Type == Hdf5Messages.Layout)
            ? attributes.Aggregate(
                new Hdf5Dataset(Hdf5Data.Read(source, messages, path)),
                (dataset, attribute) => dataset.WithAttribute(attribute.Name, attribute.Value)
            )
            : attributes.Aggregate(
                Group(messages, path, depth),
                (group, attribute) => group.WithAttribute(attribute.Name, attribute.Value)
            );
        open.Remove(address);
        objects.Add(address, node);
        return node;
    }

    private Hdf5Group Group(List<Hdf5Message> messages, string path, int depth)
    {
        var links = Hdf5Links.Read(source, messages, path);
        var group = Hdf5Group.Root;
        foreach (var link in links.Where(l => l.Address is not null))
        {
            group = group.With(link.Name, Object(link.Address!.Value, $"{path.TrimEnd('/')}/{link.Name}", depth + 1));
        }
        // A soft link is another name for what stands at a path of this group or of one below it.
        foreach (var link in links.Where(l => l.Address is null))
        {
            if (!link.Target.StartsWith('/') && group.Find(link.Target) is { } node)
            {
                group = group.With(link.Name, node);
            }
        }
        return group;
    }
}
