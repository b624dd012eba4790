using System.Text;

namespace Functional;

/// <summary>The messages that headers of objects are made of (specification IV.A.2).</summary>
internal static class Hdf5MessageWriter
{
    /// <summary>A message may be as long as 16 bits say.</summary>
    private const int Longest = 65528;

    /// <summary>Sign, exponent and mantissa: their places and sizes, and what is added to the exponent.</summary>
    private static readonly Dictionary<int, (byte Sign, byte[] Parts, int Bias)> Reals = new()
    {
        [2] = (15, [10, 5, 0, 10], 15),
        [4] = (31, [23, 8, 0, 23], 127),
        [8] = (63, [52, 11, 0, 52], 1023),
    };

    public static byte[] Dataspace(IReadOnlyList<int> dimensions)
    {
        var block = new Hdf5Block().Byte(1, (byte)dimensions.Count, 0, 0).UInt32(0);
        foreach (var size in dimensions)
        {
            block.UInt64((long)size);
        }
        return block.ToArray();
    }

    public static byte[] Datatype(Hdf5Type type) =>
        type.Class switch
        {
            Hdf5Class.Integer => Integer(type.Size, type.IsSigned, type.IsBigEndian).ToArray(),
            Hdf5Class.Real => Real(type.Size, type.IsBigEndian),
            Hdf5Class.Boolean => new Hdf5Block()
                .Byte(0x18, 2, 0, 0)
                .UInt32(1)
                .Bytes(Integer(1, isSigned: true).ToArray())
                .Bytes("FALSE\0\0\0TRUE\0\0\0\0"u8)
                .Byte(0, 1)
                .ToArray(),
            Hdf5Class.FixedText => Text((byte)((type.IsUtf8 ? 0x10 : 0) | 1), type.Size).ToArray(),
            Hdf5Class.Other => throw new ArgumentException($"hdf5: {type} were read by name only and cannot be written; leave them out."),
            _ => new Hdf5Block()
                .Byte(0x19, 1, type.IsUtf8 ? (byte)1 : (byte)0, 0)
                .UInt32(16)
                .Bytes(Text(type.IsUtf8 ? (byte)0x10 : (byte)0, 1).ToArray())
                .ToArray(),
        };

    /// <summary>No value of its own: what was never written is 0.</summary>
    public static byte[] FillValue() => new Hdf5Block().Byte(2, 2, 2, 1).UInt32(0).ToArray();

    public static byte[] Contiguous(long? address, long size) =>
        new Hdf5Block().Byte(3, 1).UInt64(address is { } at ? (ulong)at : Hdf5Buffer.Nothing).UInt64(size).ToArray();

    /// <exception cref="ArgumentException">The attribute is too large for a message.</exception>
    public static byte[] Attribute(string name, Hdf5Value value, byte[] data)
    {
        var (label, type, space) = (Encoding.UTF8.GetBytes(name + '\0'), Datatype(value.Type), Dataspace(value.Dimensions));
        var block = new Hdf5Block().Byte(1, 0).UInt16(label.Length).UInt16(type.Length).UInt16(space.Length);
        block.Bytes(label).Align().Bytes(type).Align().Bytes(space).Align().Bytes(data);
        return block.Length <= Longest
            ? block.ToArray()
            : throw new ArgumentException(
                $"hdf5: the attribute \"{name}\" takes {block.Length} bytes, and at most {Longest} fit into the header of an object. "
                    + "Write it as a data set, as a single text, or in several parts."
            );
    }

    private static Hdf5Block Integer(int size, bool isSigned, bool isBigEndian = false) =>
        new Hdf5Block().Byte(0x10, (byte)((isSigned ? 8 : 0) | (isBigEndian ? 1 : 0)), 0, 0).UInt32(size).UInt16(0).UInt16(8 * size);

    private static byte[] Real(int size, bool isBigEndian)
    {
        var (sign, parts, bias) = Reals[size];
        return new Hdf5Block()
            .Byte(0x11, (byte)(0x20 | (isBigEndian ? 1 : 0)), sign, 0)
            .UInt32(size)
            .UInt16(0)
            .UInt16(8 * size)
            .Bytes(parts)
            .UInt32(bias)
            .ToArray();
    }

    private static Hdf5Block Text(byte bits, int size) => new Hdf5Block().Byte(0x13, bits, 0, 0).UInt32(size);
}
