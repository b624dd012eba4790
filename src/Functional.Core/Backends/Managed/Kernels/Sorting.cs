using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Stable sorting of contiguous rows: equal elements (−0 and +0 are equal) keep their order in both directions, and NaN
/// stands last in both, in its order. The values are moved, never rebuilt, so their bits stay.
/// </summary>
internal static class Sorting
{
    /// <summary>Sorts every row of source [rows, count]; indices say where in its row each value came from.</summary>
    public static void Run<T>(ReadOnlySpan<T> source, Span<T> values, Span<int> indices, int rows, int count, bool descending)
        where T : unmanaged
    {
        Debug.Assert((long)rows * count == source.Length, "The source is [rows, count].");
        Debug.Assert(values.Length == source.Length && indices.Length == source.Length, "All have one length.");
        Span<ulong> keys = KernelScratch.Get<ulong>(ScratchSlot.SortKeys, count);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> from = source.Slice(row * count, count);
            Span<int> places = indices.Slice(row * count, count);
            SortRow(from, keys, places, descending);
            Span<T> to = values.Slice(row * count, count);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = from[places[i]];
            }
        }
    }

    private static void SortRow<T>(ReadOnlySpan<T> row, Span<ulong> keys, Span<int> places, bool descending)
        where T : unmanaged
    {
        bool narrow = Unsafe.SizeOf<T>() <= sizeof(uint);
        for (int i = 0; i < row.Length; i++)
        {
            ulong key = Key(row[i], descending);
            keys[i] = narrow ? (key << 32) | (uint)i : key;
            places[i] = i;
        }

        if (narrow)
        {
            // Value and place in one number: no two are equal, so any sort is stable.
            keys.Sort();
            for (int i = 0; i < places.Length; i++)
            {
                places[i] = (int)(uint)keys[i];
            }

            return;
        }

        keys.Sort(places);
        for (int start = 0; start < keys.Length; )
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            places[start..end].Sort();
            start = end;
        }
    }

    /// <summary>An unsigned number in the order of the elements: 32 bits of it for elements of at most 4 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key<T>(T value, bool descending)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            float number = Unsafe.BitCast<T, float>(value);
            uint bits = BitConverter.SingleToUInt32Bits(number + 0f);
            uint key = (int)bits < 0 ? ~bits : bits | 0x80000000;
            return float.IsNaN(number) ? uint.MaxValue
                : descending ? ~key
                : key;
        }

        if (typeof(T) == typeof(double))
        {
            double number = Unsafe.BitCast<T, double>(value);
            ulong bits = BitConverter.DoubleToUInt64Bits(number + 0.0);
            ulong key = (long)bits < 0 ? ~bits : bits | 0x8000000000000000;
            return double.IsNaN(number) ? ulong.MaxValue
                : descending ? ~key
                : key;
        }

        if (typeof(T) == typeof(long))
        {
            ulong key = (ulong)Unsafe.BitCast<T, long>(value) ^ 0x8000000000000000;
            return descending ? ~key : key;
        }

        uint small =
            typeof(T) == typeof(int) ? (uint)Unsafe.BitCast<T, int>(value) ^ 0x80000000
            : typeof(T) == typeof(byte) ? Unsafe.BitCast<T, byte>(value)
            : typeof(T) == typeof(bool) ? (Unsafe.BitCast<T, bool>(value) ? 1u : 0u)
            : throw new NotSupportedException($"{typeof(T).Name} has no order.");
        return descending ? ~small : small;
    }
}
