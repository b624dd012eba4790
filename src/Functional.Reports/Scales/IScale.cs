namespace Functional;

/// <summary>Takes numbers of the data to pixels, and says where the ticks of an axis are.</summary>
internal interface IScale
{
    /// <summary>The least and the greatest number.</summary>
    public Domain Domain { get; }

    /// <summary>The pixel of a number.</summary>
    public double Map(double value);

    /// <summary>Whether a number has a place at all: finite, and of a logarithmic scale positive.</summary>
    public bool Accepts(double value);

    /// <summary>Ticks at round numbers, least first.</summary>
    /// <param name="most">How many there may be.</param>
    public Sequence<Tick> Ticks(int most = LinearTicks.Most);
}
