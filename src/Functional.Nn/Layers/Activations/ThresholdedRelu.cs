namespace Functional;

/// <summary>
/// A rectifier with a gap, y = x for x > θ, else 0; the derivative at θ is 0 (Konda, Memisevic, Krueger 2014). Any shape; no parameters.
/// Keras 2's layer <c>ThresholdedReLU</c>.
/// </summary>
/// <param name="Theta">θ, 0 or more; 1.</param>
public sealed record ThresholdedRelu(double Theta = 1) : ILayer, IKind
{
    /// <summary>θ.</summary>
    public double Theta { get; init; } =
        Theta is >= 0 and < double.PositiveInfinity
            ? Theta
            : throw new ArgumentOutOfRangeException(nameof(Theta), Theta, "thresholded relu: theta must be a number of at least 0.");

    string IKind.Kind => "ThresholdedReLU";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Activation.ThresholdedRelu(Theta).Apply(x);
    }

    /// <summary>θ.</summary>
    public override string ToString() => FormattableString.Invariant($"ThresholdedRelu({Theta})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a rectifier with a gap, y = x for x > θ, else 0.</summary>
        /// <param name="theta">θ, 0 or more.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain ThresholdedRelu(double theta = 1, string? name = null) => chain.Then(new ThresholdedRelu(theta), name);
    }
}
