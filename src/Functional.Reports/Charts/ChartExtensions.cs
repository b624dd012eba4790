namespace Functional;

/// <summary>Changes of charts; each returns another chart.</summary>
public static class ChartExtensions
{
    private const double Least = 80;
    private const double Most = 10_000;

    /// <summary>The same chart with another title, other labels of its axes or another size; what is not named stays.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">What stands above the chart.</param>
    /// <param name="xLabel">What stands below the horizontal axis.</param>
    /// <param name="yLabel">What stands beside the vertical axis.</param>
    /// <param name="width">The width in pixels, from 80 to 10,000.</param>
    /// <param name="height">The height in pixels, from 80 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is outside of that.</exception>
    public static T With<T>(
        this T chart,
        string? title = null,
        string? xLabel = null,
        string? yLabel = null,
        double? width = null,
        double? height = null
    )
        where T : Chart
    {
        ArgumentNullException.ThrowIfNull(chart);
        Chart given = chart;
        return (T)(
            given with
            {
                Title = title ?? given.Title,
                XLabel = xLabel ?? given.XLabel,
                YLabel = yLabel ?? given.YLabel,
                Width = Checked(width, nameof(width)) ?? given.Width,
                Height = Checked(height, nameof(height)) ?? given.Height,
            }
        );
    }

    /// <summary>The same chart with other ends of its axes, or with logarithmic ones; what is not named stays.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="xFrom">Where the horizontal axis begins.</param>
    /// <param name="xTo">Where the horizontal axis ends.</param>
    /// <param name="yFrom">Where the vertical axis begins.</param>
    /// <param name="yTo">Where the vertical axis ends.</param>
    /// <param name="xLog">Whether the horizontal axis is logarithmic; points at 0 and below are left out then, as the chart says.</param>
    /// <param name="yLog">Whether the vertical axis is logarithmic.</param>
    /// <exception cref="ArgumentException">An axis would end before it begins, or a logarithmic one begin at 0 or below.</exception>
    public static T WithAxes<T>(
        this T chart,
        double? xFrom = null,
        double? xTo = null,
        double? yFrom = null,
        double? yTo = null,
        bool? xLog = null,
        bool? yLog = null
    )
        where T : XyChart
    {
        ArgumentNullException.ThrowIfNull(chart);
        XyChart given = chart;
        return (T)(given with { X = given.X.With("x", xFrom, xTo, xLog), Y = given.Y.With("y", yFrom, yTo, yLog) });
    }

    private static double? Checked(double? pixels, string name) =>
        pixels is null or (>= Least and <= Most)
            ? pixels
            : throw new ArgumentOutOfRangeException(name, pixels, $"With: a chart is from {Least} to {Most} pixels wide and high.");
}
