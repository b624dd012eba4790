namespace Functional;

/// <summary>Points, coloured by class, made by <see cref="Chart.Scatter(Dataset)"/> and its kin.</summary>
public sealed record ScatterChart : XyChart
{
    internal ScatterChart() { }

    /// <summary>The classes, the first painted first.</summary>
    internal Sequence<PointSeries> Classes { get; init; } = [];

    /// <summary>Whether the line y = x is drawn, and both axes have one range.</summary>
    internal bool HasDiagonal { get; init; }

    /// <summary>What lies behind the points; null for nothing.</summary>
    internal RegionRaster? Regions { get; init; }

    private protected override string Kind => "Scatter chart";

    private protected override IEnumerable<double> XValues => HasDiagonal ? AllValues : Regions?.X.Ends ?? Shown.Select(p => p.X);

    private protected override IEnumerable<double> YValues => HasDiagonal ? AllValues : Regions?.Y.Ends ?? Shown.Select(p => p.Y);

    private protected override (double X, double Y) Padding => Regions is null ? (0.04, 0.05) : (0, 0);

    private protected override IEnumerable<LegendEntry> Entries =>
        Classes
            .Where(c => c.Name.Length > 0)
            .Select(c => new LegendEntry(c.Name, Marker.Of(c.Index, 0, 0, 4.5).Class(Style.Series(c.Index))));

    private protected override int LeftOut => Classes.Sum(c => c.Points.Count) - Shown.Count();

    private int Total => Classes.Sum(c => c.Points.Count);

    private IEnumerable<(double X, double Y)> Shown => Classes.SelectMany(c => c.Points).Where(p => X.Accepts(p.X) && Y.Accepts(p.Y));

    private IEnumerable<double> AllValues => Shown.SelectMany(p => new[] { p.X, p.Y });

    private protected override IEnumerable<SvgElement> Background(IScale x, IScale y) => Regions?.Draw(x, y) ?? [];

    private protected override IEnumerable<SvgElement> Marks(IScale x, IScale y)
    {
        var diagonal = HasDiagonal
            ? [Diagonal(x, y).Class(Style.AxisLine).With("stroke-dasharray", "4 4").Tooltip("predicted = actual")]
            : Array.Empty<SvgElement>();
        return [.. diagonal, .. Classes.Where(c => c.Points.Count > 0).Select(c => PointCloud.Draw(c, x, y, Total))];
    }

    private static SvgElement Diagonal(IScale x, IScale y)
    {
        var (low, high) = (Math.Max(x.Domain.Low, y.Domain.Low), Math.Min(x.Domain.High, y.Domain.High));
        return Svg.Line(x.Map(low), y.Map(low), x.Map(high), y.Map(high));
    }
}
