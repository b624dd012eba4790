namespace Functional;

/// <summary>Gives every category an equal band of pixels, with gaps between.</summary>
/// <param name="Count">How many categories there are.</param>
/// <param name="From">Where the first band begins.</param>
/// <param name="To">Where the last one ends.</param>
/// <param name="Gap">The share of a band that stays empty, half on each side.</param>
internal sealed record BandScale(int Count, double From, double To, double Gap = 0)
{
    /// <summary>The distance from one band to the next.</summary>
    public double Step => (To - From) / Math.Max(Count, 1);

    /// <summary>The width of what is painted in a band.</summary>
    public double Width => Math.Abs(Step) * (1 - Gap);

    /// <summary>The middle of a band.</summary>
    public double Center(int index) => From + (Step * (index + 0.5));

    /// <summary>The lesser pixel of what is painted in a band.</summary>
    public double Start(int index) => Center(index) - (Width / 2);
}
