namespace Functional;

/// <summary>Computes rows of a product, from a first one on, into memory in which they follow one another.</summary>
internal delegate void ProductRows<T>(int first, int rows, Span<T> into);

/// <summary>
/// One matrix product as work that can be divided: into columns where the result is low, so that every core keeps its own part of the
/// right factor in its cache, else into rows.
/// </summary>
internal static class ProductWork
{
    /// <summary>Rows and columns of a part are multiples of this: whole tiles and registers.</summary>
    public const int Grain = 16;

    private const double MultiplyAddsPerNanosecond = 100;
    private const double BytesPerNanosecond = 100;

    /// <summary>Results of at most so many rows are divided by columns.</summary>
    private const int FewRows = 64;

    /// <summary>The same where the right factor is packed, which every part by rows would do again.</summary>
    private const int FewPackedRows = 512;

    /// <summary>c [m, n] = a · b, each as it lies or transposed; by a native library where one is given.</summary>
    public static Work Of<T>(Transposed flags, Tensor a, Tensor b, Tensor c, int m, int k, int n, ProductProvider? products)
        where T : unmanaged
    {
        var cost = Cost(m, k, n, c.DType.Width());
        if (!IsByColumns(flags, m, n))
        {
            var rows = Rows<T>(flags, a, b, m, k, n, products);
            return new(
                (m + Grain - 1) / Grain,
                cost,
                (first, end) => rows(first * Grain, Math.Min(end * Grain, m) - (first * Grain), c.Target<T>()[(first * Grain * n)..])
            );
        }
        var (aRow, aColumn) = flags.Left ? (1, m) : (k, 1);
        var (bRow, bColumn) = flags.Right ? (1, k) : (n, 1);
        return new(
            (n + Grain - 1) / Grain,
            cost,
            (first, end) =>
            {
                var (start, columns) = (first * Grain, Math.Min(end * Grain, n) - (first * Grain));
                var right = b.Span<T>()[Math.Min(start * bColumn, b.Size)..];
                Run(products, a.Span<T>(), aRow, aColumn, right, bRow, bColumn, c.Target<T>()[start..], n, m, k, columns);
            }
        );
    }

    /// <summary>The same, any rows at a time, into memory that is named then.</summary>
    public static ProductRows<T> Rows<T>(Transposed flags, Tensor a, Tensor b, int m, int k, int n, ProductProvider? products)
        where T : unmanaged
    {
        var (aRow, aColumn) = flags.Left ? (1, m) : (k, 1);
        var (bRow, bColumn) = flags.Right ? (1, k) : (n, 1);
        return (first, rows, into) =>
        {
            var left = a.Span<T>()[Math.Min(first * aRow, a.Size)..];
            Run(products, left, aRow, aColumn, b.Span<T>(), bRow, bColumn, into, n, rows, k, n);
        };
    }

    /// <summary>About how many nanoseconds a product takes on one core.</summary>
    public static double Cost(int m, int k, int n, int width) =>
        Math.Max((double)m * k * n / MultiplyAddsPerNanosecond, (double)k * n * width / BytesPerNanosecond);

    /// <summary>Whether a product is divided into columns rather than rows.</summary>
    public static bool IsByColumns(Transposed flags, int m, int n) =>
        n > Grain && m <= (flags.Right || MatrixProduct.Aliases<float>(n) ? Math.Min(FewPackedRows, n) : FewRows);

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
