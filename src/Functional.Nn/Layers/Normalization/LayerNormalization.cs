namespace Functional;

/// <summary>
/// Layer normalization (Ba, Kiros, Hinton 2016), y = γ·(x − μ) / √(σ² + ε) + β with mean and variance of every example by itself, over
/// some of its axes. Parameters: gamma and beta, of the sizes of those axes.
/// </summary>
/// <param name="Axes">The axes, batch axis included in the count; the last one unless given.</param>
/// <param name="Epsilon">ε; 0.001.</param>
public sealed record LayerNormalization(Sequence<int> Axes, double Epsilon = 1e-3) : ILayer
{
    /// <summary>Over the last axis, with ε = 0.001.</summary>
    public LayerNormalization()
        : this([-1]) { }

    /// <summary>Whether β is added; true.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Whether γ multiplies; true.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>Makes the initial β; zeros.</summary>
    public Initializer BetaInitializer { get; init; } = Initializer.Zeros;

    /// <summary>Makes the initial γ; ones.</summary>
    public Initializer GammaInitializer { get; init; } = Initializer.Ones;

    /// <summary>A penalty on β.</summary>
    public Regularizer? BetaRegularizer { get; init; }

    /// <summary>A penalty on γ.</summary>
    public Regularizer? GammaRegularizer { get; init; }

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        var axes = Normalizing.Axes("layer normalization", x, Axes);
        Shape sizes = Shape.Of([.. axes.Select(axis => x.Shape[axis])]);
        var gamma = Scale ? call.Parameter("gamma", sizes, GammaInitializer, GammaRegularizer) : null;
        var beta = Center ? call.Parameter("beta", sizes, BetaInitializer, BetaRegularizer) : null;
        var (mean, variance) = (Ops.Mean(x, axes, keepDims: true), Ops.Variance(x, axes, keepDims: true));
        return Normalizing.Apply(x, mean, variance, Epsilon, gamma, beta, axes);
    }

    /// <summary>The name, and the axes unless it is the last one.</summary>
    public override string ToString() => Axes is [-1] ? "LayerNormalization" : $"LayerNormalization(axes={Axes})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds layer normalization over the last axis.</summary>
        /// <param name="epsilon">ε.</param>
        /// <param name="center">Whether β is added.</param>
        /// <param name="scale">Whether γ multiplies.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain LayerNormalization(double epsilon = 1e-3, bool center = true, bool scale = true, string? name = null) =>
            chain.Then(new LayerNormalization([-1], epsilon) { Center = center, Scale = scale }, name);
    }
}
