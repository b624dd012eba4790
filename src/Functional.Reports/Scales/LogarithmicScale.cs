using System.Globalization;

namespace Functional;

/// <summary>Equal factors of a number are equal steps on the screen.</summary>
/// <param name="Domain">The numbers, all positive.</param>
/// <param name="From">The pixel of the least number.</param>
/// <param name="To">The pixel of the greatest one.</param>
internal sealed record LogarithmicScale(Domain Domain, double From, double To) : IScale
{
    private const int FewDecades = 3;
    private const double Tolerance = 1e-9;

    /// <summary>Distances of powers; the last covers every range of Float64.</summary>
    private static readonly int[] Strides = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000];

    private static readonly int[][] Finer =
    [
        [1, 2, 5],
        [1, 3],
    ];

    /// <inheritdoc/>
    public double Map(double value)
    {
        var (low, high) = (Math.Log10(Domain.Low), Math.Log10(Domain.High));
        var share = (Math.Log10(value) - low) / (high - low);
        return (From * (1 - share)) + (To * share);
    }

    /// <inheritdoc/>
    public bool Accepts(double value) => double.IsFinite(value) && value > 0;

    /// <summary>Powers of ten; where they are few, 2 and 5 times them as well; within less than a decade, linear ticks.</summary>
    public Sequence<Tick> Ticks(int most = LinearTicks.Most)
    {
        var first = (int)Math.Ceiling(Math.Log10(Domain.Low) - Tolerance);
        var last = (int)Math.Floor(Math.Log10(Domain.High) + Tolerance);
        var decades = last - first + 1;
        if (decades >= FewDecades)
        {
            return Powers(first, last, Strides.First(stride => stride * Math.Max(most, 1) >= decades));
        }
        foreach (var multiples in Finer)
        {
            var ticks = Enumerable
                .Range(first - 1, decades + 2)
                .SelectMany(exponent => multiples.Select(multiple => At(multiple, exponent)))
                .Where(tick => Domain.Contains(tick.Value))
                .ToList();
            if (ticks.Count <= most && ticks.Count >= Math.Min(FewDecades, most))
            {
                return [.. ticks];
            }
        }
        return LinearTicks.Of(Domain, most);
    }

    /// <summary>Every so many decades, counted from 10^0, so that the labels of two pictures agree.</summary>
    private Sequence<Tick> Powers(int first, int last, int stride)
    {
        var start = (int)Math.Ceiling(first / (double)stride) * stride;
        return [.. Enumerable.Range(0, ((last - start) / stride) + 1).Select(i => At(1, start + (i * stride)))];
    }

    private Tick At(int multiple, int exponent)
    {
        var value = exponent < 0 ? multiple / Math.Pow(10, -exponent) : multiple * Math.Pow(10, exponent);
        var label = exponent is < -4 or > 6
            ? string.Create(CultureInfo.InvariantCulture, $"{multiple}e{exponent}")
            : TickLabel.Decimal(multiple, exponent);
        return new(Snapped(value), label);
    }

    /// <summary>An end of the domain where rounding alone keeps a tick from it.</summary>
    private double Snapped(double value) =>
        Math.Abs((value / Domain.Low) - 1) < Tolerance ? Domain.Low
        : Math.Abs((value / Domain.High) - 1) < Tolerance ? Domain.High
        : value;
}
