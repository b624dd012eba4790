using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Two operands, one truth value.</content>
internal static partial class Elementwise
{
    /// <summary>z[i] = whether the mask f(x[i], y[i]) is set, with broadcasting; stored as the bytes 1 and 0.</summary>
    public static void Compare<TKernel, T>(TKernel kernel, BroadcastPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<bool> z)
        where TKernel : struct, IBinaryKernel
        where T : unmanaged => Widest.Run<T, CompareAction<TKernel, T>>(new CompareAction<TKernel, T>(kernel, plan, x, y, z));

    /// <summary><see cref="Compare{TKernel, T}"/> with a named register.</summary>
    public static void Compare<TKernel, V, T>(TKernel kernel, BroadcastPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<bool> z)
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Walk<CompareRow<TKernel, V, T>, T, bool>(new CompareRow<TKernel, V, T>(kernel), plan, x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CompareStretch<TKernel, V, T>(TKernel kernel, ref T x, nint xStep, ref T y, nint yStep, ref bool z, nint count)
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V xScratch = V.Broadcast(x);
        V yScratch = V.Broadcast(y);
        ref T xLanes = ref Unsafe.As<V, T>(ref xScratch);
        ref T yLanes = ref Unsafe.As<V, T>(ref yScratch);
        ref T xs = ref xStep == 0 ? ref xLanes : ref x;
        ref T ys = ref yStep == 0 ? ref yLanes : ref y;
        nint rest = count % V.Count;
        nint whole = count - rest;
        for (nint i = 0; i < whole; i += V.Count)
        {
            V mask = kernel.Apply<V, T>(V.Load(ref Unsafe.Add(ref xs, i * xStep)), V.Load(ref Unsafe.Add(ref ys, i * yStep)));
            WriteBits(V.Bits(mask), ref Unsafe.Add(ref z, i), V.Count);
        }

        if (rest > 0)
        {
            V left = xStep == 0 ? xScratch : Tail.LoadPartial<V, T>(ref Unsafe.Add(ref xs, whole), (int)rest, default);
            V right = yStep == 0 ? yScratch : Tail.LoadPartial<V, T>(ref Unsafe.Add(ref ys, whole), (int)rest, default);
            WriteBits(V.Bits(kernel.Apply<V, T>(left, right)), ref Unsafe.Add(ref z, whole), (int)rest);
        }
    }

    /// <summary>Bit i becomes byte i, eight at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteBits(ulong bits, ref bool target, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            // Byte k of the product's masked form holds bit k in its own place; adding 127 carries any set bit to the top.
            ulong placed = ((bits >> i) & 0xFF) * 0x0101010101010101UL & 0x8040201008040201UL;
            ulong bytes = ((placed + 0x7F7F7F7F7F7F7F7FUL) >> 7) & 0x0101010101010101UL;
            if (!BitConverter.IsLittleEndian)
            {
                bytes = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bytes);
            }

            Unsafe.WriteUnaligned(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref target, i)), bytes);
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref target, i) = ((bits >> i) & 1) != 0;
        }
    }

    private readonly struct CompareRow<TKernel, V, T>(TKernel kernel) : IRowKernel<T, bool>
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        private readonly TKernel kernel = kernel;

        public void Run(ref T x, nint xStep, ref T y, nint yStep, ref bool z, nint count) =>
            CompareStretch<TKernel, V, T>(kernel, ref x, xStep, ref y, yStep, ref z, count);
    }

    private readonly ref struct CompareAction<TKernel, T>(
        TKernel kernel,
        BroadcastPlan plan,
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> y,
        Span<bool> z
    ) : IWidthAction
        where TKernel : struct, IBinaryKernel
        where T : unmanaged
    {
        private readonly TKernel kernel = kernel;
        private readonly BroadcastPlan plan = plan;
        private readonly ReadOnlySpan<T> x = x;
        private readonly ReadOnlySpan<T> y = y;
        private readonly Span<bool> z = z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => Compare<TKernel, V, E>(kernel, plan, Reinterpret.As<T, E>(x), Reinterpret.As<T, E>(y), z);
    }
}
