using System.Runtime.CompilerServices;

namespace Functional;

public abstract partial record Chart
{
    private const int MostBins = 1000;

    /// <summary>A bar for each value: <c>Chart.Bars(("Adam", 0.97), ("SGD", 0.93))</c>.</summary>
    /// <param name="values">Names and values, from left to right.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static BarChart Bars(params IEnumerable<(string Name, double Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Sequence<(string, double)> bars = [.. values];
        ChartRules.RequireAny(nameof(Bars), nameof(values), bars.Count);
        return new() { Values = bars };
    }

    /// <summary>How many values lie in each of equal ranges.</summary>
    /// <param name="values">The values; those that are not finite are left out, and the chart says so.</param>
    /// <param name="bins">
    /// How many ranges, 1 to 1000; unless given, as wide as D. Freedman and P. Diaconis say, 2·IQR / n^(1/3), but 8 to 80.
    /// </param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer ranges than 1, or more than 1000.</exception>
    [OverloadResolutionPriority(1)]
    public static Histogram Histogram(IEnumerable<double> values, int? bins = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] all = [.. values];
        ChartRules.RequireAny(nameof(Histogram), nameof(values), all.Length);
        return bins is null or (>= 1 and <= MostBins)
            ? Functional.Histogram.Of(all, bins ?? BinsOf([.. all.Where(double.IsFinite).Order()]))
            : throw new ArgumentOutOfRangeException(nameof(bins), bins, $"Histogram: there are 1 to {MostBins} ranges.");
    }

    /// <summary>The numbers of a tensor, counted in equal ranges: <c>Chart.Histogram(model.Parameters["dense/kernel"])</c>.</summary>
    /// <param name="values">A tensor of any shape.</param>
    /// <param name="bins">How many ranges, 1 to 1000; chosen unless given.</param>
    /// <exception cref="ArgumentException">The tensor is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer ranges than 1, or more than 1000.</exception>
    public static Histogram Histogram(Tensor values, int? bins = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Histogram(ChartRules.Numbers(values), bins);
    }

    private static int BinsOf(double[] sorted)
    {
        if (sorted.Length < 2)
        {
            return 8;
        }
        var spread = sorted[(int)(0.75 * (sorted.Length - 1))] - sorted[(int)(0.25 * (sorted.Length - 1))];
        var width = 2 * spread / Math.Cbrt(sorted.Length);
        var wanted = width > 0 ? (sorted[^1] - sorted[0]) / width : 8;
        return (int)Math.Clamp(Math.Ceiling(double.IsFinite(wanted) ? wanted : 80), 8, 80);
    }
}
