using System.Buffers.Binary;
using System.Text;

namespace Functional;

/// <summary>A place in a file from which numbers are read one after the other; never one outside the file.</summary>
internal ref struct Hdf5Cursor
{
    private readonly Hdf5Source source;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly string place;
    private int at;

    public Hdf5Cursor(Hdf5Source source, ReadOnlySpan<byte> bytes, string place)
    {
        this.source = source;
        this.bytes = bytes;
        this.place = place;
    }

    public readonly int At => at;

    public readonly int Left => bytes.Length - at;

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > Left)
        {
            throw source.Error(place, $"{count} bytes are announced where {Left} are left");
        }
        var taken = bytes.Slice(at, (int)count);
        at += (int)count;
        return taken;
    }

    public void Skip(long count) => Take(count);

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public long UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A number without sign, of up to 8 bytes.</summary>
    public ulong Number(int size)
    {
        var value = 0ul;
        var taken = Take(size);
        for (var i = Math.Min(size, 8) - 1; i >= 0; i--)
        {
            value = (value << 8) | taken[i];
        }
        return value;
    }

    /// <summary>A length or count, which fits into the file or is wrong.</summary>
    public long Length()
    {
        var value = Number(source.LengthSize);
        return value <= long.MaxValue ? (long)value : throw source.Error(place, $"a length of {value} is larger than any file");
    }

    /// <summary>An address; null for that of nothing.</summary>
    public long? Address()
    {
        var value = Number(source.OffsetSize);
        var nothing = source.OffsetSize == 8 ? ulong.MaxValue : (1ul << (8 * source.OffsetSize)) - 1;
        return value == nothing ? null
            : value <= long.MaxValue ? (long)value
            : throw source.Error(place, $"the address {value} is beyond any file");
    }

    /// <summary>An address that must be one.</summary>
    public long Target(string what) => Address() ?? throw source.Error(place, $"{what} is missing");

    public void Require(ReadOnlySpan<byte> signature)
    {
        if (!Take(signature.Length).SequenceEqual(signature))
        {
            throw source.Error(place, $"no {Encoding.ASCII.GetString(signature)} stands there");
        }
    }

    public byte Version(params ReadOnlySpan<byte> known)
    {
        var version = Byte();
        return known.Contains(version) ? version : throw source.Error(place, $"version {version} of it is not known");
    }

    /// <summary>Skips to the next multiple of 8 from the cursor's beginning.</summary>
    public void Align() => Skip(Math.Min(-at & 7, Left));
}
