using System.Buffers.Binary;
using System.Numerics;
using Functional.Protobuf.Onnx;

namespace Functional;

/// <summary>Tensors of a file: every element type that is read, in every way in which its elements may be stored.</summary>
internal static class OnnxTensors
{
    private const int MostAxes = 32;

    /// <summary>Reads a tensor; what it claims to hold is compared with what is there before any memory is taken.</summary>
    /// <exception cref="InvalidFileException">It does not hold what it claims, or lies in another file.</exception>
    public static Tensor Read(TensorProto given, string file, string place)
    {
        InvalidFileException Wrong(string cause, string? advice = null) => new(file, place, cause, advice);

        if (given.DataLocation == TensorProto.Types.DataLocation.External || given.ExternalData.Count > 0)
        {
            throw Wrong("the values are in a file beside the model, which is not read", "Export the model with its weights inside.");
        }
        if (given.Segment is not null)
        {
            throw Wrong("the values are in segments, which are not read");
        }
        if (given.Dims.Count > MostAxes)
        {
            throw Wrong($"a tensor of {given.Dims.Count} axes is none that is read");
        }
        var count = given.Dims.Aggregate(BigInteger.One, (product, size) => product * size);
        if (given.Dims.Any(size => size is < 0 or > int.MaxValue) || count > Array.MaxLength)
        {
            throw Wrong($"the shape [{string.Join(", ", given.Dims)}] is none that a tensor can have");
        }
        var shape = Shape.Of([.. given.Dims.Select(size => (int)size)]);
        if (!Encodings.TryGetValue((DataType)given.DataType, out var encoding))
        {
            throw Wrong($"elements of type {(DataType)given.DataType} are not read", "Convert the model to floating-point numbers first.");
        }
        var raw = given.RawData.Length > 0 || (shape.Size == 0 && encoding.Count(given) == 0);
        var there = raw ? given.RawData.Length : encoding.Count(given);
        var needed = (long)shape.Size * (raw ? encoding.Width : 1);
        return there == needed
            ? encoding.Read(given, shape, raw)
            : throw Wrong($"{shape} elements need {needed} {(raw ? "bytes" : "numbers")}, but there are {there}");
    }

    private static Dictionary<DataType, Encoding> Encodings { get; } =
        new Dictionary<DataType, Encoding>
        {
            [DataType.Float] = Of(4, t => t.FloatData, (t, i) => t.FloatData[i], BinaryPrimitives.ReadSingleLittleEndian),
            [DataType.Double] = Of(8, t => t.DoubleData, (t, i) => t.DoubleData[i], BinaryPrimitives.ReadDoubleLittleEndian),
            [DataType.Int32] = Of(4, t => t.Int32Data, (t, i) => t.Int32Data[i], BinaryPrimitives.ReadInt32LittleEndian),
            [DataType.Int16] = Of(2, t => t.Int32Data, (t, i) => t.Int32Data[i], b => (int)BinaryPrimitives.ReadInt16LittleEndian(b)),
            [DataType.Uint16] = Of(2, t => t.Int32Data, (t, i) => t.Int32Data[i], b => (int)BinaryPrimitives.ReadUInt16LittleEndian(b)),
            [DataType.Int8] = Of(1, t => t.Int32Data, (t, i) => t.Int32Data[i], b => (int)(sbyte)b[0]),
            [DataType.Uint8] = Of(1, t => t.Int32Data, (t, i) => (byte)t.Int32Data[i], b => b[0]),
            [DataType.Bool] = Of(1, t => t.Int32Data, (t, i) => t.Int32Data[i] != 0, b => b[0] != 0),
            [DataType.Int64] = Of(8, t => t.Int64Data, (t, i) => t.Int64Data[i], BinaryPrimitives.ReadInt64LittleEndian),
            [DataType.Uint32] = Of(
                4,
                t => t.Uint64Data,
                (t, i) => (long)t.Uint64Data[i],
                b => (long)BinaryPrimitives.ReadUInt32LittleEndian(b)
            ),
            [DataType.Uint64] = Of(8, t => t.Uint64Data, (t, i) => (long)t.Uint64Data[i], BinaryPrimitives.ReadInt64LittleEndian),
            [DataType.Float16] = Of(
                2,
                t => t.Int32Data,
                (t, i) => Half((ushort)t.Int32Data[i]),
                b => Half(BinaryPrimitives.ReadUInt16LittleEndian(b))
            ),
            [DataType.Bfloat16] = Of(
                2,
                t => t.Int32Data,
                (t, i) => Brain((ushort)t.Int32Data[i]),
                b => Brain(BinaryPrimitives.ReadUInt16LittleEndian(b))
            ),
        };

    private static float Half(ushort bits) => (float)BitConverter.UInt16BitsToHalf(bits);

    private static float Brain(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    private static Encoding Of<TStored, T>(
        int width,
        Func<TensorProto, IReadOnlyCollection<TStored>> typed,
        Func<TensorProto, int, T> at,
        FromBytes<T> fromBytes
    )
        where T : unmanaged =>
        new(
            width,
            t => typed(t).Count,
            (given, shape, raw) =>
                Tensor.Create<T>(
                    shape,
                    target =>
                    {
                        for (var i = 0; i < target.Length; i++)
                        {
                            target[i] = raw ? fromBytes(given.RawData.Span.Slice(i * width, width)) : at(given, i);
                        }
                    }
                )
        );

    private delegate T FromBytes<T>(ReadOnlySpan<byte> bytes);

    /// <summary>How elements of a type are stored.</summary>
    /// <param name="Width">Bytes of one, where they are stored as bytes.</param>
    /// <param name="Count">How many there are, where they are stored one by one.</param>
    /// <param name="Read">Makes the tensor.</param>
    private sealed record Encoding(int Width, Func<TensorProto, int> Count, Func<TensorProto, Shape, bool, Tensor> Read);
}
