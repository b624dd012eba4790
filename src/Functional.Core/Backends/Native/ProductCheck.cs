using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// The first products of a library. Elements are small whole numbers, so that every order of summing gives one exact result, the
/// managed product's too, and the library must give it as well.
/// </summary>
internal static unsafe class ProductCheck
{
    /// <summary>Elements between two rows in memory; without any, a library writes straight into the result.</summary>
    private static readonly int[] Gaps = [0, 3];

    /// <summary>Tiny ones, ones that fill no register, and one that reaches the kernels for this processor.</summary>
    private static readonly (int M, int K, int N)[] Shapes = [(1, 1, 1), (3, 5, 7), (17, 33, 9), (66, 70, 50)];

    /// <summary>Why the library cannot be used, or null if all its products are right.</summary>
    public static string? Refusal(ProductProvider provider) =>
        Refusal<float>(provider, provider.Multiply)
        ?? (provider.Supports(DType.Float64) ? Refusal<double>(provider, provider.Multiply) : null);

    private static string? Refusal<T>(ProductProvider provider, Multiply<T> multiply)
        where T : unmanaged, INumber<T>
    {
        foreach (var (m, k, n) in Shapes)
        {
            for (int flags = 0; flags < 4; flags++)
            {
                foreach (int gap in Gaps)
                {
                    if (Difference(multiply, m, k, n, gap, (flags & 1) != 0, (flags & 2) != 0) is { } difference)
                    {
                        return $"multiplies wrongly: {difference}";
                    }
                }
            }
        }

        return null;
    }

    private static string? Difference<T>(Multiply<T> multiply, int m, int k, int n, int gap, bool aTransposed, bool bTransposed)
        where T : unmanaged, INumber<T>
    {
        int lda = (aTransposed ? m : k) + gap;
        int ldb = (bTransposed ? k : n) + gap;
        int ldc = n + gap;
        T[] a = WholeNumbers<T>(lda * (aTransposed ? k : m), 7);
        T[] b = WholeNumbers<T>(ldb * (bTransposed ? n : k), 5);
        T[] c = new T[ldc * m];
        T untouched = T.CreateChecked(1 << 20);
        Array.Fill(c, untouched);
        fixed (T* left = a)
        fixed (T* right = b)
        fixed (T* result = c)
        {
            multiply(left, aTransposed, lda, right, bTransposed, ldb, result, ldc, m, k, n);
        }

        (int aRow, int aColumn) = aTransposed ? (1, lda) : (lda, 1);
        (int bRow, int bColumn) = bTransposed ? (1, ldb) : (ldb, 1);
        T[] expected = Exact(a, aRow, aColumn, b, bRow, bColumn, m, k, n);
        for (int i = 0; i < c.Length; i++)
        {
            (int row, int column) = (i / ldc, i % ldc);
            T right = column < n ? expected[(row * n) + column] : untouched;
            if (c[i] != right)
            {
                string what = $"{m}×{k}×{n}, {DTypes.Of<T>().Text()}{(aTransposed ? ", aᵀ" : "")}{(bTransposed ? ", bᵀ" : "")}";
                return column < n ? $"element [{row}, {column}] of {what} is {c[i]}, not {right}" : $"{what} writes beside its result";
            }
        }

        return null;
    }

    /// <summary>A plain loop, since compiling all managed kernels would take longer than everything else here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T[] Exact<T>(T[] a, int aRow, int aColumn, T[] b, int bRow, int bColumn, int m, int k, int n)
        where T : unmanaged, INumber<T>
    {
        T[] c = new T[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T sum = T.Zero;
                for (int p = 0; p < k; p++)
                {
                    sum += a[(i * aRow) + (p * aColumn)] * b[(p * bRow) + (j * bColumn)];
                }

                c[(i * n) + j] = sum;
            }
        }

        return c;
    }

    /// <summary>−4 … 4 in no simple pattern.</summary>
    private static T[] WholeNumbers<T>(int length, int step)
        where T : INumber<T>
    {
        T[] numbers = new T[length];
        for (int i = 0; i < length; i++)
        {
            numbers[i] = T.CreateChecked((((i * step) + (i / 11)) % 9) - 4);
        }

        return numbers;
    }

    private delegate void Multiply<T>(T* a, bool aTransposed, int lda, T* b, bool bTransposed, int ldb, T* c, int ldc, int m, int k, int n)
        where T : unmanaged;
}
