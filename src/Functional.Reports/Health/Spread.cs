namespace Functional;

/// <summary>How numbers are spread.</summary>
/// <param name="Norm">√Σ x².</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">√(Σ (x − mean)² / n).</param>
/// <param name="Least">The least number.</param>
/// <param name="Greatest">The greatest number.</param>
/// <param name="Counts">How many numbers lie in each of equal parts between the least and the greatest.</param>
/// <param name="NonFinite">How many are NaN or infinite; they do not count otherwise.</param>
public sealed record Spread(
    double Norm,
    double Mean,
    double StandardDeviation,
    double Least,
    double Greatest,
    Sequence<int> Counts,
    int NonFinite
)
{
    private const int Parts = 24;

    /// <summary>The spread of all elements of a tensor.</summary>
    public static Spread Of(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        double[] all = Numerals.Values(x);
        double[] values = [.. all.Where(double.IsFinite)];
        if (values.Length == 0)
        {
            return new(0, 0, 0, 0, 0, [], all.Length);
        }
        var (least, greatest, mean) = (values.Min(), values.Max(), values.Average());
        var counts = new int[Parts];
        foreach (var value in values)
        {
            counts[greatest > least ? Math.Min(Parts - 1, (int)((value - least) / (greatest - least) * Parts)) : 0]++;
        }
        return new(
            Math.Sqrt(values.Sum(v => v * v)),
            mean,
            Math.Sqrt(values.Average(v => (v - mean) * (v - mean))),
            least,
            greatest,
            [.. counts],
            all.Length - values.Length
        );
    }

    /// <summary>Norm, mean and deviation.</summary>
    public override string ToString() =>
        $"norm {Numerals.Short(Norm)}, {Numerals.Short(Mean)} ± {Numerals.Short(StandardDeviation)}"
        + (NonFinite == 0 ? "" : FormattableString.Invariant($", {NonFinite} not finite"));
}
