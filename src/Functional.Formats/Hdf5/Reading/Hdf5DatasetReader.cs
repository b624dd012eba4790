namespace Functional;

/// <summary>The elements of a dataset from wherever its layout keeps them.</summary>
internal static class Hdf5DatasetReader
{
    public static Hdf5Value Read(Hdf5Bytes file, Hdf5ObjectHeader header, Hdf5ValueReader values)
    {
        var space = Hdf5Dataspace.Read(header.Require(Hdf5Message.Dataspace, "dataspace"));
        var type = Hdf5Datatype.Read(header.Require(Hdf5Message.Datatype, "datatype"));
        return values.Read(type, space, "", size => Data(file, header, space, type, size));
    }

    private static ReadOnlyMemory<byte> Data(Hdf5Bytes file, Hdf5ObjectHeader header, Hdf5Dataspace space, Hdf5Type type, long size)
    {
        if (header.Has(Hdf5Message.ExternalFiles))
        {
            throw file.Fail(header.Structure, "the elements are in another file, which is not read");
        }
        switch (Hdf5Layout.Read(header.Require(Hdf5Message.Layout, "layout"), space.Dimensions.Length))
        {
            case Hdf5Layout.Compact compact:
                return (long)compact.Data.Length >= size
                    ? compact.Data[..(int)size]
                    : throw file.Fail(header.Structure, $"{size} bytes of elements are kept in {compact.Data.Length}");
            case Hdf5Layout.Contiguous { Address: { } address }:
                return file.At(address, (ulong)size, "elements").Bytes((ulong)size);
            case var layout:
                file.Spend(size, "elements");
                var elements = Filled(header, type, size);
                if (layout is Hdf5Layout.Chunked { Address: not null } chunked)
                {
                    var filters = header.Find(Hdf5Message.Filters, "filters") is { } message ? Hdf5Filters.Read(message) : Hdf5Filters.None;
                    new Hdf5Chunks(file, chunked, space, type.Size, filters).CopyTo(elements);
                }
                return elements;
        }
    }

    /// <summary>Elements that were never written: sections IV.A.2.e and IV.A.2.f, "The Fill Value Message".</summary>
    private static byte[] Filled(Hdf5ObjectHeader header, Hdf5Type type, long size)
    {
        if (size > Array.MaxLength)
        {
            throw header.Require(Hdf5Message.Dataspace, "dataspace").Fail($"{size} bytes of elements are too many");
        }
        var elements = new byte[size];
        var value = FillValue(header);
        if (value.Length == type.Size && value.IndexOfAnyExcept((byte)0) >= 0)
        {
            for (var i = 0; i < elements.Length; i += value.Length)
            {
                value.CopyTo(elements.AsSpan(i));
            }
        }
        return elements;
    }

    private static ReadOnlySpan<byte> FillValue(Hdf5ObjectHeader header)
    {
        if (header.Find(Hdf5Message.FillValue, "fill value") is { } cursor)
        {
            var version = cursor.Version(1, 2, 3);
            var defined = version == 3 ? (cursor.U8() & 0x20) != 0 : (cursor.Unsigned(3) >> 16) != 0 || version == 1;
            return defined ? cursor.Bytes(cursor.U32()).Span : [];
        }
        return header.Find(Hdf5Message.OldFillValue, "fill value") is { } old ? old.Bytes(old.U32()).Span : [];
    }
}
