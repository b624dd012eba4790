using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Two operands, one result of their type.</content>
internal static partial class Elementwise
{
    /// <summary>z[i] = f(x[i], y[i]) with broadcasting. z may be x or y itself when that one is not broadcast.</summary>
    public static void Zip<TKernel, T>(TKernel kernel, BroadcastPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TKernel : struct, IBinaryKernel
        where T : unmanaged => Widest.Run<T, ZipAction<TKernel, T>>(new ZipAction<TKernel, T>(kernel, plan, x, y, z));

    /// <summary><see cref="Zip{TKernel, T}"/> with a named register.</summary>
    public static void Zip<TKernel, V, T>(TKernel kernel, BroadcastPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Walk<ZipRow<TKernel, V, T>, T, T>(new ZipRow<TKernel, V, T>(kernel), plan, x, y, z);

    /// <summary>One contiguous stretch: z[i] = f(x[i·xStep], y[i·yStep]) with steps of 1 or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ZipStretch<TKernel, V, T>(TKernel kernel, ref T x, nint xStep, ref T y, nint yStep, ref T z, nint count)
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        // An operand that is repeated becomes a pair of registers in memory that is read again and again: one text for all cases.
        RegisterPair<V> xScratch = new(V.Broadcast(x), V.Broadcast(x));
        RegisterPair<V> yScratch = new(V.Broadcast(y), V.Broadcast(y));
        RegisterPair<V> zScratch = default;
        ref T xLanes = ref Unsafe.As<RegisterPair<V>, T>(ref xScratch);
        ref T yLanes = ref Unsafe.As<RegisterPair<V>, T>(ref yScratch);
        ref T zLanes = ref Unsafe.As<RegisterPair<V>, T>(ref zScratch);
        ref T xs = ref xStep == 0 ? ref xLanes : ref x;
        ref T ys = ref yStep == 0 ? ref yLanes : ref y;
        scoped ref T zs = ref z;
        nint step = 2 * V.Count;
        nint rest = count % step;
        nint whole = count - rest;
        while (true)
        {
            for (nint i = 0; i < whole; i += step)
            {
                V first = kernel.Apply<V, T>(V.Load(ref Unsafe.Add(ref xs, i * xStep)), V.Load(ref Unsafe.Add(ref ys, i * yStep)));
                nint j = i + V.Count;
                V second = kernel.Apply<V, T>(V.Load(ref Unsafe.Add(ref xs, j * xStep)), V.Load(ref Unsafe.Add(ref ys, j * yStep)));
                V.Store(first, ref Unsafe.Add(ref zs, i));
                V.Store(second, ref Unsafe.Add(ref zs, j));
            }

            if (rest == 0)
            {
                return;
            }

            if (rest < 0)
            {
                Copy(ref zLanes, ref Unsafe.Add(ref z, count + rest), -rest);
                return;
            }

            if (xStep != 0)
            {
                Copy(ref Unsafe.Add(ref xs, whole), ref xLanes, rest);
                xs = ref xLanes;
            }

            if (yStep != 0)
            {
                Copy(ref Unsafe.Add(ref ys, whole), ref yLanes, rest);
                ys = ref yLanes;
            }

            zs = ref zLanes;
            whole = step;
            rest = -rest;
        }
    }

    private readonly struct ZipRow<TKernel, V, T>(TKernel kernel) : IRowKernel<T, T>
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        private readonly TKernel kernel = kernel;

        public void Run(ref T x, nint xStep, ref T y, nint yStep, ref T z, nint count) =>
            ZipStretch<TKernel, V, T>(kernel, ref x, xStep, ref y, yStep, ref z, count);
    }

    private readonly ref struct ZipAction<TKernel, T>(TKernel kernel, BroadcastPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        : IWidthAction
        where TKernel : struct, IBinaryKernel
        where T : unmanaged
    {
        private readonly TKernel kernel = kernel;
        private readonly BroadcastPlan plan = plan;
        private readonly ReadOnlySpan<T> x = x;
        private readonly ReadOnlySpan<T> y = y;
        private readonly Span<T> z = z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged =>
            Zip<TKernel, V, E>(kernel, plan, Reinterpret.As<T, E>(x), Reinterpret.As<T, E>(y), Reinterpret.As<T, E>(z));
    }
}
