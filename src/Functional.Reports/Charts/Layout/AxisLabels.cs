namespace Functional;

/// <summary>The labels below a horizontal axis, laid out so that none touches another.</summary>
/// <param name="Labels">Those that are written, least pixel first.</param>
/// <param name="IsSlanted">Whether they are turned, each ending at its pixel.</param>
internal sealed record AxisLabels(Sequence<PlacedLabel> Labels, bool IsSlanted)
{
    private const double Gap = 8;
    private const double LongestSlanted = 110;
    private const double Angle = 40;
    private const double LineHeight = 15;

    private static readonly double Sine = Math.Sin(Angle * Math.PI / 180);
    private static readonly double Cosine = Math.Cos(Angle * Math.PI / 180);

    /// <summary>How much room they need below the axis.</summary>
    public double Height => IsSlanted ? (Labels.Max(l => WidthOf(l.Text)) * Sine) + LineHeight : LineHeight;

    /// <summary>How far the first one reaches to the left of the pixel where the axis begins.</summary>
    public double Overhang =>
        Labels.Count == 0 ? 0
        : IsSlanted ? Labels.Max(l => (WidthOf(l.Text) * Cosine) - l.Pixel)
        : (WidthOf(Labels[0].Text) / 2) - Labels[0].Pixel;

    /// <summary>Numbers: as many ticks as fit side by side.</summary>
    public static AxisLabels OfNumbers(Func<int, Sequence<Tick>> ticks, IScale scale, int most) =>
        new(Apart(ticks, scale, most, text => WidthOf(text) + Gap), IsSlanted: false);

    /// <summary>The labels beside a vertical axis: as many ticks as fit below each other, the uppermost first.</summary>
    public static Sequence<PlacedLabel> Beside(Func<int, Sequence<Tick>> ticks, IScale scale, int most) =>
        Apart(ticks, scale, most, _ => LineHeight);

    /// <summary>Names: side by side if they fit; else slanted and shortened; and where they are too many, every second, third, ….</summary>
    public static AxisLabels OfNames(IReadOnlyList<string> names, BandScale bands)
    {
        Sequence<PlacedLabel> labels = [.. names.Select((name, i) => new PlacedLabel(bands.Center(i), name))];
        return Fit(labels, text => WidthOf(text) + Gap)
            ? new(labels, IsSlanted: false)
            : new(
                Thinned(
                    [.. labels.Select(l => l with { Text = TextWidth.Shorten(l.Text, LongestSlanted, Style.SmallSize) })],
                    all => all.Count < 2 || (all[1].Pixel - all[0].Pixel) * Sine >= LineHeight - 2
                ),
                IsSlanted: true
            );
    }

    /// <summary>The texts, moved to an axis at this height.</summary>
    public IEnumerable<SvgElement> Draw(double y) =>
        Labels.Select(label =>
            (
                IsSlanted
                    ? Svg.Text(0, 0, label.Text, Style.SmallSize, Anchor.End)
                        .With(
                            "transform",
                            $"translate({SvgNumber.Of(label.Pixel + 4)} {SvgNumber.Of(y + 11)}) rotate(-{SvgNumber.Of(Angle)})"
                        )
                    : Svg.Text(label.Pixel, y + 15, label.Text, Style.SmallSize, Anchor.Middle)
            ).Class(Style.Muted)
        );

    /// <summary>How wide a label is.</summary>
    public static double WidthOf(string text) => TextWidth.Of(text, Style.SmallSize);

    private static Sequence<PlacedLabel> Apart(Func<int, Sequence<Tick>> ticks, IScale scale, int most, Func<string, double> room)
    {
        for (var count = Math.Max(most, 2); ; count--)
        {
            Sequence<PlacedLabel> labels =
            [
                .. ticks(count).Select(t => new PlacedLabel(scale.Map(t.Value), t.Label)).OrderBy(l => l.Pixel),
            ];
            if (Fit(labels, room) || count == 2)
            {
                return Thinned(labels, some => Fit(some, room));
            }
        }
    }

    private static bool Fit(IReadOnlyList<PlacedLabel> labels, Func<string, double> room) =>
        labels.Zip(labels.Skip(1)).All(p => p.Second.Pixel - p.First.Pixel >= (room(p.First.Text) + room(p.Second.Text)) / 2);

    private static Sequence<PlacedLabel> Thinned(IReadOnlyList<PlacedLabel> labels, Func<IReadOnlyList<PlacedLabel>, bool> fit)
    {
        for (var stride = 1; ; stride++)
        {
            Sequence<PlacedLabel> some = [.. labels.Where((_, i) => i % stride == 0)];
            if (some.Count <= 1 || fit(some))
            {
                return some;
            }
        }
    }
}
