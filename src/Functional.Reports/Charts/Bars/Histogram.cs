namespace Functional;

/// <summary>How many values lie in each of equal ranges, made by <see cref="Chart.Histogram(IEnumerable{double}, int?)"/>.</summary>
public sealed record Histogram : XyChart
{
    internal Histogram() { }

    /// <summary>The values.</summary>
    internal Sequence<double> Values { get; init; } = [];

    /// <summary>How many ranges there are.</summary>
    internal int Bins { get; init; } = 1;

    private protected override string Kind => "Histogram";

    private protected override IEnumerable<double> XValues => [Edge(0), Edge(Bins)];

    private protected override IEnumerable<double> YValues => [Y.IsLogarithmic ? 0.8 : 0, .. Counts.Select(c => c * 1.06)];

    private protected override (double X, double Y) Padding => (0.02, 0);

    private protected override IEnumerable<LegendEntry> Entries => [];

    private protected override int LeftOut => Values.Count(v => !double.IsFinite(v));

    /// <summary>How many values lie in each range; the last range has both its ends.</summary>
    internal int[] Counts
    {
        get
        {
            var counts = new int[Bins];
            var range = Range;
            foreach (var value in Values)
            {
                if (double.IsFinite(value))
                {
                    var place = ((value / 2) - (range.Low / 2)) / ((range.High / 2) - (range.Low / 2)) * Bins;
                    counts[Math.Clamp((int)place, 0, Bins - 1)]++;
                }
            }
            return counts;
        }
    }

    private Domain Range => Domain.Of(Values);

    private protected override IEnumerable<SvgElement> Marks(IScale x, IScale y)
    {
        var counts = Counts;
        var ground = y.Map(y.Domain.Low);
        return
        [
            Svg.Group(
                    Enumerable
                        .Range(0, Bins)
                        .Where(i => y.Accepts(counts[i]) && counts[i] > 0)
                        .Select(i => Bar(x.Map(Edge(i)), x.Map(Edge(i + 1)), y.Map(counts[i]), ground, TextOf(i, counts[i])))
                )
                .Class($"{Style.Series(0)} {Style.Outlined}"),
        ];
    }

    private static SvgElement Bar(double left, double right, double top, double ground, string text) =>
        Svg.Rectangle(left, top, Math.Max(right - left, 0.5), Math.Max(ground - top, 0)).Tooltip(text);

    private string TextOf(int bin, int count) =>
        FormattableString.Invariant($"{count:N0} from {TickLabel.Short(Edge(bin))} to {TickLabel.Short(Edge(bin + 1))}");

    private double Edge(int index)
    {
        var share = index / (double)Bins;
        return (Range.Low * (1 - share)) + (Range.High * share);
    }
}
