using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// Running sums along the middle axis of [outer, count, inner], in order: y[0] = x[0], y[i] = y[i − 1] + x[i]. Exclusive sums
/// are the same numbers one place later, after a +0; reverse ones run from the last place to the first.
/// </summary>
internal static class Cumulative
{
    /// <summary>Writes the running sums; the source may be the target.</summary>
    public static void Sum<T>(
        ReadOnlySpan<T> source,
        Span<T> target,
        int outer,
        int count,
        int inner,
        bool exclusive = false,
        bool reverse = false
    )
        where T : unmanaged
    {
        Debug.Assert((long)outer * count * inner == source.Length && source.Length == target.Length, "Both are [outer, count, inner].");
        if (source.IsEmpty)
        {
            return;
        }

        nint block = (nint)count * inner;
        nint step = reverse ? -inner : inner;
        nint start = reverse ? block - inner : 0;
        for (int i = 0; i < outer; i++)
        {
            ref T from = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), (i * block) + start);
            ref T to = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), (i * block) + start);
            for (nint column = 0; column < inner; column++)
            {
                Chain(ref Unsafe.Add(ref from, column), ref Unsafe.Add(ref to, column), count, step, exclusive);
            }
        }
    }

    private static void Chain<T>(ref T from, ref T to, nint count, nint step, bool exclusive)
        where T : unmanaged
    {
        Scalar<T> total = default;
        for (nint i = 0; i < count; i++)
        {
            Scalar<T> next = new(Unsafe.Add(ref from, i * step));
            Scalar<T> sum = i == 0 ? next : total + next;
            Unsafe.Add(ref to, i * step) = (exclusive ? total : sum).Value;
            total = sum;
        }
    }
}
