using System.Runtime.InteropServices;

namespace Functional;

/// <summary>An element type of the format: its name, its size, and how tensors of it are read and written.</summary>
/// <param name="Name">The name in headers.</param>
/// <param name="Width">Bytes of one element.</param>
/// <param name="DType">The type of the tensor that is read.</param>
/// <param name="Read">Makes a tensor of a shape from the next bytes.</param>
internal sealed record SafetensorsType(string Name, int Width, DType DType, Func<Stream, Shape, Tensor> Read)
{
    /// <summary>Those that can be read; the last two are widened, which changes no value.</summary>
    public static IReadOnlyDictionary<string, SafetensorsType> ByName { get; } =
        new SafetensorsType[]
        {
            new("F32", 4, DType.Float32, Plain<float>),
            new("F64", 8, DType.Float64, Plain<double>),
            new("I32", 4, DType.Int32, Plain<int>),
            new("I64", 8, DType.Int64, Plain<long>),
            new("U8", 1, DType.UInt8, Plain<byte>),
            new("BOOL", 1, DType.Bool, Truths),
            new("F16", 2, DType.Float32, (stream, shape) => Widened(stream, shape, bits => (float)BitConverter.UInt16BitsToHalf(bits))),
            new(
                "BF16",
                2,
                DType.Float32,
                (stream, shape) => Widened(stream, shape, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16))
            ),
        }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The type that a tensor is written as.</summary>
    public static SafetensorsType Of(Tensor tensor) => ByName.Values.First(t => t.DType == tensor.DType);

    private static Tensor Plain<T>(Stream stream, Shape shape)
        where T : unmanaged => Tensor.Create<T>(shape, target => stream.ReadExactly(MemoryMarshal.AsBytes(target)));

    private static Tensor Truths(Stream stream, Shape shape)
    {
        var bytes = Plain<byte>(stream, shape);
        return bytes.AsSpan<byte>().IndexOfAnyExceptInRange((byte)0, (byte)1) is >= 0 and var at
            ? throw new InvalidDataException($"element {at} is neither 0 nor 1")
            : bytes.Cast(DType.Bool);
    }

    private static Tensor Widened(Stream stream, Shape shape, Func<ushort, float> widen) =>
        Tensor.Create<float>(
            shape,
            target =>
            {
                var bits = new ushort[target.Length];
                stream.ReadExactly(MemoryMarshal.AsBytes(bits.AsSpan()));
                for (var i = 0; i < bits.Length; i++)
                {
                    target[i] = widen(bits[i]);
                }
            }
        );
}
