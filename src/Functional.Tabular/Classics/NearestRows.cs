using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional;

/// <summary>The search for the nearest rows of one row.</summary>
internal static class NearestRows
{
    /// <summary>Fills distances, rising, and positions of as many rows as they have room for.</summary>
    public static void Find(Tensor queries, int query, Tensor rows, Span<double> distances, Span<int> positions)
    {
        var columns = rows.Shape[1];
        var all = rows.AsSpan<double>();
        var wanted = queries.AsSpan<double>().Slice(query * columns, columns);
        distances.Fill(double.PositiveInfinity);
        for (var row = 0; row < rows.Shape[0]; row++)
        {
            var distance = SquaredDistance(wanted, all.Slice(row * columns, columns));
            var place = distances.Length;
            while (place > 0 && distance < distances[place - 1])
            {
                place--;
            }
            // A distance that overflows is as far as can be, and still nearer than none.
            if (place < distances.Length || row < distances.Length)
            {
                place = Math.Min(place, row);
                distances[place..^1].CopyTo(distances[(place + 1)..]);
                positions[place..^1].CopyTo(positions[(place + 1)..]);
                (distances[place], positions[place]) = (distance, row);
            }
        }
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = Math.Sqrt(distances[i]);
        }
    }

    /// <summary>Σ (a − b)², in four sums by position whatever the machine, so that the bits are the same on all.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var difference =
                Vector256.LoadUnsafe(in MemoryMarshal.GetReference(a), (nuint)i)
                - Vector256.LoadUnsafe(in MemoryMarshal.GetReference(b), (nuint)i);
            sums += difference * difference;
        }
        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
