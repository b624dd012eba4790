using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// The place of an extreme along the middle axis of [outer, count, inner]. The first extreme wins, −0 and +0 being equal;
/// the first NaN wins over every number, as in numpy.
/// </summary>
internal static class IndexReduction
{
    /// <summary>target[o, i] = the first index of the greatest of source[o, :, i].</summary>
    public static void ArgMax<T>(ReadOnlySpan<T> source, Span<int> target, int outer, int count, int inner)
        where T : unmanaged => Run<T, Greater>(source, target, outer, count, inner);

    /// <summary>target[o, i] = the first index of the least of source[o, :, i].</summary>
    public static void ArgMin<T>(ReadOnlySpan<T> source, Span<int> target, int outer, int count, int inner)
        where T : unmanaged => Run<T, Smaller>(source, target, outer, count, inner);

    private static void Run<T, TOrder>(ReadOnlySpan<T> source, Span<int> target, int outer, int count, int inner)
        where T : unmanaged
        where TOrder : IOrder
    {
        Debug.Assert(count > 0 || target.IsEmpty, "No numbers have no extreme.");
        Debug.Assert((long)outer * count * inner == source.Length, "The source is [outer, count, inner].");
        Debug.Assert((long)outer * inner == target.Length, "The target is [outer, inner].");
        ref T from = ref MemoryMarshal.GetReference(source);
        for (int i = 0; i < outer; i++)
        {
            for (int j = 0; j < inner; j++)
            {
                ref T column = ref Unsafe.Add(ref from, ((nint)i * count * inner) + j);
                target[(i * inner) + j] = Find<T, TOrder>(ref column, inner, count);
            }
        }
    }

    private static int Find<T, TOrder>(ref T column, nint stride, int count)
        where T : unmanaged
        where TOrder : IOrder
    {
        Scalar<T> best = new(column);
        int place = 0;
        for (int i = 1; i < count; i++)
        {
            // Once the best is NaN nothing beats it, since it compares as neither less nor equal.
            if (Scalar<T>.Bits(Scalar<T>.Equal(best, best)) == 0)
            {
                return place;
            }

            Scalar<T> next = new(Unsafe.Add(ref column, i * stride));
            if (TOrder.Beats(next, best))
            {
                best = next;
                place = i;
            }
        }

        return place;
    }

    private interface IOrder
    {
        /// <summary>Whether a later element replaces the best one so far, which is a number; NaN does.</summary>
        static abstract bool Beats<T>(Scalar<T> next, Scalar<T> best)
            where T : unmanaged;
    }

    private readonly struct Greater : IOrder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Beats<T>(Scalar<T> next, Scalar<T> best)
            where T : unmanaged => Scalar<T>.Bits(Scalar<T>.LessOrEqual(next, best)) == 0;
    }

    private readonly struct Smaller : IOrder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Beats<T>(Scalar<T> next, Scalar<T> best)
            where T : unmanaged => Scalar<T>.Bits(Scalar<T>.LessOrEqual(best, next)) == 0;
    }
}
