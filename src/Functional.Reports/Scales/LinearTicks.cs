using System.Globalization;

namespace Functional;

/// <summary>
/// Ticks at 1, 2 or 5 times a power of ten. They are counted in whole numbers, so that 0.3 is written 0.3, and 0 has no sign.
/// </summary>
internal static class LinearTicks
{
    /// <summary>How many there are at most unless a caller says less.</summary>
    public const int Most = 8;

    private const double Tolerance = 1e-9;

    private static readonly int[] Multiples = [1, 2, 5];

    /// <summary>As many ticks as fit: at least 3 and at most <paramref name="most"/>, if that is at least 8.</summary>
    /// <param name="domain">The numbers.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="isWhole">Whether only whole numbers get a tick; there can be fewer then.</param>
    public static Sequence<Tick> Of(Domain domain, int most = Most, bool isWhole = false)
    {
        var exponent = Math.Max((int)Math.Floor(Math.Log10(domain.High - domain.Low)) - 2, isWhole ? 0 : int.MinValue);
        while (true)
        {
            foreach (var multiple in Multiples)
            {
                var step = new Step(multiple, exponent);
                var (first, last) = step.Between(domain, Tolerance);
                if (last - first + 1 <= Math.Max(most, 1))
                {
                    return step.Ticks(first, last, domain);
                }
            }
            exponent++;
        }
    }

    private readonly record struct Step(int Multiple, int Exponent)
    {
        private double Size => Value(1);

        public (long First, long Last) Between(Domain domain, double tolerance) =>
            ((long)Math.Ceiling((domain.Low / Size) - tolerance), (long)Math.Floor((domain.High / Size) + tolerance));

        public Sequence<Tick> Ticks(long first, long last, Domain domain)
        {
            var label = Labels(Math.Max(Math.Abs(first), Math.Abs(last)) * Multiple);
            var ticks = new List<Tick>();
            for (var i = first; i <= last; i++)
            {
                ticks.Add(new(Math.Clamp(Value(i), domain.Low, domain.High), label(i * Multiple)));
            }
            return [.. ticks];
        }

        /// <summary>The number of a tick: divided by a power of ten where that is exact and multiplying is not.</summary>
        private double Value(long count) =>
            Exponent < 0 ? count * Multiple / Math.Pow(10, -Exponent) : count * Multiple * Math.Pow(10, Exponent);

        /// <summary>How whole numbers of units of 10^exponent are written, when this is the largest of them.</summary>
        private Func<long, string> Labels(long largest)
        {
            var exponent = Exponent;
            var digits = largest == 0 ? 1 : (int)Math.Floor(Math.Log10(largest)) + 1;
            var leading = exponent + digits - 1;
            return leading is < -4 or > 6
                ? units => units == 0 ? "0" : TickLabel.Decimal(units, 1 - digits) + "e" + leading.ToString(CultureInfo.InvariantCulture)
                : units => TickLabel.Decimal(units, exponent);
        }
    }
}
