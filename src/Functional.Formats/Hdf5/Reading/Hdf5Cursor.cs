using System.Buffers.Binary;
using System.Text;

namespace Functional;

/// <summary>Reads a structure of a file from front to back, and never beyond its end.</summary>
internal sealed class Hdf5Cursor(Hdf5Bytes file, ReadOnlyMemory<byte> memory, string structure)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private int position;

    public Hdf5Bytes File => file;

    public string Structure => structure;

    /// <summary>Bytes read so far.</summary>
    public int Position => position;

    /// <summary>Bytes left.</summary>
    public int Left => memory.Length - position;

    public byte U8() => Take(1)[0];

    public int U16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong U64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A little-endian number of 1 to 8 bytes.</summary>
    public ulong Unsigned(int size)
    {
        var value = 0UL;
        var bytes = Take(size);
        for (var i = size - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }
        return value;
    }

    /// <summary>An address, or null where all its bits are set, which means that there is nothing.</summary>
    public ulong? Address()
    {
        var value = Unsigned(file.OffsetSize);
        return value == ulong.MaxValue >> (64 - (8 * file.OffsetSize)) ? null : value;
    }

    /// <summary>An address that must be there.</summary>
    public ulong RequiredAddress() => Address() ?? throw Fail("an address is missing");

    /// <summary>A length; one with all bits set stays what it is.</summary>
    public ulong Length()
    {
        var value = Unsigned(file.LengthSize);
        return value == ulong.MaxValue >> (64 - (8 * file.LengthSize)) ? ulong.MaxValue : value;
    }

    public void Skip(int count) => Take(count);

    /// <summary>Skips to the next multiple of 8 from the start.</summary>
    public void Align()
    {
        var padding = -position & 7;
        Skip(Math.Min(padding, Left));
    }

    /// <summary>The next bytes as a structure of their own.</summary>
    public Hdf5Cursor Part(ulong length, string? name = null) => new(file, Bytes(length), name ?? structure);

    /// <summary>The next bytes.</summary>
    public ReadOnlyMemory<byte> Bytes(ulong length)
    {
        if (length > (ulong)Left)
        {
            throw Fail($"{length} bytes are needed and {Left} are left");
        }
        var bytes = memory.Slice(position, (int)length);
        position += (int)length;
        return bytes;
    }

    /// <summary>A name of so many bytes, up to the first 0.</summary>
    public string Text(ulong length) => Decode(Bytes(length).Span);

    /// <summary>A name that a 0 ends.</summary>
    public string TerminatedText()
    {
        var end = memory.Span[position..].IndexOf((byte)0);
        return end < 0 ? throw Fail("a name does not end") : Text((ulong)end);
    }

    public void Signature(string expected)
    {
        if (!Take(4).SequenceEqual(Encoding.ASCII.GetBytes(expected)))
        {
            throw Fail($"the signature \"{expected}\" is missing");
        }
    }

    /// <summary>A version among those that are supported.</summary>
    public int Version(params ReadOnlySpan<byte> supported)
    {
        var version = U8();
        return supported.Contains(version) ? version : throw Fail($"version {version} is not supported");
    }

    /// <summary>That the last four bytes are the checksum of those before; they are cut off.</summary>
    public void VerifyChecksum()
    {
        if (memory.Length < 4)
        {
            throw Fail("there is no room for a checksum");
        }
        var (content, stored) = (memory[..^4], BinaryPrimitives.ReadUInt32LittleEndian(memory.Span[^4..]));
        if (Lookup3.Of(content.Span) != stored)
        {
            throw Fail("the checksum does not fit: the file is damaged");
        }
        memory = content;
    }

    public InvalidFileException Fail(string cause, string? advice = null) => file.Fail(structure, cause, advice);

    private ReadOnlySpan<byte> Take(int count) => Bytes((ulong)(uint)count).Span;

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        try
        {
            return Utf8.GetString(end < 0 ? bytes : bytes[..end]);
        }
        catch (DecoderFallbackException)
        {
            throw Fail("a name is not UTF-8");
        }
    }
}
