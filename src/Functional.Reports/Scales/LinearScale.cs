namespace Functional;

/// <summary>Equal steps of a number are equal steps on the screen.</summary>
/// <param name="Domain">The numbers.</param>
/// <param name="From">The pixel of the least number.</param>
/// <param name="To">The pixel of the greatest one; smaller than <paramref name="From"/> on an axis that points upwards.</param>
internal sealed record LinearScale(Domain Domain, double From, double To) : IScale
{
    /// <inheritdoc/>
    public double Map(double value)
    {
        // In halves, so that the widest range of numbers does not overflow.
        var share = ((value / 2) - (Domain.Low / 2)) / ((Domain.High / 2) - (Domain.Low / 2));
        return (From * (1 - share)) + (To * share);
    }

    /// <inheritdoc/>
    public bool Accepts(double value) => double.IsFinite(value);

    /// <inheritdoc/>
    public Sequence<Tick> Ticks(int most = LinearTicks.Most) => LinearTicks.Of(Domain, most);
}
