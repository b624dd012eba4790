namespace Functional;

/// <summary>Bars of named values, made by <see cref="Chart.Bars"/>.</summary>
public sealed record BarChart : Chart
{
    private const int MostNumbers = 16;
    private const double LeastTickDistance = 34;

    internal BarChart() { }

    /// <summary>The values by name, from left to right.</summary>
    internal Sequence<(string Name, double Value)> Values { get; init; } = [];

    /// <inheritdoc/>
    internal override PictureSize Size => new(Width ?? 640, Height ?? 360);

    private protected override string Kind => "Bar chart";

    /// <summary>Where everything stands: the frame, the bands of the bars, their labels and the scale of the values.</summary>
    internal (Frame Frame, BandScale Bands, AxisLabels Labels, IScale Y, Sequence<PlacedLabel> YLabels) Layout()
    {
        string[] notes = [.. Notes];
        var frame = Frame.Of(this, Size, [], 30, 0, 15, notes);
        var left = YLabels(frame.Plot.Height).Max(l => AxisLabels.WidthOf(l.Text));
        frame = Frame.Of(this, Size, [], left, 0, 15, notes);
        var labels = XLabels(frame);
        if (labels.Overhang > frame.Plot.X - 4)
        {
            left += labels.Overhang - frame.Plot.X + 4;
        }
        frame = Frame.Of(this, Size, [], left, 0, labels.Height, notes);
        return (frame, BandsOf(frame), XLabels(frame), YScale(frame.Plot.Height), YLabels(frame.Plot.Height));
    }

    /// <inheritdoc/>
    internal override IEnumerable<SvgElement> Draw()
    {
        var (frame, bands, labels, y, yLabels) = Layout();
        var plot = frame.Plot;
        return
        [
            .. frame.Draw(this, labels.Height, [.. Notes]),
            Svg.Moved(plot.X, plot.Y, yLabels.Select(l => Svg.Line(0, l.Pixel, plot.Width, l.Pixel))).Class(Style.GridLine),
            Svg.Moved(plot.X, plot.Y, Values.Select((v, i) => Bar(v, i, bands, y)).OfType<SvgElement>()).Class(Style.Series(0)),
            Svg.Moved(plot.X, plot.Y, Svg.Line(0, y.Map(0), plot.Width, y.Map(0))).Class(Style.AxisLine),
            Svg.Moved(plot.X, plot.Y, [.. Numbers(bands, y), .. labels.Draw(plot.Height + 2)]),
            Svg.Moved(
                plot.X - 8,
                plot.Y,
                yLabels.Select(l => Svg.Text(0, l.Pixel + 4, l.Text, Style.SmallSize, Anchor.End).Class(Style.Muted))
            ),
        ];
    }

    private IEnumerable<string> Notes =>
        Values.Where(v => !double.IsFinite(v.Value)).Select(v => $"{v.Name} is left out: its value is {TickLabel.Short(v.Value)}.").Take(1);

    private static SvgElement? Bar((string Name, double Value) bar, int index, BandScale bands, IScale y)
    {
        if (!double.IsFinite(bar.Value))
        {
            return null;
        }
        var (zero, end) = (y.Map(0), y.Map(bar.Value));
        return Svg.Rectangle(bands.Start(index), Math.Min(zero, end), bands.Width, Math.Abs(end - zero))
            .Tooltip($"{bar.Name}: {TickLabel.Short(bar.Value)}");
    }

    /// <summary>The value at the end of each bar, where all have room.</summary>
    private IEnumerable<SvgElement> Numbers(BandScale bands, IScale y)
    {
        var hasRoom = Values.Count <= MostNumbers && Values.All(v => AxisLabels.WidthOf(TickLabel.Short(v.Value)) < bands.Step - 4);
        return hasRoom
            ? Values
                .Select((v, i) => (v.Value, Index: i))
                .Where(v => double.IsFinite(v.Value))
                .Select(v =>
                    Svg.Text(
                        bands.Center(v.Index),
                        y.Map(v.Value) + (v.Value < 0 ? 13 : -5),
                        TickLabel.Short(v.Value),
                        Style.SmallSize,
                        Anchor.Middle
                    )
                )
            : [];
    }

    private BandScale BandsOf(Frame frame) => new(Values.Count, 0, frame.Plot.Width, Values.Count > 40 ? 0.1 : 0.3);

    private AxisLabels XLabels(Frame frame) => AxisLabels.OfNames([.. Values.Select(v => v.Name)], BandsOf(frame));

    private LinearScale YScale(double height)
    {
        var domain = Domain.Of(Values.Select(v => v.Value).Append(0));
        var room = (domain.High - domain.Low) * 0.09;
        var low = domain.Low < 0 ? domain.Low - room : 0;
        var high = domain.High > 0 && Values.Any(v => v.Value > 0) ? domain.High + room : 0;
        return new(low < high ? Domain.Of(low, high) : Domain.Of(0, 1), height, 0);
    }

    private Sequence<PlacedLabel> YLabels(double height)
    {
        var scale = YScale(height);
        return AxisLabels.Beside(scale.Ticks, scale, Math.Clamp((int)(height / LeastTickDistance), 2, LinearTicks.Most));
    }
}
