using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Functional;

/// <summary>
/// The matrix product. Element c[i, j] is one chain of fused multiply-adds over p ascending, starting from +0:
/// c = fma(a[i, p], b[p, j], c). Tiles, packing, turning and register widths choose only which elements are computed
/// together, never the chain, so they cannot change a bit. (Integers: the wrapped sum of wrapped products.)
/// </summary>
internal static unsafe partial class MatrixProduct
{
    /// <summary>
    /// Up to this many rows a product with a transposed right factor is computed turned: its columns become the rows of tiles.
    /// </summary>
    private const int TurnedRows = 48;

    /// <summary>Whether the machine has 32 vector registers rather than 16: the higher tiles need them.</summary>
    private static bool HasManyRegisters => Avx512F.VL.IsSupported || AdvSimd.IsSupported;

    /// <summary>c [m, n] = a [m, k] · b [k, n]; the factors lie anywhere with any strides, the result is contiguous row-major.</summary>
    public static void Run<T>(
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
        where T : unmanaged => Run(a, aRowStride, aColumnStride, b, bRowStride, bColumnStride, c, n, m, k, n);

    /// <summary>As above, into a part of a larger result whose rows are <paramref name="cRowStride"/> elements apart.</summary>
    public static void Run<T>(
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
        Product<T> product = new(a, aRowStride, aColumnStride, b, bRowStride, bColumnStride, c, cRowStride, m, k, n);
        int across = IsTurned(in product) ? m : n;
        Widest.Run<T, Product<T>>(in product, WidthFor<T>(across, VectorWidth.Bits));
    }

    /// <summary>The product with a named register; results narrower than the register are computed by single elements.</summary>
    public static void Run<V, T>(
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
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Run<V, T>(new Product<T>(a, aRowStride, aColumnStride, b, bRowStride, bColumnStride, c, n, m, k, n));

    private static void Run<V, T>(scoped in Product<T> product)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        (int m, int k, int n) = (product.M, product.K, product.N);
        int row = product.CRowStride;
        Debug.Assert(m == 0 || product.C.Length >= ((long)(m - 1) * row) + n, "The result is [m, n].");
        if (product.C.IsEmpty)
        {
            return;
        }

        if (k == 0)
        {
            for (int i = 0; i < m; i++)
            {
                product.C.Slice(i * row, n).Clear();
            }

            return;
        }

        fixed (T* a = product.A)
        fixed (T* b = product.B)
        {
            Factor<T> left = new(a, product.ARowStride, product.AColumnStride);
            Factor<T> right = new(b, product.BRowStride, product.BColumnStride);
            if (!IsTurned(in product))
            {
                fixed (T* c = product.C)
                {
                    Choose<V, T>(left, right, c, row, m, k, n);
                }

                return;
            }

            Span<T> turned = KernelScratch.Get<T>(ScratchSlot.TurnedProduct, m * n);
            fixed (T* c = turned)
            {
                Choose<V, T>(right.Transposed, left.Transposed, c, m, n, k, m);
            }

            BlockTranspose.Run(ref MemoryMarshal.GetReference(turned), m, ref MemoryMarshal.GetReference(product.C), row, n, m);
        }
    }

    private static void Choose<V, T>(Factor<T> a, Factor<T> b, T* c, nint row, nint m, nint k, nint n)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        if (n < V.Count)
        {
            Panels<Scalar<T>, T>(a, b, c, row, m, k, n);
        }
        else
        {
            Panels<V, T>(a, b, c, row, m, k, n);
        }
    }

    /// <summary>
    /// Whether the transposed product is computed instead. A right factor that is contiguous along k would have to be packed
    /// as a whole; with few rows it is cheaper to read it in place as the left factor. A result of fewer than four columns
    /// fills no register, but its transpose does; the left factor is packed for it unless it is contiguous that way.
    /// </summary>
    private static bool IsTurned<T>(scoped in Product<T> product)
        where T : unmanaged
    {
        bool packs = product.BColumnStride != 1 && product.N > 1 && product.M <= TurnedRows;
        bool narrow = product.N < 4 && product.M >= 8 && (product.ARowStride == 1 || product.AColumnStride == 1);
        return packs || narrow;
    }

    /// <summary>The widest register that a row of the result fills.</summary>
    private static int WidthFor<T>(int across, int widest)
        where T : unmanaged
    {
        int bits = widest;
        while (bits >= 128 && across * 8 * Unsafe.SizeOf<T>() < bits)
        {
            bits /= 2;
        }

        return bits < 128 ? 0 : bits;
    }

    /// <summary>A factor in memory.</summary>
    private readonly struct Factor<T>(T* start, nint rowStride, nint columnStride)
        where T : unmanaged
    {
        public readonly T* Start = start;
        public readonly nint RowStride = rowStride;
        public readonly nint ColumnStride = columnStride;

        public Factor<T> Transposed => new(Start, ColumnStride, RowStride);
    }

    /// <summary>The operands of one product.</summary>
    private readonly ref struct Product<T>(
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
    ) : IWidthAction
        where T : unmanaged
    {
        public readonly ReadOnlySpan<T> A = a;
        public readonly ReadOnlySpan<T> B = b;
        public readonly Span<T> C = c;
        public readonly int ARowStride = aRowStride;
        public readonly int AColumnStride = aColumnStride;
        public readonly int BRowStride = bRowStride;
        public readonly int BColumnStride = bColumnStride;
        public readonly int CRowStride = cRowStride;
        public readonly int M = m;
        public readonly int K = k;
        public readonly int N = n;

        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged =>
            MatrixProduct.Run<V, E>(
                new Product<E>(
                    Reinterpret.As<T, E>(A),
                    ARowStride,
                    AColumnStride,
                    Reinterpret.As<T, E>(B),
                    BRowStride,
                    BColumnStride,
                    Reinterpret.As<T, E>(C),
                    CRowStride,
                    M,
                    K,
                    N
                )
            );
    }
}
