namespace Functional;

/// <summary>Fixed arrays, section VII.C: indexes of chunks of datasets that cannot grow.</summary>
internal static class Hdf5FixedArray
{
    public static IEnumerable<(ulong Address, ulong Length, uint Skipped)?> Elements(
        Hdf5Bytes file,
        ulong address,
        ulong size,
        bool filtered
    )
    {
        var header = file.Checked(address, (ulong)(12 + file.OffsetSize + file.LengthSize), "FAHD", "fixed array");
        header.Version(0);
        header.Skip(1);
        int elementSize = header.U8(),
            pageBits = header.U8();
        var (count, data) = (header.Length(), header.Address());
        Hdf5ChunkIndex.RequireElementSize(header, elementSize, filtered);
        if (data is not { } block)
        {
            yield break;
        }
        if (pageBits > 31 || count > (ulong)file.Length * 8 * (1UL << pageBits))
        {
            throw header.Fail($"{count} elements in pages of 2^{pageBits} are not possible");
        }
        var (pageCount, prefix) = (1UL << pageBits, (ulong)(6 + file.OffsetSize));
        if (count <= pageCount)
        {
            var whole = file.Checked(block, prefix + (count * (ulong)elementSize) + 4, "FADB", "block of a fixed array");
            whole.Skip((int)prefix - 4);
            for (var i = 0UL; i < count; i++)
            {
                yield return Hdf5ChunkIndex.Element(whole, elementSize, size, filtered);
            }
            yield break;
        }
        var pages = (count + pageCount - 1) / pageCount;
        var head = file.Checked(block, prefix + ((pages + 7) / 8) + 4, "FADB", "block of a fixed array");
        head.Skip((int)prefix - 4);
        var written = head.Bytes((pages + 7) / 8);
        var start = block + prefix + ((pages + 7) / 8) + 4;
        for (var page = 0UL; page < pages; page++)
        {
            var length = Math.Min(pageCount, count - (page * pageCount));
            if ((written.Span[(int)(page / 8)] & (0x80 >> (int)(page % 8))) == 0)
            {
                file.Spend((long)length, "fixed array");
                for (var i = 0UL; i < length; i++)
                {
                    yield return null;
                }
                continue;
            }
            var elements = file.At(
                start + (page * ((pageCount * (ulong)elementSize) + 4)),
                (length * (ulong)elementSize) + 4,
                "fixed array"
            );
            elements.VerifyChecksum();
            for (var i = 0UL; i < length; i++)
            {
                yield return Hdf5ChunkIndex.Element(elements, elementSize, size, filtered);
            }
        }
    }
}
