using System.Buffers.Binary;

namespace Functional;

/// <summary>An element type of numpy's files, a line for each.</summary>
/// <param name="Code">Kind and width, such as <c>f4</c>.</param>
/// <param name="Width">Bytes of one element.</param>
/// <param name="Read">(bytes of all elements, shape) ↦ tensor; the elements are little-endian and row-major.</param>
internal sealed record NpyElement(string Code, int Width, Func<byte[], Shape, Tensor> Read)
{
    /// <summary>Half precision becomes Float32, whole numbers up to 16 bits Int32, unsigned ones of 32 and 64 bits Int64.</summary>
    public static IReadOnlyDictionary<string, NpyElement> All { get; } =
        new NpyElement[]
        {
            Of("f2", 2, b => (float)BinaryPrimitives.ReadHalfLittleEndian(b)),
            Of("f4", 4, BinaryPrimitives.ReadSingleLittleEndian),
            Of("f8", 8, BinaryPrimitives.ReadDoubleLittleEndian),
            Of("i1", 1, b => (int)(sbyte)b[0]),
            Of("i2", 2, b => (int)BinaryPrimitives.ReadInt16LittleEndian(b)),
            Of("i4", 4, BinaryPrimitives.ReadInt32LittleEndian),
            Of("i8", 8, BinaryPrimitives.ReadInt64LittleEndian),
            Of("u1", 1, b => b[0]),
            Of("u2", 2, b => (int)BinaryPrimitives.ReadUInt16LittleEndian(b)),
            Of("u4", 4, b => (long)BinaryPrimitives.ReadUInt32LittleEndian(b)),
            Of("u8", 8, b => checked((long)BinaryPrimitives.ReadUInt64LittleEndian(b))),
            Of("b1", 1, b => b[0] != 0),
        }.ToDictionary(e => e.Code, StringComparer.Ordinal);

    /// <summary>What a tensor is written as.</summary>
    public static string CodeOf(DType type) =>
        type switch
        {
            DType.Float32 => "<f4",
            DType.Float64 => "<f8",
            DType.Int32 => "<i4",
            DType.Int64 => "<i8",
            DType.Bool => "|b1",
            _ => "|u1",
        };

    private delegate T FromBytes<T>(ReadOnlySpan<byte> bytes);

    private static NpyElement Of<T>(string code, int width, FromBytes<T> read)
        where T : unmanaged =>
        new(
            code,
            width,
            (bytes, shape) =>
                Tensor.Create<T>(
                    shape,
                    target =>
                    {
                        for (var i = 0; i < target.Length; i++)
                        {
                            target[i] = read(bytes.AsSpan(i * width, width));
                        }
                    }
                )
        );
}
