namespace Functional;

/// <summary>
/// Draws points. Few are elements that tell their numbers; many are dots of one path, from which what falls on the same pixels is left
/// out, so that a picture of any number of points stays small.
/// </summary>
internal static class PointCloud
{
    /// <summary>More than this many in all are dots.</summary>
    private const int MostElements = 1500;

    /// <summary>More dots than this are put on a coarser grid.</summary>
    private const int MostDots = 30_000;

    /// <summary>The points of one class.</summary>
    /// <param name="series">The class.</param>
    /// <param name="x">The horizontal scale.</param>
    /// <param name="y">The vertical scale.</param>
    /// <param name="total">How many points the chart has in all classes.</param>
    public static SvgElement Draw(PointSeries series, IScale x, IScale y, int total)
    {
        var shown = series.Points.Where(p => x.Accepts(p.X) && y.Accepts(p.Y));
        return (
            total <= MostElements
                ? Svg.Group(shown.Select(p => Marker.Of(series.Index, x.Map(p.X), y.Map(p.Y), RadiusOf(total)).Tooltip(TextOf(series, p))))
                    .Class($"{Style.Series(series.Index)} {Style.Outlined}")
                : Svg.Path(Dots(shown.Where(p => x.Domain.Contains(p.X) && y.Domain.Contains(p.Y)).Select(p => (x.Map(p.X), y.Map(p.Y)))))
                    .Class(Style.SeriesLine(series.Index))
                    .With("stroke-width", 2 * RadiusOf(total))
                    .With("stroke-linecap", "round")
        ).With("opacity", total <= MostElements ? 0.9 : 0.7);
    }

    /// <summary>Smaller where there are more.</summary>
    public static double RadiusOf(int total) => Math.Clamp(5.6 - Math.Log10(Math.Max(total, 1)), 1.2, 4);

    private static SvgPath Dots(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToList();
        for (var grid = 0.5; ; grid *= 1.5)
        {
            var cells = all.Select(p => (Math.Round(p.X / grid), Math.Round(p.Y / grid))).Distinct().ToList();
            if (cells.Count <= MostDots)
            {
                return cells.Aggregate(new SvgPath(), (path, cell) => path.Dot(cell.Item1 * grid, cell.Item2 * grid));
            }
        }
    }

    private static string TextOf(PointSeries series, (double X, double Y) point) =>
        $"{(series.Name.Length > 0 ? series.Name + ": " : "")}({TickLabel.Short(point.X)}, {TickLabel.Short(point.Y)})";
}
