using System.Numerics;
using System.Runtime.InteropServices;

namespace Functional.Tests;

/// <summary>Libraries that are here agree with the managed product up to rounding.</summary>
public sealed class NativeProductTests
{
    static readonly (int M, int K, int N)[] Shapes =
    [
        (1, 1, 1),
        (1, 30, 100),
        (7, 1, 5),
        (10, 64, 12),
        (32, 100, 1),
        (1, 784, 300),
        (33, 17, 65),
        (32, 784, 30),
        (128, 50, 141),
        (300, 32, 100),
        (4, 2049, 8),
    ];

    [NativeFact(BlasLibrary.OpenBlas)]
    public void OpenBlas_agrees_with_managed_for_every_shape_transpose_and_type() => Agrees(NativeLibraries.Get(BlasLibrary.OpenBlas));

    [NativeFact(BlasLibrary.Mkl)]
    public void Mkl_agrees_with_managed_for_every_shape_transpose_and_type() => Agrees(NativeLibraries.Get(BlasLibrary.Mkl));

    [NativeFact(BlasLibrary.MathNet)]
    public void MathNet_agrees_with_managed_for_every_shape_transpose_and_type() => Agrees(NativeLibraries.Get(BlasLibrary.MathNet));

    [NativeFact(BlasLibrary.Accelerate)]
    public void Accelerate_agrees_with_managed_for_every_shape_transpose_and_type() => Agrees(NativeLibraries.Get(BlasLibrary.Accelerate));

    [NativeFact(BlasLibrary.OpenBlas)]
    public void The_interface_for_Fortran_agrees_with_managed()
    {
        nint library = NativeLibrary.Load("libopenblas.so.0");
        nint single = NativeLibrary.GetExport(library, "sgemm_");
        nint twice = NativeLibrary.GetExport(library, "dgemm_");
        Agrees(LibraryLoader.Create(ProductStyle.Fortran, "sgemm_", single, twice));
    }

    [Fact]
    public void The_interface_of_MathNet_agrees_with_managed()
    {
        // Column-major, without gaps: as its native provider is declared.
        MathNetSingle single = (flipX, flipY, m, n, k, _, x, y, _, result) =>
        {
            var (a, b, c) = (new float[m * k], new float[k * n], new float[m * n]);
            Marshal.Copy(x, a, 0, a.Length);
            Marshal.Copy(y, b, 0, b.Length);
            ColumnMajor(flipX == 112, flipY == 112, (int)m, (int)n, (int)k, a, b, c);
            Marshal.Copy(c, 0, result, c.Length);
        };
        MathNetDouble twice = (flipX, flipY, m, n, k, _, x, y, _, result) =>
        {
            var (a, b, c) = (new double[m * k], new double[k * n], new double[m * n]);
            Marshal.Copy(x, a, 0, a.Length);
            Marshal.Copy(y, b, 0, b.Length);
            ColumnMajor(flipX == 112, flipY == 112, (int)m, (int)n, (int)k, a, b, c);
            Marshal.Copy(c, 0, result, c.Length);
        };
        var provider = LibraryLoader.Create(
            ProductStyle.MathNet,
            "MathNet",
            Marshal.GetFunctionPointerForDelegate(single),
            Marshal.GetFunctionPointerForDelegate(twice)
        );
        Assert.Null(ProductCheck.Refusal(provider));
        Agrees(provider);
        GC.KeepAlive(single);
        GC.KeepAlive(twice);
    }

    [Fact]
    public void A_library_without_Float64_is_used_for_Float32_alone()
    {
        MathNetSingle single = (_, _, _, _, _, _, _, _, _, _) => { };
        var provider = LibraryLoader.Create(ProductStyle.MathNet, "half", Marshal.GetFunctionPointerForDelegate(single), 0);
        Assert.True(provider.Supports(DType.Float32));
        Assert.False(provider.Supports(DType.Float64));
        Assert.False(provider.Supports(DType.Int32));
        double[] result = [5];
        Assert.False(provider.TryRun<double>([2], 1, 1, [3], 1, 1, result, 1, 1, 1));
        Assert.Equal(5, result[0]);
        Assert.False(provider.TryRun<int>([2], 1, 1, [3], 1, 1, new int[1], 1, 1, 1));
        GC.KeepAlive(single);
    }

    [Fact]
    public void Strides_become_a_flag_and_a_leading_dimension_or_are_left_to_managed()
    {
        Assert.Equal((true, false, 7), Taken(7, 1, 3, 5));
        Assert.Equal((true, true, 7), Taken(1, 7, 3, 5));
        Assert.Equal((true, false, 5), Taken(1, 1, 1, 5));
        Assert.Equal((true, false, 4), Taken(4, 9, 3, 1));
        Assert.Equal((true, true, 9), Taken(4, 9, 1, 5));
        Assert.False(Taken(10, 2, 3, 5).IsTaken);
        Assert.False(Taken(0, 1, 3, 5).IsTaken);
        Assert.False(Taken(1, 0, 3, 5).IsTaken);
        Assert.False(Taken(-5, 1, 3, 5).IsTaken);
    }

