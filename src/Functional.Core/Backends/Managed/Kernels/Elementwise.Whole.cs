using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Stretches of whole pairs of registers: what fused loops run, whose memory is padded.</content>
internal static unsafe partial class Elementwise
{
    /// <summary>y[i] = f(x[i]); the count is a multiple of two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MapWhole<TKernel, V, T>(TKernel kernel, T* x, T* y, nint count)
        where TKernel : struct, IUnaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        for (nint i = 0; i < count; i += 2 * V.Count)
        {
            V first = V.Load(ref *(x + i));
            V second = V.Load(ref *(x + i + V.Count));
            V.Store(kernel.Apply<V, T>(first), ref *(y + i));
            V.Store(kernel.Apply<V, T>(second), ref *(y + i + V.Count));
        }
    }

    /// <summary>z[i] = f(x[i·xStep], y[i·yStep]); the count is a multiple of two registers, and one of the steps is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ZipWhole<TKernel, V, T>(TKernel kernel, T* x, nint xStep, T* y, nint yStep, T* z, nint count)
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        if (yStep == 0)
        {
            V one = V.Broadcast(*y);
            for (nint i = 0; i < count; i += 2 * V.Count)
            {
                V first = V.Load(ref *(x + i));
                V second = V.Load(ref *(x + i + V.Count));
                V.Store(kernel.Apply<V, T>(first, one), ref *(z + i));
                V.Store(kernel.Apply<V, T>(second, one), ref *(z + i + V.Count));
            }

            return;
        }

        if (xStep == 0)
        {
            V one = V.Broadcast(*x);
            for (nint i = 0; i < count; i += 2 * V.Count)
            {
                V first = V.Load(ref *(y + i));
                V second = V.Load(ref *(y + i + V.Count));
                V.Store(kernel.Apply<V, T>(one, first), ref *(z + i));
                V.Store(kernel.Apply<V, T>(one, second), ref *(z + i + V.Count));
            }

            return;
        }

        for (nint i = 0; i < count; i += 2 * V.Count)
        {
            V first = kernel.Apply<V, T>(V.Load(ref *(x + i)), V.Load(ref *(y + i)));
            V second = kernel.Apply<V, T>(V.Load(ref *(x + i + V.Count)), V.Load(ref *(y + i + V.Count)));
            V.Store(first, ref *(z + i));
            V.Store(second, ref *(z + i + V.Count));
        }
    }
}
