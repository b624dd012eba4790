namespace Functional;

/// <summary>A chart of numbers against numbers, with two axes that <see cref="ChartExtensions.WithAxes"/> sets.</summary>
public abstract record XyChart : Chart
{
    private const double LeastTickDistance = 34;
    private const double LeastTickWidth = 56;

    private protected XyChart() { }

    /// <summary>The horizontal axis.</summary>
    internal Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    internal Axis Y { get; init; } = new();

    /// <inheritdoc/>
    internal override PictureSize Size => new(Width ?? 640, Height ?? 400);

    /// <summary>All numbers of the horizontal axis.</summary>
    private protected abstract IEnumerable<double> XValues { get; }

    /// <summary>All numbers of the vertical axis.</summary>
    private protected abstract IEnumerable<double> YValues { get; }

    /// <summary>The room at the ends of both axes, as shares of the data's range.</summary>
    private protected virtual (double X, double Y) Padding => (0.03, 0.06);

    /// <summary>The entries of the legend.</summary>
    private protected abstract IEnumerable<LegendEntry> Entries { get; }

    /// <summary>How many points have no place: not finite, or not positive on a logarithmic axis.</summary>
    private protected abstract int LeftOut { get; }

    /// <summary>What lies behind grid and marks.</summary>
    private protected virtual IEnumerable<SvgElement> Background(IScale x, IScale y) => [];

    /// <summary>The marks, in pixels from the upper left corner of the plot.</summary>
    private protected abstract IEnumerable<SvgElement> Marks(IScale x, IScale y);

    /// <summary>What is painted above the marks and may reach beyond the plot, in pixels from the corner of the plot.</summary>
    private protected virtual IEnumerable<SvgElement> Overlay(IScale x, IScale y) => [];

    /// <summary>Frame, axes and scales of the chart: what is painted, and what tests measure.</summary>
    internal XyLayout Layout()
    {
        string[] notes = LeftOut == 0 ? [] : [NoteOf(LeftOut)];
        LegendEntry[] entries = [.. Entries];
        // The labels to the left need the height of the plot, those below its width: first as if those below took one line.
        var frame = Frame.Of(this, Size, entries, 30, 0, 15, notes);
        var yLabels = YLabels(frame.Plot.Height);
        var left = yLabels.Count == 0 ? 0 : yLabels.Max(l => AxisLabels.WidthOf(l.Text));
        frame = Frame.Of(this, Size, entries, left, 0, 15, notes);
        var xLabels = XLabels(frame.Plot.Width);
        var over =
            xLabels.Labels.Count == 0 ? 0 : xLabels.Labels[^1].Pixel + (AxisLabels.WidthOf(xLabels.Labels[^1].Text) / 2) - frame.Plot.Width;
        if (over > Frame.Rim - 2)
        {
            frame = Frame.Of(this, Size, entries, left, over - Frame.Rim + 2, 15, notes);
            xLabels = XLabels(frame.Plot.Width);
        }
        return new(frame, XScale(frame.Plot.Width), YScale(frame.Plot.Height), xLabels, YLabels(frame.Plot.Height), [.. notes]);
    }

    /// <inheritdoc/>
    internal sealed override IEnumerable<SvgElement> Draw()
    {
        var (frame, x, y, xLabels, yLabels, notes) = Layout();
        var plot = frame.Plot;
        foreach (var element in frame.Draw(this, xLabels.Height, notes))
        {
            yield return element;
        }
        yield return Svg.Window(plot.X, plot.Y, plot.Width, plot.Height, Background(x, y));
        yield return Svg.Moved(plot.X, plot.Y, Grid(plot, xLabels, yLabels)).Class(Style.GridLine);
        yield return Svg.Window(plot.X, plot.Y, plot.Width, plot.Height, Marks(x, y));
        yield return Svg.Line(plot.X, plot.Bottom, plot.Right, plot.Bottom).Class(Style.AxisLine);
        yield return Svg.Moved(plot.X, plot.Y, [.. Overlay(x, y), .. xLabels.Draw(plot.Height + 2)]);
        yield return Svg.Moved(
            plot.X - 8,
            plot.Y,
            yLabels.Select(l => Svg.Text(0, l.Pixel + 4, l.Text, Style.SmallSize, Anchor.End).Class(Style.Muted))
        );
    }

    private IScale XScale(double width) => X.Scale(XValues, Padding.X, 0, width);

    private IScale YScale(double height) => Y.Scale(YValues, Padding.Y, height, 0);

    private AxisLabels XLabels(double width)
    {
        var scale = XScale(width);
        return AxisLabels.OfNumbers(most => X.Ticks(scale, most), scale, Math.Clamp((int)(width / LeastTickWidth), 2, LinearTicks.Most));
    }

    private Sequence<PlacedLabel> YLabels(double height)
    {
        var scale = YScale(height);
        var most = Math.Clamp((int)(height / LeastTickDistance), 2, LinearTicks.Most);
        return AxisLabels.Beside(count => Y.Ticks(scale, count), scale, most);
    }

    private static IEnumerable<SvgElement> Grid(PlotArea plot, AxisLabels xLabels, Sequence<PlacedLabel> yLabels) =>
        [
            .. xLabels.Labels.Select(l => Svg.Line(l.Pixel, 0, l.Pixel, plot.Height)),
            .. yLabels.Select(l => Svg.Line(0, l.Pixel, plot.Width, l.Pixel)),
        ];

    private string NoteOf(int count)
    {
        var why = X.IsLogarithmic || Y.IsLogarithmic ? "not finite, or not above 0 on a logarithmic axis" : "not finite";
        return count == 1 ? $"1 point is left out: {why}." : FormattableString.Invariant($"{count:N0} points are left out: {why}.");
    }
}

/// <summary>Where everything of a chart with two axes stands.</summary>
internal sealed record XyLayout(Frame Frame, IScale X, IScale Y, AxisLabels XLabels, Sequence<PlacedLabel> YLabels, Sequence<string> Notes);
