namespace Functional;

/// <summary>How many values lie in each of equal ranges, made by <see cref="Chart.Histogram(IEnumerable{double}, int?)"/>.</summary>
public sealed record Histogram : XyChart
{
    internal Histogram() { }

    /// <summary>From the least to the greatest value.</summary>
    internal Domain Range { get; init; } = Domain.Of(0, 1);

    /// <summary>How many values lie in each range.</summary>
    internal Sequence<int> Counts { get; init; } = [0];

    /// <summary>How many values are not finite.</summary>
    internal int NotFinite { get; init; }

    /// <summary>How many ranges there are.</summary>
    internal int Bins => Counts.Count;

    private protected override string Kind => "Histogram";

    private protected override IEnumerable<double> XValues => [Edge(0), Edge(Bins)];

    private protected override IEnumerable<double> YValues => [Y.IsLogarithmic ? 0.8 : 0, .. Counts.Select(c => c * 1.06)];

    private protected override (double X, double Y) Padding => (0.02, 0);

    private protected override IEnumerable<LegendEntry> Entries => [];

    private protected override int LeftOut => NotFinite;

    /// <summary>Counts values; the last range has both its ends.</summary>
    internal static Histogram Of(IReadOnlyCollection<double> values, int bins)
    {
        var (range, counts) = (Domain.Of(values), new int[bins]);
        var scale = new LinearScale(range, 0, bins);
        foreach (var value in values.Where(double.IsFinite))
        {
            counts[Math.Clamp((int)scale.Map(value), 0, bins - 1)]++;
        }
        return new()
        {
            Range = range,
            Counts = [.. counts],
            NotFinite = values.Count - counts.Sum(),
            YLabel = "count",
        };
    }

    private protected override IEnumerable<SvgElement> Marks(IScale x, IScale y)
    {
        var ground = y.Map(y.Domain.Low);
        return
        [
            Svg.Group(
                    Enumerable
                        .Range(0, Bins)
                        .Where(i => Counts[i] > 0)
                        .Select(i => Bar(x.Map(Edge(i)), x.Map(Edge(i + 1)), y.Map(Counts[i]), ground, TextOf(i, Counts[i])))
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
