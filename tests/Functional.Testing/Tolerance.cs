namespace Functional.Testing;

/// <summary>How far a number may be from the expected one: |actual − expected| ≤ absolute + relative · |expected|.</summary>
public readonly record struct Tolerance(double Absolute, double Relative)
{
    /// <summary>The same number, bit for bit but for the sign of zero.</summary>
    public static Tolerance Exact { get; } = new(0, 0);

    /// <summary>A few roundings of Float32.</summary>
    public static Tolerance Float32 { get; } = new(1e-6, 1e-5);

    /// <summary>A few roundings of Float64.</summary>
    public static Tolerance Float64 { get; } = new(1e-12, 1e-12);

    /// <summary>A derivative in Float64 against a central difference.</summary>
    public static Tolerance Difference { get; } = new(1e-6, 1e-5);

    /// <summary>This tolerance, so many times wider.</summary>
    public Tolerance Times(double factor) => new(Absolute * factor, Relative * factor);

    /// <summary>Whether the number is near the expected one. NaN is near NaN, an infinity near itself only.</summary>
    public bool Accepts(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(actual - expected) <= Absolute + Relative * Math.Abs(expected) && double.IsFinite(expected);

    /// <summary>Throws unless the number is near the expected one.</summary>
    public void Check(double expected, double actual, string what = "") => Check([expected], [actual], what);

    /// <summary>Throws unless all numbers are near the expected ones; the message names the worst of them.</summary>
    public void Check(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what = "")
    {
        if (expected.Length != actual.Length)
            throw new ToleranceException($"{what}: {expected.Length} numbers expected, {actual.Length} given.");

        var wrong = 0;
        var worst = -1;
        var worstDistance = -1.0;
        for (var i = 0; i < expected.Length; i++)
        {
            if (Accepts(expected[i], actual[i]))
                continue;
            wrong++;
            var distance = Math.Abs(actual[i] - expected[i]);
            distance = double.IsNaN(distance) ? double.PositiveInfinity : distance;
            if (distance > worstDistance)
                (worst, worstDistance) = (i, distance);
        }
        if (wrong > 0)
        {
            throw new ToleranceException(
                $"{what}: {wrong} of {expected.Length} numbers are off; worst at [{worst}]: "
                    + $"expected {expected[worst]:R}, got {actual[worst]:R} ({worstDistance:G3} away; {this})."
            );
        }
    }

    /// <summary>The two bounds.</summary>
    public override string ToString() => $"within {Absolute:G3} + {Relative:G3}·|expected|";
}