    [Fact]
    public void A_product_without_a_sum_is_zeros_and_no_call()
    {
        MathNetSingle single = (_, _, _, _, _, _, _, _, _, _) => throw new InvalidOperationException();
        var provider = LibraryLoader.Create(ProductStyle.MathNet, "none", Marshal.GetFunctionPointerForDelegate(single), 0);
        float[] result = [1, 2, 3, 4, 5, 6];
        Assert.True(provider.TryRun<float>([], 1, 1, [], 3, 1, result, 2, 0, 3));
        Assert.All(result, value => Assert.Equal(0, value));
        Assert.True(provider.TryRun<float>([], 4, 1, new float[12], 3, 1, [], 0, 4, 3));
        GC.KeepAlive(single);
    }

    [NativeFact(BlasLibrary.OpenBlas)]
    public void A_product_may_be_computed_by_blocks_of_its_rows_or_columns()
    {
        var (m, k, n) = (37, 50, 45);
        var a = KernelCheck.Samples<double>(m * k, 1);
        var b = KernelCheck.Samples<double>(k * n, 2);
        var (whole, parts) = (new double[m * n], new double[m * n]);
        var provider = NativeLibraries.Get(BlasLibrary.OpenBlas);
        MatrixProduct.Run<double>(a, 1, m, b, n, 1, whole, m, k, n);
        foreach (var (row, column) in new[] { (0, 0), (0, 20), (20, 0), (20, 20) })
        {
            var (rows, columns) = (row == 0 ? 20 : m - 20, column == 0 ? 20 : n - 20);
            var block = parts.AsSpan((row * n) + column);
            Assert.True(provider.TryRun<double>(a.AsSpan(row), 1, m, b.AsSpan(column), n, 1, block, n, rows, k, columns));
        }

        Assert.All(whole.Zip(parts), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * Math.Max(1, Math.Abs(pair.First))));
    }

    [NativeFact(BlasLibrary.OpenBlas)]
    public void Many_threads_may_multiply_at_once()
    {
        var (m, k, n) = (64, 96, 80);
        var a = KernelCheck.Samples<float>(m * k, 3);
        var b = KernelCheck.Samples<float>(k * n, 4);
        var expected = new float[m * n];
        var provider = NativeLibraries.Get(BlasLibrary.OpenBlas);
        Assert.True(provider.TryRun<float>(a, k, 1, b, n, 1, expected, m, k, n));
        Parallel.For(
            0,
            200,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            _ =>
            {
                var result = new float[m * n];
                Assert.True(provider.TryRun<float>(a, k, 1, b, n, 1, result, m, k, n));
                KernelCheck.SameBits<float>(expected, result);
            }
        );
    }

    static (bool IsTaken, bool Transposed, int Leading) Taken(int rowStride, int columnStride, int rows, int columns) =>
        (ProductProvider.IsTaken(rowStride, columnStride, rows, columns, out var transposed, out var leading), transposed, leading);

    static void Agrees(ProductProvider provider)
    {
        foreach (var (m, k, n) in Shapes)
        {
            for (var flags = 0; flags < 4; flags++)
            {
                Agrees<float>(provider, m, k, n, (flags & 1) != 0, (flags & 2) != 0, 1.2e-7);
                Agrees<double>(provider, m, k, n, (flags & 1) != 0, (flags & 2) != 0, 2.3e-16);
            }
        }
    }

    static void Agrees<T>(ProductProvider provider, int m, int k, int n, bool aTransposed, bool bTransposed, double epsilon)
        where T : unmanaged, INumber<T>
    {
        var a = KernelCheck.Samples<T>(m * k, 5);
        var b = KernelCheck.Samples<T>(k * n, 6);
        var (aRow, aColumn) = aTransposed ? (1, m) : (k, 1);
        var (bRow, bColumn) = bTransposed ? (1, k) : (n, 1);
        var managed = new T[m * n];
        var native = new T[m * n];
        Array.Fill(native, T.CreateChecked(double.NaN));
        MatrixProduct.Run<T>(a, aRow, aColumn, b, bRow, bColumn, managed, m, k, n);
        Assert.True(provider.TryRun<T>(a, aRow, aColumn, b, bRow, bColumn, native, m, k, n));
        for (var i = 0; i < managed.Length; i++)
        {
            // Two orders of summing k products differ by at most k roundings of the sum of their sizes, each.
            var sizes = 0.0;
            for (var p = 0; p < k; p++)
            {
                var x = double.CreateChecked(a[(i / n * aRow) + (p * aColumn)]);
                sizes += Math.Abs(x * double.CreateChecked(b[(p * bRow) + (i % n * bColumn)]));
            }

            var difference = Math.Abs(double.CreateChecked(managed[i]) - double.CreateChecked(native[i]));
            Assert.True(
                difference <= k * epsilon * sizes,
                $"{provider.Name}, {typeof(T).Name} {m}×{k}×{n}, aᵀ {aTransposed}, bᵀ {bTransposed}: "
                    + $"element {i} is {native[i]}, not {managed[i]}."
            );
        }
    }

    static void ColumnMajor<T>(bool flipX, bool flipY, int m, int n, int k, T[] x, T[] y, T[] c)
        where T : INumber<T>
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var p = 0; p < k; p++)
                {
                    c[i + (j * m)] += x[flipX ? p + (i * k) : i + (p * m)] * y[flipY ? j + (p * n) : p + (j * k)];
                }
            }
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate void MathNetSingle(nint flipX, nint flipY, nint m, nint n, nint k, float alpha, nint x, nint y, float beta, nint result);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate void MathNetDouble(nint flipX, nint flipY, nint m, nint n, nint k, double alpha, nint x, nint y, double beta, nint result);
}
