using System.Buffers.Binary;
using System.Text;

namespace Functional;

/// <summary>The bytes of a file with what its superblock says about addresses, and how much may still be decoded from it.</summary>
internal sealed class Hdf5Source(ReadOnlyMemory<byte> bytes, string name)
{
    /// <summary>Deflate makes at most 1032 bytes of one, and a chunk may be copied from filter to filter.</summary>
    private const long LargestExpansion = 4 * 1100;

    private readonly HashSet<long> visited = [];
    private long budget = (bytes.Length * LargestExpansion) + 65536;

    public string Name => name;

    /// <summary>Bytes of an address.</summary>
    public int OffsetSize { get; set; } = 8;

    /// <summary>Bytes of a length.</summary>
    public int LengthSize { get; set; } = 8;

    /// <summary>Where addresses count from.</summary>
    public long Base { get; set; }

    public ReadOnlySpan<byte> Bytes => bytes.Span;

    public InvalidFileException Error(string place, string cause) => new(name, place, cause);

    /// <summary>The bytes at an address.</summary>
    public ReadOnlySpan<byte> At(long address, long size, string place)
    {
        var start = address + Base;
        return start >= 0 && size >= 0 && start <= bytes.Length && size <= bytes.Length - start
            ? bytes.Span.Slice((int)start, (int)size)
            : throw Error(place, $"it is said to be {size} bytes at {start}, and the file ends at {bytes.Length}");
    }

    /// <summary>A cursor over a part of the file.</summary>
    public Hdf5Cursor Open(long address, long size, string place) => new(this, At(address, size, place), place);

    /// <summary>A cursor from an address to the end of the file.</summary>
    public Hdf5Cursor Open(long address, string place) => Open(address, Math.Max(0, bytes.Length - address - Base), place);

    /// <summary>Room for decoded bytes, as long as the file can really hold as much.</summary>
    public byte[] Allocate(long size, string place)
    {
        if (size < 0 || size > budget || size > Array.MaxLength)
        {
            throw Error(place, $"{size} bytes of data cannot come from a file of {bytes.Length}");
        }
        budget -= size;
        return new byte[size];
    }

    /// <summary>Refuses to go to a place twice, as files with cycles would have it.</summary>
    public void Visit(long address, string place)
    {
        if (!visited.Add(address))
        {
            throw Error(place, $"the node at {address} is reached twice");
        }
    }

    /// <summary>Compares the checksum behind some bytes with theirs.</summary>
    public void Check(ReadOnlySpan<byte> block, string place)
    {
        if (block.Length < 4 || Lookup3.Of(block[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(block[^4..]))
        {
            throw Error(place, "the checksum is not that of the content");
        }
    }

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
