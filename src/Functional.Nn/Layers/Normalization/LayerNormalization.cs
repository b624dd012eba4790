namespace Functional;

/// <summary>
/// Layer normalization (Ba, Kiros, Hinton 2016), y = γ·(x − μ) / √(σ² + ε) + β with mean and variance of every example by itself, over
/// some of its axes. Parameters: gamma and beta, of the sizes of those axes.
/// </summary>
/// <param name="Axes">The axes, batch axis included in the count; the last one unless given.</param>
/// <param name="Epsilon">ε; 0.001.</param>
public sealed record LayerNormalization(Sequence<int> Axes, double Epsilon = 1e-3) : AffineNormalization
{
    /// <summary>Over the last axis, with ε = 0.001.</summary>
    public LayerNormalization()
        : this([-1]) { }

    /// <inheritdoc/>
    public override Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        var axes = Normalizing.Axes("layer normalization", x, Axes);
        Shape sizes = Shape.Of([.. axes.Select(axis => x.Shape[axis])]);
        var (gamma, beta) = GainAndShift(call, sizes);
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
        /// <summary>Adds layer normalization, over the last axis unless others are given.</summary>
        /// <param name="epsilon">ε.</param>
        /// <param name="center">Whether β is added.</param>
        /// <param name="scale">Whether γ multiplies.</param>
        /// <param name="betaInitializer">Makes the initial β; zeros.</param>
        /// <param name="gammaInitializer">Makes the initial γ; ones.</param>
        /// <param name="betaRegularizer">A penalty on β.</param>
        /// <param name="gammaRegularizer">A penalty on γ.</param>
        /// <param name="betaConstraint">Applied to β after each update of the optimizer.</param>
        /// <param name="gammaConstraint">Applied to γ after each update of the optimizer.</param>
        /// <param name="axes">The axes, batch axis included in the count; the last one unless given.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain LayerNormalization(
            double epsilon = 1e-3,
            bool center = true,
            bool scale = true,
            Initializer? betaInitializer = null,
            Initializer? gammaInitializer = null,
            Regularizer? betaRegularizer = null,
            Regularizer? gammaRegularizer = null,
            Constraint? betaConstraint = null,
            Constraint? gammaConstraint = null,
            int[]? axes = null,
            string? name = null
        ) =>
            chain.Then(
                new LayerNormalization([.. axes ?? [-1]], epsilon)
                {
                    Center = center,
                    Scale = scale,
                    BetaInitializer = betaInitializer ?? Initializer.Zeros,
                    GammaInitializer = gammaInitializer ?? Initializer.Ones,
                    BetaRegularizer = betaRegularizer,
                    GammaRegularizer = gammaRegularizer,
                    BetaConstraint = betaConstraint,
                    GammaConstraint = gammaConstraint,
                },
                name
            );
    }
}
