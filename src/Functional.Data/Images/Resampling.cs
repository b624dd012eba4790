namespace Functional;

/// <summary>Pillow's way to other sizes: weights in fixed point with 22 bits behind the point.</summary>
internal static class Resampling
{
    private const int FractionBits = 32 - 8 - 2;

    private static readonly Dictionary<Interpolation, Filter> Filters = new()
    {
        [Interpolation.Bilinear] = new(1, x => Math.Max(1 - Math.Abs(x), 0)),
        [Interpolation.Bicubic] = new(2, Cubic),
        [Interpolation.Lanczos] = new(3, x => x is >= -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0),
        [Interpolation.Box] = new(0.5, x => x is > -0.5 and <= 0.5 ? 1 : 0),
        [Interpolation.Hamming] = new(1, x => Math.Abs(x) >= 1 ? 0 : Sinc(x) * (0.54 + (0.46 * Math.Cos(x * Math.PI)))),
    };

    /// <summary>The filter of an interpolation that has one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such interpolation.</exception>
    public static Filter FilterOf(Interpolation interpolation) =>
        Filters.TryGetValue(interpolation, out var filter)
            ? filter
            : throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "There is no such interpolation.");

    /// <summary>For every new position the old one under its centre.</summary>
    public static int[] Nearest(int from, int to)
    {
        // Summed up, not multiplied: the roundings of Pillow.
        var (positions, step) = (new int[to], (double)from / to);
        var at = step * 0.5;
        for (var i = 0; i < to; i++, at += step)
        {
            positions[i] = Math.Min((int)at, from - 1);
        }
        return positions;
    }

    /// <summary>For every new position the first old one that counts, and the weights from there on.</summary>
    public static (int First, int[] Weights)[] Weights(int from, int to, Filter filter)
    {
        var scale = (double)from / to;
        var stretch = Math.Max(scale, 1);
        var reach = filter.Reach * stretch;
        return [.. Enumerable.Range(0, to).Select(Of)];

        (int, int[]) Of(int position)
        {
            var center = (position + 0.5) * scale;
            var first = Math.Max((int)(center - reach + 0.5), 0);
            var count = Math.Min((int)(center + reach + 0.5), from) - first;
            var weights = new double[count];
            for (var i = 0; i < count; i++)
            {
                weights[i] = filter.At((i + first - center + 0.5) * (1 / stretch));
            }
            var sum = weights.Aggregate(0.0, (total, weight) => total + weight);
            return (first, [.. weights.Select(w => Fixed(sum == 0 ? w : w / sum))]);
        }
    }

    /// <summary>Resamples the middle axis of [outer, from, inner] to [outer, to, inner].</summary>
    public static void Along(byte[] source, byte[] target, int outer, int inner, (int First, int[] Weights)[] positions)
    {
        var (from, to) = (source.Length / outer / inner, positions.Length);
        for (var o = 0; o < outer; o++)
        {
            for (var p = 0; p < to; p++)
            {
                var (first, weights) = positions[p];
                for (var i = 0; i < inner; i++)
                {
                    var sum = 1 << (FractionBits - 1);
                    var at = (((o * from) + first) * inner) + i;
                    foreach (var weight in weights)
                    {
                        sum += source[at] * weight;
                        at += inner;
                    }
                    target[(((o * to) + p) * inner) + i] = (byte)Math.Clamp(sum >> FractionBits, 0, 255);
                }
            }
        }
    }

    /// <summary>a · b / 255, rounded.</summary>
    public static int Product255(int a, int b)
    {
        var product = (a * b) + 128;
        return ((product >> 8) + product) >> 8;
    }

    private static int Fixed(double weight) => (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << FractionBits)));

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x * Math.PI) / (x * Math.PI);

    private static double Cubic(double x)
    {
        const double a = -0.5;
        var d = Math.Abs(x);
        return d < 1 ? ((((a + 2) * d) - (a + 3)) * d * d) + 1
            : d < 2 ? ((((d - 5) * d) + 8) * d - 4) * a
            : 0;
    }

    /// <summary>A weight by the distance from the centre, zero from the reach on.</summary>
    internal sealed record Filter(double Reach, Func<double, double> At);
}
