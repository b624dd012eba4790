using System.Numerics;

namespace Functional.Tests;

public sealed class MatrixProductTests
{
    static readonly int[] Rows = [0, 1, 2, 3, 5, 8, 13, 16, 17, 49, 65];
    static readonly int[] Depths = [0, 1, 2, 7, 130, 300];
    static readonly int[] Columns = [0, 1, 2, 3, 4, 7, 12, 16, 17, 31, 33, 50, 64, 100, 141];

    [Fact]
    public void Every_element_is_one_chain_of_fused_multiply_adds_for_every_size_transpose_and_width()
    {
        foreach (var (m, k, n) in Sizes())
        {
            Case<float>(m, k, n, MathF.FusedMultiplyAdd);
        }

        foreach (var (m, k, n) in Sizes().Where((_, i) => i % 4 == 0))
        {
            Case<double>(m, k, n, Math.FusedMultiplyAdd);
            Case<int>(m, k, n, (a, b, c) => (a * b) + c);
        }
    }

    [Fact]
    public void Packed_panels_give_the_same_bits()
    {
        Case<float>(70, 20, 1030, MathF.FusedMultiplyAdd);
        Case<float>(70, 80, 1030, MathF.FusedMultiplyAdd);
        Case<double>(65, 300, 1024, Math.FusedMultiplyAdd);
    }

    [Fact]
    public void A_chain_starts_from_positive_zero()
    {
        float[] c = [5];
        MatrixProduct.Run<float>([-0f], 1, 1, [1f], 1, 1, c, 1, 1, 1);
        Assert.False(float.IsNegative(c[0]));
    }

    [Fact]
    public void Infinite_and_undefined_numbers_reach_only_their_own_elements()
    {
        var a = KernelCheck.Samples<float>(20 * 30, 1);
        var b = KernelCheck.Samples<float>(30 * 50, 2);
        a[5] = float.NaN;
        b[33] = float.PositiveInfinity;
        var c = new float[20 * 50];
        MatrixProduct.Run<float>(a, 30, 1, b, 50, 1, c, 20, 30, 50);
        KernelCheck.SameBits<float>(Chains(a, 30, 1, b, 50, 1, 20, 30, 50, MathF.FusedMultiplyAdd), c);
    }

    static IEnumerable<(int M, int K, int N)> Sizes() =>
        from m in Rows
        from k in Depths
        from n in Columns
        where m * k * n < 500_000
        select (m, k, n);

    static void Case<T>(int m, int k, int n, Func<T, T, T, T> fma)
        where T : unmanaged, INumber<T>
    {
        var a = KernelCheck.Samples<T>(m * k, 8);
        var b = KernelCheck.Samples<T>(k * n, 9);
        var c = new T[m * n];
        foreach (var (aRow, aColumn) in new[] { (k, 1), (1, m) })
        {
            foreach (var (bRow, bColumn) in new[] { (n, 1), (1, k) })
            {
                var expected = Chains(a, aRow, aColumn, b, bRow, bColumn, m, k, n, fma);
                var what = $"{typeof(T).Name} {m}×{k}×{n}, strides {aRow} {aColumn} {bRow} {bColumn}";
                KernelCheck.EveryWidth<T, All<T>>(new(a, aRow, aColumn, b, bRow, bColumn, c, m, k, n), expected, () => c, what);
                Array.Clear(c);
                MatrixProduct.Run<T>(a, aRow, aColumn, b, bRow, bColumn, c, m, k, n);
                KernelCheck.SameBits<T>(expected, c, what);
            }
        }
    }

    static T[] Chains<T>(T[] a, int aRow, int aColumn, T[] b, int bRow, int bColumn, int m, int k, int n, Func<T, T, T, T> fma)
        where T : unmanaged
    {
        var c = new T[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                T chain = default;
                for (var p = 0; p < k; p++)
                {
                    chain = fma(a[(i * aRow) + (p * aColumn)], b[(p * bRow) + (j * bColumn)], chain);
                }

                c[(i * n) + j] = chain;
            }
        }

        return c;
    }

    readonly struct All<TNumber>(TNumber[] a, int aRow, int aColumn, TNumber[] b, int bRow, int bColumn, TNumber[] c, int m, int k, int n)
        : IWidthAction
        where TNumber : unmanaged
    {
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged =>
            MatrixProduct.Run<V, E>((E[])(object)a, aRow, aColumn, (E[])(object)b, bRow, bColumn, (E[])(object)c, m, k, n);
    }
}
