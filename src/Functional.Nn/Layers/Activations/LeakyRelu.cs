namespace Functional;

/// <summary>
/// The leaky rectifier as a layer, y = x for x > 0, else slope·x; the derivative at 0 is the slope (Maas, Hannun, Ng 2013). Any shape;
/// no parameters. Keras' layer <c>LeakyReLU</c>.
/// </summary>
/// <param name="Slope">The slope for negative x; 0.3, where the function of this name has 0.2.</param>
public sealed record LeakyRelu(double Slope = 0.3) : ILayer, IKind
{
    /// <summary>The slope for negative x.</summary>
    public double Slope { get; init; } =
        double.IsFinite(Slope)
            ? Slope
            : throw new ArgumentOutOfRangeException(nameof(Slope), Slope, "leaky relu: the slope must be a finite number.");

    string IKind.Kind => "LeakyReLU";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Activation.LeakyRelu(Slope).Apply(x);
    }

    /// <summary>The slope.</summary>
    public override string ToString() => FormattableString.Invariant($"LeakyRelu({Slope})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a leaky rectifier, y = x for x > 0, else slope·x.</summary>
        /// <param name="slope">The slope for negative x.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain LeakyRelu(double slope = 0.3, string? name = null) => chain.Then(new LeakyRelu(slope), name);
    }
}
