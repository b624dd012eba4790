using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional;

/// <summary>The search for the nearest rows of one row.</summary>
internal static class NearestRows
{
    /// <summary>
    /// Fills distances, rising, and positions of as many rows as they have room for, which are no more than there are; of equal distances
    /// the earlier row is the nearer.
    /// </summary>
    public static void Find(Tensor queries, int query, Tensor rows, Span<double> distances, Span<int> positions)
    {
        var columns = rows.Shape[1];
        var all = rows.AsSpan<double>();
        var wanted = queries.AsSpan<double>().Slice(query * columns, columns);
        // The rows kept so far, with the farthest of them on top; rows come in order, so one that is as far as it is not nearer.
        var kept = new PriorityQueue<int, (double Distance, int Row)>(distances.Length, FarthestFirst);
        var farthest = double.PositiveInfinity;
        for (var row = 0; row < rows.Shape[0]; row++)
        {
            var distance = SquaredDistance(wanted, all.Slice(row * columns, columns));
            if (kept.Count < distances.Length)
            {
                kept.Enqueue(row, (distance, row));
            }
            else if (distance < farthest)
            {
                kept.EnqueueDequeue(row, (distance, row));
            }
            else
            {
                continue;
            }
            kept.TryPeek(out _, out var top);
            farthest = top.Distance;
        }
        for (var place = distances.Length - 1; kept.TryDequeue(out var row, out var priority); place--)
        {
            (distances[place], positions[place]) = (Math.Sqrt(priority.Distance), row);
        }
    }

    private static readonly Comparer<(double Distance, int Row)> FarthestFirst = Comparer<(double Distance, int Row)>.Create(
        (a, b) => b.CompareTo(a)
    );

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
