namespace Functional;

/// <summary>
/// One matrix product as work that can be divided: into columns where the result is low, so that every core keeps its own part of the
/// right factor in its cache, else into rows.
/// </summary>
internal static class ProductWork
{
    private const double MultiplyAddsPerNanosecond = 100;
    private const double BytesPerNanosecond = 100;

    /// <summary>Results of at most so many rows are divided by columns.</summary>
    private const int LowRows = 64;

    /// <summary>Rows and columns of a part are multiples of this: whole tiles and registers.</summary>
    private const int Grain = 16;

    /// <summary>c [m, n] = a · b, each as it lies or transposed; by a native library where one is given.</summary>
    public static Work Of<T>(Transposed flags, Tensor a, Tensor b, Tensor c, int m, int k, int n, ProductProvider? products)
        where T : unmanaged
    {
        var cost = Math.Max((double)m * k * n / MultiplyAddsPerNanosecond, (double)k * n * c.DType.Width() / BytesPerNanosecond);
        var (aRow, aColumn) = flags.Left ? (1, m) : (k, 1);
        var (bRow, bColumn) = flags.Right ? (1, k) : (n, 1);
        if (m <= LowRows && n > Grain)
        {
            return new(
                (n + Grain - 1) / Grain,
                cost,
                (first, end) =>
                {
                    var (start, columns) = (first * Grain, Math.Min(end * Grain, n) - (first * Grain));
                    var right = b.Span<T>()[Math.Min(start * bColumn, b.Size)..];
                    var result = c.Target<T>()[start..];
                    Run(products, a.Span<T>(), aRow, aColumn, right, bRow, bColumn, result, n, m, k, columns);
                }
            );
        }
        return new(
            (m + Grain - 1) / Grain,
            cost,
            (first, end) =>
            {
                var (start, rows) = (first * Grain, Math.Min(end * Grain, m) - (first * Grain));
                var left = a.Span<T>()[Math.Min(start * aRow, a.Size)..];
                var result = c.Target<T>()[(start * n)..];
                Run(products, left, aRow, aColumn, b.Span<T>(), bRow, bColumn, result, n, rows, k, n);
            }
        );
    }

    private static void Run<T>(
        ProductProvider? products,
        ReadOnlySpan<T> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<T> b,
        int bRow,
        int bColumn,
        Span<T> c,
        int cRow,
        int m,
        int k,
        int n
    )
        where T : unmanaged
    {
        if (products?.TryRun(a, aRow, aColumn, b, bRow, bColumn, c, cRow, m, k, n) != true)
        {
            MatrixProduct.Run(a, aRow, aColumn, b, bRow, bColumn, c, cRow, m, k, n);
        }
    }
}
