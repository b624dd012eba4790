namespace Functional;

/// <summary>Where a file begins, section II of the specification: how wide its addresses are and where its root group is.</summary>
internal sealed record Hdf5Superblock(Hdf5Bytes File, ulong Root)
{
    private static ReadOnlySpan<byte> Mark => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>The superblock of a file: its mark stands at 0, 512, 1024, 2048, …</summary>
    public static Hdf5Superblock Open(ReadOnlyMemory<byte> bytes, string name)
    {
        for (var start = 0L; start + Mark.Length < bytes.Length; start = start == 0 ? 512 : start * 2)
        {
            if (bytes.Span.Slice((int)start, Mark.Length).SequenceEqual(Mark))
            {
                return Read(new Hdf5Bytes(bytes, name).With((int)start, 8, 8));
            }
        }
        throw new InvalidFileException(name, "", "this is not an HDF5 file: its signature is missing");
    }

    private static Hdf5Superblock Read(Hdf5Bytes file)
    {
        var cursor = file.At(0, "superblock");
        cursor.Skip(Mark.Length);
        return cursor.Version(0, 1, 2, 3) is var version && version < 2 ? ReadOld(file, cursor, version) : ReadNew(file, cursor);
    }

    private static Hdf5Superblock ReadOld(Hdf5Bytes file, Hdf5Cursor cursor, int version)
    {
        cursor.Skip(4);
        var (sized, body) = Sized(file, cursor, version == 0 ? 24 : 28);
        body.Unsigned(sized.OffsetSize);
        body.Unsigned(sized.OffsetSize);
        RequireEnd(body, body.RequiredAddress());
        body.Unsigned(sized.OffsetSize);
        body.Unsigned(sized.OffsetSize);
        return new(sized, body.RequiredAddress());
    }

    private static Hdf5Superblock ReadNew(Hdf5Bytes file, Hdf5Cursor cursor)
    {
        var (sized, body) = Sized(file, cursor, 12);
        file.At(0, (ulong)(16 + (4 * sized.OffsetSize)), "superblock").VerifyChecksum();
        body.Unsigned(sized.OffsetSize);
        body.Unsigned(sized.OffsetSize);
        RequireEnd(body, body.RequiredAddress());
        return new(sized, body.RequiredAddress());
    }

    private static (Hdf5Bytes File, Hdf5Cursor Body) Sized(Hdf5Bytes file, Hdf5Cursor cursor, int start)
    {
        int offsetSize = cursor.U8(),
            lengthSize = cursor.U8();
        if (offsetSize is not (2 or 4 or 8) || lengthSize is not (2 or 4 or 8))
        {
            throw cursor.Fail($"addresses of {offsetSize} and lengths of {lengthSize} bytes are not supported");
        }
        var sized = file.With(file.Base, offsetSize, lengthSize);
        var body = sized.At(0, "superblock");
        body.Skip(start);
        return (sized, body);
    }

    private static void RequireEnd(Hdf5Cursor cursor, ulong end)
    {
        if (end > (ulong)cursor.File.Length)
        {
            throw cursor.Fail($"the file is cut short: it should have {end} bytes and has {cursor.File.Length}");
        }
    }
}
