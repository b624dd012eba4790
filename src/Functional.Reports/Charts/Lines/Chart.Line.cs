using System.Runtime.CompilerServices;

namespace Functional;

public abstract partial record Chart
{
    /// <summary>A line through values at 0, 1, 2, …: <c>Chart.Line(trained.History["loss"])</c>.</summary>
    /// <param name="y">The values; the line is broken where one is NaN or infinite.</param>
    /// <param name="name">What the legend calls it; empty for no legend.</param>
    [OverloadResolutionPriority(1)]
    public static LineChart Line(IEnumerable<double> y, string name = "")
    {
        ArgumentNullException.ThrowIfNull(y);
        double[] values = [.. y];
        return Line(Enumerable.Range(0, values.Length).Select(i => (double)i), values, name);
    }

    /// <summary>A line through points.</summary>
    /// <param name="x">Where they are.</param>
    /// <param name="y">Their values; the line is broken where one is NaN or infinite.</param>
    /// <param name="name">What the legend calls it; empty for no legend.</param>
    /// <exception cref="ArgumentException">There are more places than values, or fewer.</exception>
    [OverloadResolutionPriority(1)]
    public static LineChart Line(IEnumerable<double> x, IEnumerable<double> y, string name = "") => new LineChart().Add(x, y, name);

    /// <summary>A line through values at 0, 1, 2, ….</summary>
    /// <param name="y">The values, [n] or [n, 1].</param>
    /// <param name="name">What the legend calls it; empty for no legend.</param>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    public static LineChart Line(Tensor y, string name = "") => Line(ChartRules.Vector(nameof(Line), "y", y), name);

    /// <summary>A line through points.</summary>
    /// <param name="x">Where they are, [n] or [n, 1].</param>
    /// <param name="y">Their values, [n] or [n, 1].</param>
    /// <param name="name">What the legend calls it; empty for no legend.</param>
    /// <exception cref="ShapeException">A tensor has another shape.</exception>
    /// <exception cref="ArgumentException">There are more places than values, or fewer.</exception>
    public static LineChart Line(Tensor x, Tensor y, string name = "") =>
        Line(ChartRules.Vector(nameof(Line), "x", x), ChartRules.Vector(nameof(Line), "y", y), name);

    /// <summary>Several lines with names, each through values at 0, 1, 2, …: <c>Chart.Lines(("Adam", a), ("SGD", b))</c>.</summary>
    /// <param name="series">Names and values.</param>
    /// <exception cref="ArgumentException">There is no line.</exception>
    public static LineChart Lines(params (string Name, IEnumerable<double> Y)[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        ChartRules.RequireAny(nameof(Lines), nameof(series), series.Length);
        return series.Aggregate(new LineChart(), (chart, s) => chart.Add(s.Y.Select((_, i) => (double)i), s.Y, s.Name));
    }
}
