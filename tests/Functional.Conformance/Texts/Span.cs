namespace Functional.Conformance;

/// <summary>Seconds from least to below most, of which only a rounding is printed.</summary>
readonly record struct Span(double Least, double Most)
{
    /// <summary>Farthest from both ends.</summary>
    public double Middle => (Least + Most) / 2;

    /// <summary>So many times as long.</summary>
    public Span Times(double factor) => new(Least * factor, Most * factor);

    /// <summary>What is in both; this one where nothing is.</summary>
    public Span And(Span other) =>
        Math.Max(Least, other.Least) < Math.Min(Most, other.Most) ? new(Math.Max(Least, other.Least), Math.Min(Most, other.Most)) : this;

    /// <summary>The time nearest to another that does not touch the ends.</summary>
    public double Nearest(double seconds)
    {
        var margin = Math.Min((Most - Least) / 16, 1e-4);
        return Math.Clamp(seconds, Least + margin, Most - margin);
    }
}
