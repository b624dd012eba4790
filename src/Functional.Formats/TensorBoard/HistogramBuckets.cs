namespace Functional;

/// <summary>
/// How numbers are distributed, as TensorFlow counts: 30 buckets of equal width between the smallest and the largest; a number on an
/// edge counts in the bucket to its right, the largest in the last one.
/// </summary>
internal static class HistogramBuckets
{
    /// <summary>How many buckets there are.</summary>
    public const int Count = 30;

    /// <summary>
    /// Rows of (left, right, count). When all numbers are one, every edge is that number and the last bucket counts them; without
    /// numbers, all is 0. NaN and infinities are in no bucket.
    /// </summary>
    public static double[] Of(double[] values)
    {
        var rows = new double[Count * 3];
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return rows;
        }
        var (low, high) = (finite.Min(), finite.Max());
        var width = (high - low) / Count;
        for (var i = 0; i < Count; i++)
        {
            rows[i * 3] = Edge(i);
            rows[(i * 3) + 1] = Edge(i + 1);
        }
        foreach (var value in finite)
        {
            var bucket = high > low ? (int)Math.Min((value - low) / width, Count - 1) : Count - 1;
            rows[(bucket * 3) + 2]++;
        }
        return rows;

        double Edge(int i) => i == Count ? high : low + (width * i);
    }
}
