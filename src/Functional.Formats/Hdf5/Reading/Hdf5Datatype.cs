namespace Functional;

/// <summary>The type of elements, section IV.A.2.d "The Datatype Message".</summary>
internal static class Hdf5Datatype
{
    private static readonly string[] Classes =
    [
        "integers",
        "floating point",
        "time",
        "text",
        "bit field",
        "opaque",
        "compound",
        "reference",
        "enumeration",
        "variable length",
        "array",
    ];

    /// <summary>The bits of IEEE numbers by size: precision, then where exponent and mantissa are, how long, and the bias.</summary>
    private static readonly Dictionary<int, (int, int, int, int, uint)> Ieee = new()
    {
        [2] = (10, 5, 0, 10, 15),
        [4] = (23, 8, 0, 23, 127),
        [8] = (52, 11, 0, 52, 1023),
    };

    public static Hdf5Type Read(Hdf5Cursor cursor)
    {
        int kind = cursor.U8(),
            low = cursor.U8(),
            middle = cursor.U8(),
            high = cursor.U8();
        if (kind >> 4 is < 1 or > 5)
        {
            throw cursor.Fail($"version {kind >> 4} of the datatype is not supported");
        }
        var size = cursor.U32();
        if (size is 0 or > int.MaxValue)
        {
            throw cursor.Fail($"elements of {size} bytes are not possible");
        }
        return (kind & 15) switch
        {
            0 => ReadInteger(cursor, (int)size, low),
            1 => ReadFloat(cursor, (int)size, low, middle),
            3 when (low & 15) <= 2 => new(Hdf5Class.FixedText, (int)size, Padding: low & 15) { IsUtf8 = low >> 4 == 1 },
            8 => ReadEnumeration(cursor, kind >> 4, (int)size, low | (middle << 8)),
            9 when (low & 15) == 1 && size == 8 + cursor.File.OffsetSize => new(Hdf5Class.VariableText, (int)size)
            {
                IsUtf8 = (middle & 15) == 1,
            },
            var type => Other((int)size, type < Classes.Length ? Classes[type] : $"class {type}"),
        };
    }

    private static Hdf5Type ReadInteger(Hdf5Cursor cursor, int size, int bits)
    {
        int offset = cursor.U16(),
            precision = cursor.U16();
        return size is 1 or 2 or 4 or 8 && offset == 0 && precision == 8 * size
            ? new Hdf5Type(Hdf5Class.Integer, size, (bits & 8) != 0, (bits & 1) != 0)
            : Other(size, $"integers of {precision} bits in {size} bytes");
    }

    private static Hdf5Type ReadFloat(Hdf5Cursor cursor, int size, int low, int sign)
    {
        int offset = cursor.U16(),
            precision = cursor.U16();
        var parts = ((int)cursor.U8(), (int)cursor.U8(), (int)cursor.U8(), (int)cursor.U8(), cursor.U32());
        var implied = (low & 0x30) == 0x20 && (low & 0x40) == 0;
        return
            implied
            && offset == 0
            && precision == 8 * size
            && sign == (8 * size) - 1
            && Ieee.TryGetValue(size, out var ieee)
            && parts == ieee
            ? new Hdf5Type(Hdf5Class.Real, size, IsBigEndian: (low & 1) != 0)
            : Other(size, $"floating point of {precision} bits in {size} bytes, not IEEE");
    }

    private static Hdf5Type ReadEnumeration(Hdf5Cursor cursor, int version, int size, int count)
    {
        if (Read(cursor) is not { Class: Hdf5Class.Integer } number || number.Size != size)
        {
            return Other(size, "enumeration");
        }
        var names = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var start = cursor.Position;
            names.Add(cursor.TerminatedText());
            cursor.Skip(1);
            cursor.Skip(version < 3 ? Math.Min(-(cursor.Position - start) & 7, cursor.Left) : 0);
        }
        return size == 1 && names is ["FALSE", "TRUE"] && cursor.U8() == 0 && cursor.U8() == 1 ? new(Hdf5Class.Boolean, 1) : number;
    }

    private static Hdf5Type Other(int size, string name) => new(Hdf5Class.Other, size, Name: name);
}
