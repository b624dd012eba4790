using System.Text;

namespace Functional;

/// <summary>Texts of variable length, in collections that attributes and data sets point into (specification III.E).</summary>
internal sealed class Hdf5GlobalHeap(Hdf5Buffer file)
{
    private const int Smallest = 4096;
    private const int HeadSize = 16;

    private readonly List<byte[]> open = [];
    private long used = HeadSize;
    private long address = -1;

    /// <summary>Length, address of the collection and number in it: what stands for a text of variable length, 16 bytes.</summary>
    public byte[] Put(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0)
        {
            return new byte[16];
        }
        var size = HeadSize + ((bytes.Length + 7L) & ~7L);
        if (address < 0 || used + size > Smallest || open.Count == ushort.MaxValue - 1)
        {
            Close();
            (address, used) = (file.Put(new byte[Math.Max(Smallest, HeadSize + size)]), HeadSize);
        }
        open.Add(bytes);
        used += size;
        return new Hdf5Block().UInt32(bytes.Length).UInt64(address).UInt32(open.Count).ToArray();
    }

    /// <summary>Fills in the collection that is open; what is left of it is object 0.</summary>
    public void Close()
    {
        if (address < 0)
        {
            return;
        }
        var size = Math.Max(Smallest, used);
        var block = new Hdf5Block().Bytes("GCOL"u8).Byte(1, 0, 0, 0).UInt64(size);
        for (var i = 0; i < open.Count; i++)
        {
            block.UInt16(i + 1).UInt16(1).UInt32(0).UInt64((long)open[i].Length).Bytes(open[i]).Align();
        }
        if (size - used >= HeadSize)
        {
            block.UInt16(0).UInt16(0).UInt32(0).UInt64(size - used);
        }
        file.Set(address, block.PadTo((int)size).ToArray());
        open.Clear();
        address = -1;
    }
}
