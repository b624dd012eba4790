namespace Functional;

/// <summary>
/// Lines through points, made by <see cref="Chart.Line(IEnumerable{double}, IEnumerable{double}, string)"/> and its kin; further lines
/// by <see cref="Add"/>.
/// </summary>
public sealed record LineChart : XyChart
{
    private const double MostDots = 60;
    private const double DotRadius = 2.5;
    private const double RingRadius = 5;

    internal LineChart() { }

    /// <summary>The lines, the first painted first.</summary>
    internal Sequence<LineSeries> Strokes { get; init; } = [];

    /// <summary>The same chart with one line more, in the next colour.</summary>
    /// <param name="x">Where the points are.</param>
    /// <param name="y">Their values; a line is broken where one is NaN or infinite.</param>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="dashed">Whether it is dashed.</param>
    /// <exception cref="ArgumentException">There are more places than values, or fewer.</exception>
    public LineChart Add(IEnumerable<double> x, IEnumerable<double> y, string name = "", bool dashed = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        var color = Strokes.Count == 0 ? 0 : Strokes.Max(l => l.Color) + 1;
        return this with { Strokes = Strokes.Add(new(name, ChartRules.Points("Line", x, y), color, dashed)) };
    }

    private protected override string Kind => "Line chart";

    private protected override IEnumerable<double> XValues => Shown.Select(p => p.X);

    private protected override IEnumerable<double> YValues => Shown.Select(p => p.Y);

    private protected override (double X, double Y) Padding =>
        (Strokes.All(l => l.Mark is null && l.Points.Count > MostDots) ? 0 : 0.02, 0.06);

    private protected override IEnumerable<LegendEntry> Entries =>
        [
            .. Strokes
                .Where(l => l.Name.Length > 0)
                .Select(l => new LegendEntry(l.Name, Stroke(l, Svg.Line(-Legend.SignWidth / 2, 0, Legend.SignWidth / 2, 0)))),
            .. Strokes.Where(l => l.Mark is not null).Select(l => new LegendEntry(l.Mark!.Text, Ring(l, 0, 0))),
        ];

    private protected override int LeftOut => Strokes.Sum(l => l.Points.Count(p => !X.Accepts(p.X) || !Y.Accepts(p.Y)));

    private IEnumerable<(double X, double Y)> Shown => Strokes.SelectMany(l => l.Points).Where(p => X.Accepts(p.X) && Y.Accepts(p.Y));

    private protected override IEnumerable<SvgElement> Marks(IScale x, IScale y) => Strokes.SelectMany(line => Marks(line, x, y));

    private protected override IEnumerable<SvgElement> Overlay(IScale x, IScale y) =>
        Strokes
            .Where(l => l.Mark is { } mark && x.Domain.Contains(mark.X) && y.Domain.Contains(mark.Y))
            .Select(l => Ring(l, x.Map(l.Mark!.X), y.Map(l.Mark.Y)).Tooltip(l.Mark.Text));

    private static IEnumerable<SvgElement> Marks(LineSeries line, IScale x, IScale y)
    {
        var path = new SvgPath();
        foreach (var run in Runs(line.Points, p => x.Accepts(p.X) && y.Accepts(p.Y)))
        {
            path.Add(LineThinning.Of(run.Select(p => (x.Map(p.X), y.Map(p.Y)))));
        }
        var stroke = Stroke(line, Svg.Path(path)).With("stroke-linejoin", "round").With("stroke-linecap", "round");
        yield return line.Name.Length > 0 ? stroke.Tooltip(line.Name) : stroke;
        if (line.Points.Count <= MostDots)
        {
            yield return Svg.Group(
                    line.Points.Where(p => x.Accepts(p.X) && y.Accepts(p.Y))
                        .Select(p => Svg.Circle(x.Map(p.X), y.Map(p.Y), DotRadius).Tooltip(TextOf(line, p)))
                )
                .Class(Style.Series(line.Color));
        }
    }

    private static string TextOf(LineSeries line, (double X, double Y) point) =>
        $"{(line.Name.Length > 0 ? line.Name + ": " : "")}{TickLabel.Short(point.Y)} at {TickLabel.Short(point.X)}";

    private static SvgElement Stroke(LineSeries line, SvgElement element)
    {
        element = element.Class(Style.SeriesLine(line.Color)).With("stroke-width", 2);
        return line.IsDashed ? element.With("stroke-dasharray", "5 4") : element;
    }

    private static SvgElement Ring(LineSeries line, double x, double y) =>
        Svg.Circle(x, y, RingRadius).Class(Style.SeriesLine(line.Color)).With("stroke-width", 2);

    private static IEnumerable<List<(double X, double Y)>> Runs(
        IEnumerable<(double X, double Y)> points,
        Func<(double X, double Y), bool> isShown
    )
    {
        var run = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (isShown(point))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
