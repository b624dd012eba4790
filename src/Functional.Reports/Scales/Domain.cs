namespace Functional;

/// <summary>The range of numbers that an axis shows; never empty: of one number it is a range around it.</summary>
internal readonly record struct Domain
{
    /// <summary>Numbers beyond this are drawn as if they were this.</summary>
    private const double Largest = 1e300;

    /// <summary>Ranges narrower than this share of their numbers are widened: Float64 has too few digits for ticks in them.</summary>
    private const double Narrowest = 1e-11;

    private const double Smallest = 1e-290;

    private Domain(double low, double high) => (Low, High) = (low, high);

    /// <summary>The least number.</summary>
    public double Low { get; }

    /// <summary>The greatest number.</summary>
    public double High { get; }

    /// <summary>From one number to another, in either order.</summary>
    public static Domain Of(double a, double b)
    {
        var low = Math.Clamp(Math.Min(a, b), -Largest, Largest);
        var high = Math.Clamp(Math.Max(a, b), -Largest, Largest);
        var most = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > Math.Max(Narrowest * most, Smallest))
        {
            return new(low, high);
        }
        var around = most > Smallest * 1e10 ? most / 10 : 1;
        return new(Math.Max(low - around, -Largest * 1.1), Math.Min(high + around, Largest * 1.1));
    }

    /// <summary>Of all finite numbers; of none, from 0 to 1.</summary>
    public static Domain Of(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }
        return low <= high ? Of(low, high) : Of(0, 1);
    }

    /// <summary>Of all positive finite numbers, for a logarithmic scale; of none, from 0.1 to 1; of one, a tenth to ten times it.</summary>
    public static Domain OfPositive(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, 0.0);
        foreach (var value in values)
        {
            if (value > Smallest && double.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }
        return low > high ? Of(0.1, 1)
            : high / low > 1 + 1e-9 ? Of(low, high)
            : Of(low / 10, high * 10);
    }

    /// <summary>Wider by a share of its length on both sides.</summary>
    public Domain Padded(double share) => Of(Low - ((High - Low) * share), High + ((High - Low) * share));

    /// <summary>Wider so that it has a number.</summary>
    public Domain Including(double value) => Of(Math.Min(Low, value), Math.Max(High, value));

    /// <summary>Whether a number lies in it.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
