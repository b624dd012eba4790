using System.Buffers.Binary;
using System.IO.Compression;

namespace Functional;

/// <summary>
/// Reads the tables that <c>Embedded/pack.py</c> packs: rows, columns and divisor, a byte per value to be divided by the divisor, a
/// byte per label.
/// </summary>
internal static class PackedTable
{
    public static Dataset Load(string name)
    {
        using var packed =
            typeof(PackedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in this assembly.");
        using var content = new GZipStream(packed, CompressionMode.Decompress);
        var (rows, columns, divisor) = (Int32(content), Int32(content), Int32(content));
        var values = new byte[rows * columns];
        var labels = new byte[rows];
        content.ReadExactly(values);
        content.ReadExactly(labels);
        var x = Tensor.Create(
            Shape.Of(rows, columns),
            target =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = (float)values[i] / divisor;
                }
            }
        );
        return Dataset.Of(x, Tensor.Of(labels, rows).Cast(DType.Int32));
    }

    private static int Int32(Stream content)
    {
        Span<byte> bytes = stackalloc byte[4];
        content.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }
}
