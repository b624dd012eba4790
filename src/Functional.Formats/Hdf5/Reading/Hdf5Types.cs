namespace Functional;

/// <summary>The messages that say what and how many elements there are (specification IV.A.2.b and d).</summary>
internal static class Hdf5Types
{
    /// <summary>The sizes of the axes; null for the dataspace of nothing.</summary>
    public static int[]? ReadDimensions(Hdf5Source source, ReadOnlySpan<byte> body, string place)
    {
        var cursor = new Hdf5Cursor(source, body, place);
        var version = cursor.Version(1, 2);
        var rank = cursor.Byte();
        cursor.Byte();
        if (version == 1)
        {
            cursor.Skip(5);
        }
        else if (cursor.Byte() == 2)
        {
            return null;
        }
        var dimensions = new int[rank];
        for (var i = 0; i < rank; i++)
        {
            var size = cursor.Length();
            dimensions[i] = size <= int.MaxValue ? (int)size : throw source.Error(place, $"an axis of {size} elements is too long");
        }
        return dimensions;
    }

    /// <summary>How many elements some dimensions have, and whether that is a number that can be.</summary>
    public static long Count(Hdf5Source source, IEnumerable<int> dimensions, string place)
    {
        var count = 1L;
        foreach (var size in dimensions)
        {
            count = count == 0 || size <= long.MaxValue / 64 / count ? count * size : throw source.Error(place, "the array is too large");
        }
        return count;
    }

    public static Hdf5Type ReadType(Hdf5Source source, ReadOnlySpan<byte> body, string place)
    {
        var cursor = new Hdf5Cursor(source, body, place);
        var first = cursor.Byte();
        var (version, kind) = (first >> 4, first & 15);
        int bits = cursor.Byte();
        var more = cursor.Byte();
        cursor.Byte();
        var size = cursor.UInt32();
        if (version is < 1 or > 4 || size is < 1 or > int.MaxValue / 2)
        {
            throw source.Error(place, $"a type of version {version} with {size} bytes is none that is known");
        }
        var length = (int)size;
        var isBig = (bits & 1) != 0;
        return kind switch
        {
            0 when length is 1 or 2 or 4 or 8 => new(Hdf5Class.Integer, length, (bits & 8) != 0, isBig),
            1 when length is 2 or 4 or 8 && (bits & 64) == 0 && IsIeee(ref cursor, length) => new(Hdf5Class.Real, length, true, isBig),
            3 => new(Hdf5Class.FixedText, length, Padding: bits & 15) { IsUtf8 = bits >> 4 == 1 },
            8 => Enumeration(source, ref cursor, length, version, bits | (more << 8), place),
            9 when (bits & 15) == 1 && length == 8 + source.OffsetSize => new(Hdf5Class.VariableText, length) { IsUtf8 = (more & 15) == 1 },
            _ => new(Hdf5Class.Other, length, Name: kind < Names.Length ? Names[kind] : $"a type of class {kind}"),
        };
    }

    private static readonly string[] Names =
    [
        "integers of an unusual size",
        "floating-point numbers of an unusual form",
        "times",
        "texts",
        "bit fields",
        "opaque bytes",
        "compounds",
        "references",
        "enumerations",
        "rows of variable length",
        "arrays",
    ];

    /// <summary>Sign in front, then exponent, then mantissa, as IEEE 754 has them.</summary>
    private static bool IsIeee(ref Hdf5Cursor cursor, int size)
    {
        cursor.Skip(4);
        var exponent = cursor.Byte();
        var exponentBits = cursor.Byte();
        cursor.Byte();
        var mantissaBits = cursor.Byte();
        return exponent == mantissaBits && (size, exponentBits, mantissaBits) is (2, 5, 10) or (4, 8, 23) or (8, 11, 52);
    }

    /// <summary>Of two names, FALSE = 0 and TRUE = 1, it is h5py's boolean; others are not numbers that anything here asks for.</summary>
    private static Hdf5Type Enumeration(Hdf5Source source, ref Hdf5Cursor cursor, int size, int version, int count, string place)
    {
        var inner = ReadType(source, cursor.Take(12), place);
        if (inner.Class != Hdf5Class.Integer || count != 2 || size != 1)
        {
            return new(Hdf5Class.Other, size, Name: "enumerations");
        }
        string[] names = [Next(ref cursor), Next(ref cursor)];
        return names is ["FALSE", "TRUE"] && cursor.Byte() == 0 && cursor.Byte() == 1
            ? new(Hdf5Class.Boolean, 1)
            : new(Hdf5Class.Other, size, Name: "enumerations");

        string Next(ref Hdf5Cursor at)
        {
            var text = new List<byte>();
            for (var c = at.Byte(); c != 0; c = at.Byte())
            {
                text.Add(c);
            }
            if (version < 3)
            {
                at.Skip(-(text.Count + 1) & 7);
            }
            return System.Text.Encoding.UTF8.GetString([.. text]);
        }
    }
}
