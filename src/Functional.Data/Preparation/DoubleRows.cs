using System.Numerics;

namespace Functional;

/// <summary>
/// The rows of data of any type as doubles, one at a time, so that 60,000 images of bytes are never copied as doubles all at once.
/// </summary>
internal static class DoubleRows
{
    private delegate void Reader(int index, Span<double> row);

    /// <summary>Every row of [n, …] in turn; the array handed out is the same each time.</summary>
    public static IEnumerable<double[]> Of(Tensor data)
    {
        var (row, read) = (new double[data.Shape[1..].Size], ReaderOf(data));
        for (var index = 0; index < data.Shape[0]; index++)
        {
            read(index, row);
            yield return row;
        }
    }

    /// <summary>The rows after a change to each: Float64 if the data are, else Float32.</summary>
    public static Tensor Map(Tensor data, Action<double[]> change) =>
        data.DType == DType.Float64 ? Map<double>(data, change) : Map<float>(data, change);

    private static Tensor Map<T>(Tensor data, Action<double[]> change)
        where T : unmanaged, INumberBase<T> =>
        Tensor.Create<T>(
            data.Shape,
            target =>
            {
                foreach (var row in Of(data))
                {
                    change(row);
                    for (var i = 0; i < row.Length; i++)
                    {
                        target[i] = T.CreateTruncating(row[i]);
                    }
                    target = target[row.Length..];
                }
            }
        );

    private static Reader ReaderOf(Tensor data) =>
        data.DType switch
        {
            DType.Float32 => ReaderOf<float>(data),
            DType.Float64 => ReaderOf<double>(data),
            DType.Int32 => ReaderOf<int>(data),
            DType.Int64 => ReaderOf<long>(data),
            _ => ReaderOf<byte>(data.Cast(DType.UInt8)),
        };

    private static Reader ReaderOf<T>(Tensor data)
        where T : unmanaged, INumberBase<T> =>
        (index, row) =>
        {
            var source = data.AsSpan<T>().Slice(index * row.Length, row.Length);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = double.CreateTruncating(source[i]);
            }
        };
}
