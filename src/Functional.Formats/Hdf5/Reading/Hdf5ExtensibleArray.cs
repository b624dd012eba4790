using System.Numerics;

namespace Functional;

/// <summary>Extensible arrays, section VII.D: indexes of chunks of datasets that can grow without limit along one axis.</summary>
internal sealed class Hdf5ExtensibleArray
{
    private readonly Hdf5Bytes file;
    private readonly ulong size;
    private readonly bool filtered;
    private readonly int elementSize;
    private readonly int maximumBits;
    private readonly int inIndex;
    private readonly ulong smallest;
    private readonly int pointers;
    private readonly int pageBits;

    /// <summary>One more than the greatest index that was ever set; blocks below it may be missing.</summary>
    private readonly ulong count;
    private readonly ulong? index;

    private Hdf5ExtensibleArray(Hdf5Cursor header, ulong size, bool filtered)
    {
        (file, this.size, this.filtered) = (header.File, size, filtered);
        header.Version(0);
        header.Skip(1);
        (elementSize, maximumBits, inIndex) = (header.U8(), header.U8(), header.U8());
        (smallest, pointers, pageBits) = (header.U8(), header.U8(), header.U8());
        for (var i = 0; i < 4; i++)
        {
            header.Length();
        }
        count = header.Length();
        header.Length();
        index = header.Address();
        Hdf5ChunkIndex.RequireElementSize(header, elementSize, filtered);
        if (maximumBits is 0 or > 64 || pageBits > 31 || !BitOperations.IsPow2(smallest) || !BitOperations.IsPow2(pointers) || pointers < 2)
        {
            throw header.Fail("the sizes of its blocks do not fit together");
        }
    }

    public static IEnumerable<(ulong Address, ulong Length, uint Skipped)?> Elements(
        Hdf5Bytes file,
        ulong address,
        ulong size,
        bool filtered
    )
    {
        var length = (ulong)(16 + file.OffsetSize + (6 * file.LengthSize));
        var array = new Hdf5ExtensibleArray(file.Checked(address, length, "EAHD", "extensible array"), size, filtered);
        return array.index is { } index ? array.Walk(index) : [];
    }

    private int OffsetBytes => (maximumBits + 7) / 8;

    private IEnumerable<(ulong Address, ulong Length, uint Skipped)?> Walk(ulong address)
    {
        var blocks = 1 + maximumBits - BitOperations.Log2(smallest);
        var inline = Math.Min(2 * BitOperations.Log2((uint)pointers), blocks);
        var (direct, super) = (2 * (pointers - 1), blocks - inline);
        var length = (ulong)(6 + file.OffsetSize + (inIndex * elementSize) + ((direct + super) * file.OffsetSize) + 4);
        var block = file.Checked(address, length, "EAIB", "index block of an extensible array");
        block.Skip(2 + file.OffsetSize);
        var number = 0UL;
        for (var i = 0; i < inIndex; i++, number++)
        {
            yield return Hdf5ChunkIndex.Element(block, elementSize, size, filtered);
        }
        for (var level = 0; level < blocks && number < count; level++)
        {
            var (dataBlocks, elements) = (1UL << (level / 2), smallest << ((level + 1) / 2));
            var addresses = level < inline ? Addresses(block, dataBlocks) : Super(block.Address(), dataBlocks, elements);
            foreach (var (data, pages) in addresses)
            {
                if (number >= count)
                {
                    break;
                }
                foreach (var element in Data(data, elements, pages).Take((int)Math.Min(count - number, int.MaxValue)))
                {
                    yield return element;
                }
                number += elements;
            }
        }
    }

    private static IEnumerable<(ulong? Address, bool[]? Pages)> Addresses(Hdf5Cursor block, ulong dataBlocks)
    {
        for (var i = 0UL; i < dataBlocks; i++)
        {
            yield return (block.Address(), null);
        }
    }

    private IEnumerable<(ulong? Address, bool[]? Pages)> Super(ulong? address, ulong dataBlocks, ulong elements)
    {
        if (address is not { } place)
        {
            for (var i = 0UL; i < dataBlocks; i++)
            {
                yield return (null, null);
            }
            yield break;
        }
        var bitmap = elements > 1UL << pageBits ? ((elements >> pageBits) + 7) / 8 : 0;
        var perBlock = (UInt128)bitmap + (ulong)file.OffsetSize;
        var length = (ulong)UInt128.Min((6UL + (ulong)(file.OffsetSize + OffsetBytes)) + (perBlock * dataBlocks) + 4, ulong.MaxValue);
        var block = file.Checked(place, length, "EASB", "super block of an extensible array");
        block.Skip(2 + file.OffsetSize + OffsetBytes);
        var (written, pages) = (block.Bytes(bitmap * dataBlocks).Span.ToArray(), (int)(elements >> pageBits));
        for (var i = 0; i < (int)dataBlocks; i++)
        {
            yield return (block.Address(), bitmap == 0 ? null : Bits(written, i * pages, pages));
        }
    }

    private IEnumerable<(ulong Address, ulong Length, uint Skipped)?> Data(ulong? address, ulong elements, bool[]? written)
    {
        const string Structure = "data block of an extensible array";
        var prefix = (ulong)(6 + file.OffsetSize + OffsetBytes);
        var pageCount = 1UL << pageBits;
        if (address is not { } place)
        {
            return Missing(elements);
        }
        if (elements <= pageCount)
        {
            var block = file.Checked(place, Limited(prefix, elements), "EADB", Structure);
            block.Skip((int)prefix - 4);
            return Page(block, elements);
        }
        var head = file.Checked(place, prefix + 4, "EADB", Structure);
        if (written is null)
        {
            throw head.Fail("a block of this size should not have pages");
        }
        return Pages(place + prefix + 4, pageCount, written);
    }

    private IEnumerable<(ulong, ulong, uint)?> Pages(ulong start, ulong pageCount, bool[] written)
    {
        for (var page = 0; page < written.Length; page++)
        {
            if (!written[page])
            {
                foreach (var missing in Missing(pageCount))
                {
                    yield return missing;
                }
                continue;
            }
            var block = file.At(start + ((ulong)page * Limited(0, pageCount)), Limited(0, pageCount), "page of an extensible array");
            block.VerifyChecksum();
            foreach (var element in Page(block, pageCount))
            {
                yield return element;
            }
        }
    }

    /// <summary>Bits of a map, the highest of a byte first: all blocks under a super block share one map, without gaps.</summary>
    private static bool[] Bits(byte[] map, int start, int count) =>
        [.. Enumerable.Range(start, count).Select(i => (map[i / 8] & (0x80 >> (i % 8))) != 0)];

    /// <summary>The bytes of a prefix, so many elements and a checksum.</summary>
    private ulong Limited(ulong prefix, ulong elements) =>
        (ulong)UInt128.Min(prefix + ((UInt128)elements * (uint)elementSize) + 4, ulong.MaxValue);

    private IEnumerable<(ulong, ulong, uint)?> Page(Hdf5Cursor block, ulong elements)
    {
        for (var i = 0UL; i < elements; i++)
        {
            yield return Hdf5ChunkIndex.Element(block, elementSize, size, filtered);
        }
    }

    private IEnumerable<(ulong, ulong, uint)?> Missing(ulong elements)
    {
        file.Spend((long)Math.Min(elements, long.MaxValue), "extensible array");
        for (var i = 0UL; i < elements; i++)
        {
            yield return null;
        }
    }
}
