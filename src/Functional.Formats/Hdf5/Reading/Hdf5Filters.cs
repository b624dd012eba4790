using System.Buffers.Binary;
using System.IO.Compression;

namespace Functional;

/// <summary>What was done to chunks before they were stored, section IV.A.2.l "The Data Storage - Filter Pipeline Message".</summary>
internal sealed class Hdf5Filters
{
    public static readonly Hdf5Filters None = new([]);

    private const int Deflate = 1;
    private const int Shuffle = 2;
    private const int Fletcher32 = 3;

    private readonly (int Id, string Name, int Size)[] filters;

    private Hdf5Filters((int, string, int)[] filters) => this.filters = filters;

    /// <summary>Whether there are any.</summary>
    public bool Any => filters.Length > 0;

    public static Hdf5Filters Read(Hdf5Cursor cursor)
    {
        var version = cursor.Version(1, 2);
        var filters = new (int, string, int)[cursor.U8()];
        cursor.Skip(version == 1 ? 6 : 0);
        for (var i = 0; i < filters.Length; i++)
        {
            var id = cursor.U16();
            var nameLength = version == 1 || id >= 256 ? cursor.U16() : 0;
            cursor.Skip(2);
            var count = cursor.U16();
            var name = cursor.Text((ulong)(version == 1 ? (nameLength + 7) & ~7 : nameLength));
            var data = Enumerable.Range(0, count).Select(_ => cursor.U32()).ToArray();
            cursor.Skip(version == 1 && count % 2 == 1 ? 4 : 0);
            filters[i] = (id, name, id == Shuffle && count > 0 ? (int)Math.Min(data[0], int.MaxValue) : 0);
        }
        return new(filters);
    }

    /// <summary>The elements of a chunk.</summary>
    /// <param name="stored">The chunk as it is stored, for its length and messages.</param>
    /// <param name="skipped">The filters, a bit each, that this chunk went without.</param>
    /// <param name="size">The bytes of its elements.</param>
    public ReadOnlyMemory<byte> Decode(Hdf5Cursor stored, uint skipped, int size)
    {
        var data = stored.Bytes((ulong)stored.Left);
        for (var i = filters.Length - 1; i >= 0; i--)
        {
            if (i < 32 && (skipped >> i & 1) != 0)
            {
                continue;
            }
            data = filters[i].Id switch
            {
                Deflate => Inflate(stored, data, size + (4 * filters.Length)),
                Shuffle => Unshuffle(data, filters[i].Size),
                Fletcher32 => Verify(stored, data),
                var id => throw stored.Fail($"the filter {id}{(filters[i].Name is "" ? "" : $" ({filters[i].Name})")} is not supported"),
            };
        }
        return data.Length == size ? data : throw stored.Fail($"the chunk decodes to {data.Length} bytes where {size} are needed");
    }

    private static byte[] Inflate(Hdf5Cursor stored, ReadOnlyMemory<byte> data, int most)
    {
        var target = new byte[most];
        var length = 0;
        try
        {
            using var source = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            for (int read; length < most && (read = source.Read(target, length, most - length)) > 0; length += read) { }
        }
        catch (InvalidDataException e)
        {
            throw stored.Fail($"the deflated data are damaged: {e.Message}");
        }
        return length == most ? target : target[..length];
    }

    /// <summary>From all first bytes of the elements, then all second ones, …, to element after element.</summary>
    private static ReadOnlyMemory<byte> Unshuffle(ReadOnlyMemory<byte> data, int size)
    {
        var count = size > 1 ? data.Length / size : 0;
        if (count <= 1)
        {
            return data;
        }
        var source = data.Span;
        var target = new byte[data.Length];
        for (var part = 0; part < size; part++)
        {
            for (int i = 0, from = part * count, to = part; i < count; i++, to += size)
            {
                target[to] = source[from + i];
            }
        }
        source[(count * size)..].CopyTo(target.AsSpan(count * size));
        return target;
    }

    private static ReadOnlyMemory<byte> Verify(Hdf5Cursor stored, ReadOnlyMemory<byte> data)
    {
        if (data.Length < 4)
        {
            throw stored.Fail("there is no room for a checksum");
        }
        var content = data[..^4];
        return Hdf5Fletcher.Of(content.Span) == BinaryPrimitives.ReadUInt32LittleEndian(data.Span[^4..])
            ? content
            : throw stored.Fail("the checksum of the chunk does not fit: the file is damaged");
    }
}
