namespace Functional;

/// <summary>
/// The rectifier as a layer with Keras' options: y = max for x ≥ max, x for threshold &lt; x &lt; max, else slope·(x − threshold). Any
/// shape; no parameters. Keras' layer <c>ReLU</c>; derivatives as <see cref="Activation.ReluWith"/> says.
/// </summary>
/// <param name="MaxValue">The cap, 0 or more; none unless given.</param>
/// <param name="NegativeSlope">The slope below the threshold; 0.</param>
/// <param name="Threshold">Where the line starts; 0.</param>
public sealed record Relu(double? MaxValue = null, double NegativeSlope = 0, double Threshold = 0) : ILayer, IKind
{
    /// <summary>The cap; none unless given.</summary>
    public double? MaxValue { get; init; } =
        MaxValue is null or (>= 0 and < double.PositiveInfinity)
            ? MaxValue
            : throw new ArgumentOutOfRangeException(nameof(MaxValue), MaxValue, "relu: the cap must be a number of at least 0.");

    /// <summary>The slope below the threshold.</summary>
    public double NegativeSlope { get; init; } = Finite(NegativeSlope, nameof(NegativeSlope));

    /// <summary>Where the line starts.</summary>
    public double Threshold { get; init; } = Finite(Threshold, nameof(Threshold));

    string IKind.Kind => "ReLU";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Activation.ReluWith(NegativeSlope, MaxValue, Threshold).Apply(x);
    }

    /// <summary>The options that were given.</summary>
    public override string ToString() =>
        string.Concat("Relu", Activation.ReluWith(NegativeSlope, MaxValue, Threshold).ToString().AsSpan("relu".Length));

    private static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"relu: {name} must be a finite number.");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a rectifier: y = max for x ≥ max, x for threshold &lt; x &lt; max, else slope·(x − threshold).</summary>
        /// <param name="maxValue">The cap, 0 or more; none unless given.</param>
        /// <param name="negativeSlope">The slope below the threshold.</param>
        /// <param name="threshold">Where the line starts.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Relu(double? maxValue = null, double negativeSlope = 0, double threshold = 0, string? name = null) =>
            chain.Then(new Relu(maxValue, negativeSlope, threshold), name);
    }
}
