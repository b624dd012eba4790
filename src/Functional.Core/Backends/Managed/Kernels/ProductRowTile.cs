using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>One row of the product, eight registers wide: enough independent chains to hide the latency of a lone row.</summary>
internal static unsafe class ProductRowTile
{
    /// <summary>Registers side by side.</summary>
    public const int Registers = 8;

    /// <summary>
    /// c[j] = one chain of fused multiply-adds over p = 0 … k − 1 in order, starting from +0; the left factor is a[p·aStep].
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, T>(nint k, T* a, nint aStep, T* b, nint bRow, T* c)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V zero = V.Broadcast(default);
        V c0 = zero,
            c1 = zero,
            c2 = zero,
            c3 = zero,
            c4 = zero,
            c5 = zero,
            c6 = zero,
            c7 = zero;
        for (nint p = 0; p < k; p++)
        {
            V x = V.Broadcast(*a);
            c0 = V.Fma(x, V.Load(ref *b), c0);
            c1 = V.Fma(x, V.Load(ref *(b + V.Count)), c1);
            c2 = V.Fma(x, V.Load(ref *(b + (2 * V.Count))), c2);
            c3 = V.Fma(x, V.Load(ref *(b + (3 * V.Count))), c3);
            c4 = V.Fma(x, V.Load(ref *(b + (4 * V.Count))), c4);
            c5 = V.Fma(x, V.Load(ref *(b + (5 * V.Count))), c5);
            c6 = V.Fma(x, V.Load(ref *(b + (6 * V.Count))), c6);
            c7 = V.Fma(x, V.Load(ref *(b + (7 * V.Count))), c7);
            a += aStep;
            b += bRow;
        }

        V.Store(c0, ref *c);
        V.Store(c1, ref *(c + V.Count));
        V.Store(c2, ref *(c + (2 * V.Count)));
        V.Store(c3, ref *(c + (3 * V.Count)));
        V.Store(c4, ref *(c + (4 * V.Count)));
        V.Store(c5, ref *(c + (5 * V.Count)));
        V.Store(c6, ref *(c + (6 * V.Count)));
        V.Store(c7, ref *(c + (7 * V.Count)));
    }
}
