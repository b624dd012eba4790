using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// Reductions of the middle axis of [outer, count, inner], in an order that no register width and no thread changes.
/// <para>inner = 1: the row is cut into blocks of 4096. Within a block the element at index i joins lane i mod 64, in order
/// of i, each lane starting from the neutral element; then lane l joins lane l + 32, then l + 16, 8, 4, 2, 1. The first
/// block's result starts and the results of later blocks join it in order.</para>
/// <para>inner &gt; 1: each of the inner columns by itself, its rows in order; row 0 starts.</para>
/// <para>Joining the neutral element changes nothing, so lanes that a short row does not reach have no influence. A
/// reduction of no numbers is neutral + 0: the neutral element, and +0 for the sum.</para>
/// </summary>
internal static partial class Reductions
{
    private const int BlockLength = 4096;
    private const int Lanes = 64;

    /// <summary>Reduces source [outer, count, inner] to target [outer, inner].</summary>
    public static void Run<TKernel, T>(TKernel kernel, ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where TKernel : struct, IReductionKernel
        where T : unmanaged =>
        Widest.Run<T, ReductionAction<TKernel, T>>(new ReductionAction<TKernel, T>(kernel, source, target, outer, count, inner));

    /// <summary><see cref="Run{TKernel, T}"/> with a named register.</summary>
    public static void Run<TKernel, V, T>(TKernel kernel, ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Debug.Assert((long)outer * count * inner == source.Length, "The source is [outer, count, inner].");
        Debug.Assert((long)outer * inner == target.Length, "The target is [outer, inner].");
        if (count == 0)
        {
            target.Fill((kernel.Neutral<Scalar<T>, T>() + default(Scalar<T>)).Value);
        }
        else if (inner == 1 && count is > 1 and <= Lanes && outer >= ManyRows && V.Count > 1)
        {
            Across<TKernel, V, T>(kernel, source, target, count);
        }
        else if (inner == 1)
        {
            for (int i = 0; i < outer; i++)
            {
                target[i] = Row<TKernel, V, T>(kernel, source.Slice(i * count, count));
            }
        }
        else if (inner > 0)
        {
            for (int i = 0; i < outer; i++)
            {
                ref T from = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), (nint)i * count * inner);
                ref T to = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), (nint)i * inner);
                Columns<TKernel, V, T>(kernel, ref from, ref to, count, inner);
            }
        }
    }

    /// <summary>The reduction of one row of at least one contiguous number.</summary>
    public static T Row<TKernel, V, T>(TKernel kernel, ReadOnlySpan<T> row)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        if (row.Length <= Lanes)
        {
            return ShortRow<TKernel, V, T>(kernel, row);
        }

        Scalar<T> total = default;
        for (int start = 0; start < row.Length; start += BlockLength)
        {
            Scalar<T> block = new(Block<TKernel, V, T>(kernel, row.Slice(start, Math.Min(BlockLength, row.Length - start))));
            total = start == 0 ? block : kernel.Join<Scalar<T>, T>(total, block);
        }

        return total.Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static T Block<TKernel, V, T>(TKernel kernel, ReadOnlySpan<T> block)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Span<T> room = stackalloc T[2 * Lanes];
        ref T lanes = ref MemoryMarshal.GetReference(room);
        ref T from = ref MemoryMarshal.GetReference(block);
        nint whole = block.Length - (block.Length % Lanes);
        V neutral = kernel.Neutral<V, T>();
        for (nint lane = 0; lane < Lanes; lane += 4 * V.Count)
        {
            V first = neutral;
            V second = neutral;
            V third = neutral;
            V fourth = neutral;
            for (nint i = lane; i < whole; i += Lanes)
            {
                first = kernel.Join<V, T>(first, V.Load(ref Unsafe.Add(ref from, i)));
                second = kernel.Join<V, T>(second, V.Load(ref Unsafe.Add(ref from, i + V.Count)));
                third = kernel.Join<V, T>(third, V.Load(ref Unsafe.Add(ref from, i + (2 * V.Count))));
                fourth = kernel.Join<V, T>(fourth, V.Load(ref Unsafe.Add(ref from, i + (3 * V.Count))));
            }

            V.Store(first, ref Unsafe.Add(ref lanes, lane));
            V.Store(second, ref Unsafe.Add(ref lanes, lane + V.Count));
            V.Store(third, ref Unsafe.Add(ref lanes, lane + (2 * V.Count)));
            V.Store(fourth, ref Unsafe.Add(ref lanes, lane + (3 * V.Count)));
        }

        if (whole < block.Length)
        {
            Span<T> rest = room[Lanes..];
            rest.Fill(kernel.Neutral<Scalar<T>, T>().Value);
            block[(int)whole..].CopyTo(rest);
            ref T added = ref MemoryMarshal.GetReference(rest);
            for (nint lane = 0; lane < Lanes; lane += V.Count)
            {
                V joined = kernel.Join<V, T>(V.Load(ref Unsafe.Add(ref lanes, lane)), V.Load(ref Unsafe.Add(ref added, lane)));
                V.Store(joined, ref Unsafe.Add(ref lanes, lane));
            }
        }

        return Fold<TKernel, V, T>(kernel, ref lanes, Lanes);
    }

    /// <summary>
    /// At most 64 numbers: each is alone in its lane, and folds of lanes that hold only the neutral element are left out.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static T ShortRow<TKernel, V, T>(TKernel kernel, ReadOnlySpan<T> row)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Span<T> room = stackalloc T[Lanes];
        int width = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)row.Length);
        room[row.Length..width].Fill(kernel.Neutral<Scalar<T>, T>().Value);
        row.CopyTo(room);
        return Fold<TKernel, V, T>(kernel, ref MemoryMarshal.GetReference(room), width);
    }

    /// <summary>Lane l joins lane l + half, for every half from width / 2 down to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fold<TKernel, V, T>(TKernel kernel, ref T lanes, nint width)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        nint half = width / 2;
        for (; half >= V.Count; half /= 2)
        {
            for (nint lane = 0; lane < half; lane += V.Count)
            {
                V joined = kernel.Join<V, T>(V.Load(ref Unsafe.Add(ref lanes, lane)), V.Load(ref Unsafe.Add(ref lanes, lane + half)));
                V.Store(joined, ref Unsafe.Add(ref lanes, lane));
            }
        }

        for (; half >= 1; half /= 2)
        {
            for (nint lane = 0; lane < half; lane++)
            {
                ref T place = ref Unsafe.Add(ref lanes, lane);
                place = kernel.Join<Scalar<T>, T>(new(place), new(Unsafe.Add(ref lanes, lane + half))).Value;
            }
        }

        return lanes;
    }

    private readonly ref struct ReductionAction<TKernel, T>(
        TKernel kernel,
        ReadOnlySpan<T> source,
        Span<T> target,
        int outer,
        int count,
        int inner
    ) : IWidthAction
        where TKernel : struct, IReductionKernel
        where T : unmanaged
    {
        private readonly TKernel kernel = kernel;
        private readonly ReadOnlySpan<T> source = source;
        private readonly Span<T> target = target;
        private readonly int outer = outer;
        private readonly int count = count;
        private readonly int inner = inner;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged =>
            Reductions.Run<TKernel, V, E>(kernel, Reinterpret.As<T, E>(source), Reinterpret.As<T, E>(target), outer, count, inner);
    }
}
