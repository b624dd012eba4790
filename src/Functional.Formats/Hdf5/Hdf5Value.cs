using System.Buffers.Binary;
using System.Text;

namespace Functional;

/// <summary>An array of an HDF5 file: numbers, booleans or texts; a single one has no dimensions.</summary>
public sealed class Hdf5Value
{
    private readonly byte[] bytes;
    private readonly string[]? texts;
    private readonly string where;

    internal Hdf5Value(Hdf5Type type, IReadOnlyList<int> dimensions, byte[] bytes, string[]? texts, string where) =>
        (Type, Dimensions, this.bytes, this.texts, this.where) = (type, dimensions, bytes, texts, where);

    /// <summary>The sizes of the axes; empty for a single value.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>Whether the elements are texts.</summary>
    public bool IsText => texts is not null;

    /// <summary>The texts in row-major order.</summary>
    /// <exception cref="InvalidOperationException">The elements are no texts.</exception>
    public IReadOnlyList<string> Texts => texts ?? throw new InvalidOperationException($"hdf5: {where} holds {Type}, not texts.");

    /// <summary>The only text.</summary>
    /// <exception cref="InvalidOperationException">There are several, or none.</exception>
    public string Text =>
        Texts is [var only] ? only : throw new InvalidOperationException($"hdf5: {where} holds {Texts.Count} texts, not one.");

    internal Hdf5Type Type { get; }

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>A tensor's numbers, as they are.</summary>
    public static Hdf5Value Of(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var type = value.DType switch
        {
            DType.Float32 => new Hdf5Type(Hdf5Class.Real, 4),
            DType.Float64 => new Hdf5Type(Hdf5Class.Real, 8),
            DType.Int32 => new Hdf5Type(Hdf5Class.Integer, 4),
            DType.Int64 => new Hdf5Type(Hdf5Class.Integer, 8),
            DType.UInt8 => new Hdf5Type(Hdf5Class.Integer, 1, IsSigned: false),
            _ => new Hdf5Type(Hdf5Class.Boolean, 1),
        };
        return new(type, [.. value.Shape], value.AsBytes().ToArray(), null, "a value");
    }

    /// <summary>A single text, of any length.</summary>
    public static Hdf5Value OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new(Hdf5Class.VariableText, 16) { IsUtf8 = true }, [], [], [text], "a value");
    }

    /// <summary>Texts in a row, each in as much room as the longest needs.</summary>
    public static Hdf5Value OfTexts(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var size = Math.Max(1, texts.Select(Encoding.UTF8.GetByteCount).DefaultIfEmpty(1).Max());
        return new(
            new(Hdf5Class.FixedText, size, Padding: 1) { IsUtf8 = texts.Any(t => !Ascii.IsValid(t)) },
            [texts.Count],
            [],
            [.. texts],
            "a value"
        );
    }

    /// <summary>
    /// The numbers as a tensor: float16 as Float32, whole numbers of up to 16 bits and int32 as Int32, uint8 as UInt8, wider ones as
    /// Int64.
    /// </summary>
    /// <exception cref="InvalidOperationException">The elements are no numbers.</exception>
    /// <exception cref="OverflowException">A number of 64 bits without a sign is larger than an Int64 holds.</exception>
    public Tensor ToTensor()
    {
        var shape = Shape.Of([.. Dimensions]);
        var swapped = Type.IsBigEndian ? Swapped() : bytes;
        return (Type.Class, Type.Size, Type.IsSigned) switch
        {
            (Hdf5Class.Real, 2, _) => Make(shape, (s, i) => (float)BinaryPrimitives.ReadHalfLittleEndian(s[(2 * i)..])),
            (Hdf5Class.Real, 4, _) => Make(shape, (s, i) => BinaryPrimitives.ReadSingleLittleEndian(s[(4 * i)..])),
            (Hdf5Class.Real, 8, _) => Make(shape, (s, i) => BinaryPrimitives.ReadDoubleLittleEndian(s[(8 * i)..])),
            (Hdf5Class.Integer, 1, true) => Make(shape, (s, i) => (int)(sbyte)s[i]),
            (Hdf5Class.Integer, 1, false) => Make(shape, (s, i) => s[i]),
            (Hdf5Class.Integer, 2, true) => Make(shape, (s, i) => (int)BinaryPrimitives.ReadInt16LittleEndian(s[(2 * i)..])),
            (Hdf5Class.Integer, 2, false) => Make(shape, (s, i) => (int)BinaryPrimitives.ReadUInt16LittleEndian(s[(2 * i)..])),
            (Hdf5Class.Integer, 4, true) => Make(shape, (s, i) => BinaryPrimitives.ReadInt32LittleEndian(s[(4 * i)..])),
            (Hdf5Class.Integer, 4, false) => Make(shape, (s, i) => (long)BinaryPrimitives.ReadUInt32LittleEndian(s[(4 * i)..])),
            (Hdf5Class.Integer, 8, true) => Make(shape, (s, i) => BinaryPrimitives.ReadInt64LittleEndian(s[(8 * i)..])),
            (Hdf5Class.Integer, 8, false) => Make(shape, (s, i) => checked((long)BinaryPrimitives.ReadUInt64LittleEndian(s[(8 * i)..]))),
            (Hdf5Class.Boolean, 1, _) => Make(shape, (s, i) => s[i] != 0),
            _ => throw new InvalidOperationException($"hdf5: {where} holds {Type}, which is no type of tensors."),
        };

        Tensor Make<T>(Shape shape, Element<T> read)
            where T : unmanaged =>
            Tensor.Create<T>(
                shape,
                span =>
                {
                    for (var i = 0; i < span.Length; i++)
                    {
                        span[i] = read(swapped, i);
                    }
                }
            );
    }

    /// <summary>Type and dimensions.</summary>
    public override string ToString() => $"{Type} [{string.Join(", ", Dimensions)}]";

    private delegate T Element<T>(ReadOnlySpan<byte> bytes, int index);

    private byte[] Swapped()
    {
        byte[] turned = [.. bytes];
        for (var at = 0; at + Type.Size <= turned.Length; at += Type.Size)
        {
            turned.AsSpan(at, Type.Size).Reverse();
        }
        return turned;
    }
}
