using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>A file in the making: structures are put behind one another, at multiples of 8, and numbers filled in later.</summary>
internal sealed class Hdf5Buffer
{
    /// <summary>The address of nothing.</summary>
    public const ulong Nothing = ulong.MaxValue;

    private readonly List<byte> all = [];

    public long Length => all.Count;

    /// <summary>Puts bytes at the end, and gives the address.</summary>
    public long Put(ReadOnlySpan<byte> bytes)
    {
        Pad();
        var at = Length;
        all.AddRange(bytes);
        Pad();
        return at;
    }

    /// <summary>Puts other bytes where some are already.</summary>
    public void Set(long address, ReadOnlySpan<byte> bytes) => bytes.CopyTo(CollectionsMarshal.AsSpan(all)[(int)address..]);

    public byte[] ToArray() => [.. all];

    private void Pad() => all.AddRange(stackalloc byte[-all.Count & 7]);
}

/// <summary>One structure in the making: numbers one after the other, little-endian.</summary>
internal sealed class Hdf5Block
{
    private readonly List<byte> all = [];

    public int Length => all.Count;

    public Hdf5Block Bytes(ReadOnlySpan<byte> bytes)
    {
        all.AddRange(bytes);
        return this;
    }

    public Hdf5Block Byte(params ReadOnlySpan<byte> bytes) => Bytes(bytes);

    public Hdf5Block UInt16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
        return Bytes(bytes);
    }

    public Hdf5Block UInt32(long value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, checked((uint)value));
        return Bytes(bytes);
    }

    /// <summary>A length, or an address.</summary>
    public Hdf5Block UInt64(long value) => UInt64((ulong)value);

    public Hdf5Block UInt64(ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return Bytes(bytes);
    }

    /// <summary>Zeros up to a length.</summary>
    public Hdf5Block PadTo(int length)
    {
        all.AddRange(new byte[Math.Max(0, length - Length)]);
        return this;
    }

    /// <summary>Zeros up to a multiple of 8.</summary>
    public Hdf5Block Align() => PadTo((Length + 7) & ~7);

    public byte[] ToArray() => [.. all];
}
