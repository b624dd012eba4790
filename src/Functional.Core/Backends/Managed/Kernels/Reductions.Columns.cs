using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Columns reduced over their rows in order.</content>
internal static partial class Reductions
{
    /// <summary>Four registers of columns walk down the rows; where fewer columns are left, registers overlap and agree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns<TKernel, V, T>(TKernel kernel, ref T source, ref T target, nint count, nint inner)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        if (inner < V.Count)
        {
            Columns<TKernel, Scalar<T>, T>(kernel, ref source, ref target, count, inner);
            return;
        }

        nint last = inner - V.Count;
        for (nint column = 0; column < inner; column += 4 * V.Count)
        {
            nint c0 = Math.Min(column, last);
            nint c1 = Math.Min(column + V.Count, last);
            nint c2 = Math.Min(column + (2 * V.Count), last);
            nint c3 = Math.Min(column + (3 * V.Count), last);
            V first = V.Load(ref Unsafe.Add(ref source, c0));
            V second = V.Load(ref Unsafe.Add(ref source, c1));
            V third = V.Load(ref Unsafe.Add(ref source, c2));
            V fourth = V.Load(ref Unsafe.Add(ref source, c3));
            ref T row = ref source;
            for (nint i = 1; i < count; i++)
            {
                row = ref Unsafe.Add(ref row, inner);
                first = kernel.Join<V, T>(first, V.Load(ref Unsafe.Add(ref row, c0)));
                second = kernel.Join<V, T>(second, V.Load(ref Unsafe.Add(ref row, c1)));
                third = kernel.Join<V, T>(third, V.Load(ref Unsafe.Add(ref row, c2)));
                fourth = kernel.Join<V, T>(fourth, V.Load(ref Unsafe.Add(ref row, c3)));
            }

            V.Store(first, ref Unsafe.Add(ref target, c0));
            V.Store(second, ref Unsafe.Add(ref target, c1));
            V.Store(third, ref Unsafe.Add(ref target, c2));
            V.Store(fourth, ref Unsafe.Add(ref target, c3));
        }
    }
}
