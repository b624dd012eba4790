using System.Diagnostics;

namespace Functional;

/// <summary>
/// Matrix products of a native library: c [m, n] = a [m, k] · b [k, n], row-major. It runs on the calling thread, may be called
/// by several at once, and agrees with <see cref="MatrixProduct"/> up to rounding.
/// </summary>
/// <param name="name">The library with its version, as histories record it.</param>
/// <param name="single">The address of the product of Float32.</param>
/// <param name="twice">The address of the product of Float64, or 0.</param>
internal abstract unsafe class ProductProvider(string name, nint single, nint twice)
{
    /// <summary>The library with its version, as histories record it.</summary>
    public string Name { get; } = name;

    /// <summary>The address of the product of Float32.</summary>
    protected nint Single { get; } = single;

    /// <summary>The address of the product of Float64, or 0.</summary>
    protected nint Double { get; } = twice;

    /// <summary>Whether the library multiplies elements of this type.</summary>
    public bool Supports(DType dtype) => dtype == DType.Float32 || (dtype == DType.Float64 && Double != 0);

    /// <summary>
    /// A factor that is transposed lies in memory as [k, m] (a) or [n, k] (b). Leading dimensions are the elements from one row in
    /// memory to the next. The result is overwritten, whatever it held.
    /// </summary>
    public void Multiply(float* a, bool aTransposed, int lda, float* b, bool bTransposed, int ldb, float* c, int ldc, int m, int k, int n)
    {
        if (HasWork(c, ldc, m, k, n))
        {
            Run(new Factor<float>(a, aTransposed, lda), new Factor<float>(b, bTransposed, ldb), c, ldc, m, k, n);
        }
    }

    /// <summary>The same for Float64; only where <see cref="Supports"/> says so.</summary>
    public void Multiply(
        double* a,
        bool aTransposed,
        int lda,
        double* b,
        bool bTransposed,
        int ldb,
        double* c,
        int ldc,
        int m,
        int k,
        int n
    )
    {
        Debug.Assert(Double != 0, "The library has a product of Float64.");
        if (HasWork(c, ldc, m, k, n))
        {
            Run(new Factor<double>(a, aTransposed, lda), new Factor<double>(b, bTransposed, ldb), c, ldc, m, k, n);
        }
    }

    /// <summary>
    /// The arguments of <see cref="MatrixProduct"/>'s product; false, and nothing done, if the element type or the strides are not
    /// ones that libraries take (one stride of each factor must be 1).
    /// </summary>
    public bool TryRun<T>(
        ReadOnlySpan<T> a,
        int aRowStride,
        int aColumnStride,
        ReadOnlySpan<T> b,
        int bRowStride,
        int bColumnStride,
        Span<T> c,
        int m,
        int k,
        int n
    )
        where T : unmanaged => TryRun(a, aRowStride, aColumnStride, b, bRowStride, bColumnStride, c, n, m, k, n);

    /// <summary>As above, into a part of a larger result whose rows are <paramref name="cRowStride"/> elements apart.</summary>
    public bool TryRun<T>(
        ReadOnlySpan<T> a,
        int aRowStride,
        int aColumnStride,
        ReadOnlySpan<T> b,
        int bRowStride,
        int bColumnStride,
        Span<T> c,
        int cRowStride,
        int m,
        int k,
        int n
    )
        where T : unmanaged
    {
        bool hasType = typeof(T) == typeof(float) || (typeof(T) == typeof(double) && Double != 0);
        if (
            !hasType
            || !IsTaken(aRowStride, aColumnStride, m, k, out bool aTransposed, out int lda)
            || !IsTaken(bRowStride, bColumnStride, k, n, out bool bTransposed, out int ldb)
        )
        {
            return false;
        }

        int ldc = m <= 1 ? Math.Max(cRowStride, n) : cRowStride;
        Debug.Assert(m == 0 || ldc >= n, "The rows of the result do not overlap.");
        Debug.Assert(m == 0 || c.Length >= ((long)(m - 1) * cRowStride) + n, "The result is [m, n].");
        fixed (T* left = a)
        fixed (T* right = b)
        fixed (T* result = c)
        {
            if (typeof(T) == typeof(float))
            {
                Multiply((float*)left, aTransposed, lda, (float*)right, bTransposed, ldb, (float*)result, ldc, m, k, n);
            }
            else
            {
                Multiply((double*)left, aTransposed, lda, (double*)right, bTransposed, ldb, (double*)result, ldc, m, k, n);
            }
        }

        return true;
    }

    /// <summary>Strides of a factor [rows, columns] as a flag and a leading dimension, or false if one cannot say them so.</summary>
    public static bool IsTaken(int rowStride, int columnStride, int rows, int columns, out bool transposed, out int leading)
    {
        // The stride of an axis of one element is never walked.
        if ((columnStride == 1 || columns <= 1) && (rowStride >= columns || rows <= 1))
        {
            transposed = false;
            leading = rows <= 1 ? Math.Max(columns, 1) : Math.Max(rowStride, 1);
            return true;
        }

        transposed = true;
        leading = columns <= 1 ? Math.Max(rows, 1) : columnStride;
        return (rowStride == 1 || rows <= 1) && (columnStride >= rows || columns <= 1);
    }

    /// <summary>The library's product; no dimension is 0.</summary>
    protected abstract void Run(Factor<float> a, Factor<float> b, float* c, int ldc, int m, int k, int n);

    /// <summary>The library's product; no dimension is 0.</summary>
    protected abstract void Run(Factor<double> a, Factor<double> b, double* c, int ldc, int m, int k, int n);

    /// <summary>Products without a sum are zeros; libraries differ in what they do with them.</summary>
    private static bool HasWork<T>(T* c, int ldc, int m, int k, int n)
        where T : unmanaged
    {
        for (int i = 0; i < m && k == 0; i++)
        {
            new Span<T>(c + ((nint)i * ldc), n).Clear();
        }

        return m > 0 && k > 0 && n > 0;
    }

    /// <summary>A factor in memory.</summary>
    protected readonly struct Factor<T>(T* start, bool isTransposed, int leading)
        where T : unmanaged
    {
        public readonly T* Start = start;
        public readonly bool IsTransposed = isTransposed;
        public readonly int Leading = leading;
    }
}
