namespace Functional;

/// <summary>
/// Batch normalization (Ioffe, Szegedy 2015), y = γ·(x − μ) / √(σ² + ε) + β for every feature. In training μ and σ² are those of the
/// batch, and moving averages of them are kept as state, m ← m + (1 − momentum)·(μ − m); else the averages are used. Parameters: gamma
/// and beta [features]; state: moving_mean and moving_variance [features].
/// </summary>
/// <param name="Axis">The axis of the features; the last one unless given.</param>
/// <param name="Momentum">How much of the moving averages stays at every step; 0.99.</param>
/// <param name="Epsilon">ε; 0.001.</param>
public sealed record BatchNormalization(int Axis = -1, double Momentum = 0.99, double Epsilon = 1e-3) : AffineNormalization
{
    /// <summary>Makes the initial moving mean; zeros.</summary>
    public Initializer MovingMeanInitializer { get; init; } = Initializer.Zeros;

    /// <summary>Makes the initial moving variance; ones.</summary>
    public Initializer MovingVarianceInitializer { get; init; } = Initializer.Ones;

    /// <inheritdoc/>
    public override Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        var axes = Normalizing.Axes("batch normalization", x, [Axis]);
        Shape features = x.Shape[axes[0]];
        var (gamma, beta) = GainAndShift(call, features);
        var mean = call.State("moving_mean", features, MovingMeanInitializer);
        var variance = call.State("moving_variance", features, MovingVarianceInitializer);
        if (call.IsTraining)
        {
            var others = Normalizing.Others(x, axes);
            var (batchMean, batchVariance) = (Ops.Mean(x, others), Ops.Variance(x, others));
            call.Update("moving_mean", mean + ((batchMean - mean) * (1 - Momentum)));
            call.Update("moving_variance", variance + ((Remembered(x, features, batchVariance) - variance) * (1 - Momentum)));
            (mean, variance) = (batchMean, batchVariance);
        }
        return Normalizing.Apply(x, Normalizing.Along(mean, x, axes), Normalizing.Along(variance, x, axes), Epsilon, gamma, beta, axes);
    }

    /// <summary>
    /// The variance that goes into the moving average. Keras' fused kernel, which takes images and volumes in single precision, gives
    /// the unbiased one there, σ²·n / (n − 1); everything else goes by the biased one that normalizes.
    /// </summary>
    private static Tensor Remembered(Tensor x, Shape features, Tensor variance)
    {
        var count = x.Size / features.Size;
        return x.Rank is 4 or 5 && x.DType == DType.Float32 ? variance * ((double)count / Math.Max(1, count - 1)) : variance;
    }

    /// <summary>The name, and the axis unless it is the last one.</summary>
    public override string ToString() => Axis == -1 ? "BatchNormalization" : $"BatchNormalization(axis={Axis})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds batch normalization.</summary>
        /// <param name="axis">The axis of the features.</param>
        /// <param name="momentum">How much of the moving averages stays at every step.</param>
        /// <param name="epsilon">ε.</param>
        /// <param name="center">Whether β is added.</param>
        /// <param name="scale">Whether γ multiplies.</param>
        /// <param name="betaInitializer">Makes the initial β; zeros.</param>
        /// <param name="gammaInitializer">Makes the initial γ; ones.</param>
        /// <param name="movingMeanInitializer">Makes the initial moving mean; zeros.</param>
        /// <param name="movingVarianceInitializer">Makes the initial moving variance; ones.</param>
        /// <param name="betaRegularizer">A penalty on β.</param>
        /// <param name="gammaRegularizer">A penalty on γ.</param>
        /// <param name="betaConstraint">Applied to β after each update of the optimizer.</param>
        /// <param name="gammaConstraint">Applied to γ after each update of the optimizer.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain BatchNormalization(
            int axis = -1,
            double momentum = 0.99,
            double epsilon = 1e-3,
            bool center = true,
            bool scale = true,
            Initializer? betaInitializer = null,
            Initializer? gammaInitializer = null,
            Initializer? movingMeanInitializer = null,
            Initializer? movingVarianceInitializer = null,
            Regularizer? betaRegularizer = null,
            Regularizer? gammaRegularizer = null,
            Constraint? betaConstraint = null,
            Constraint? gammaConstraint = null,
            string? name = null
        ) =>
            chain.Then(
                new BatchNormalization(axis, momentum, epsilon)
                {
                    Center = center,
                    Scale = scale,
                    BetaInitializer = betaInitializer ?? Initializer.Zeros,
                    GammaInitializer = gammaInitializer ?? Initializer.Ones,
                    MovingMeanInitializer = movingMeanInitializer ?? Initializer.Zeros,
                    MovingVarianceInitializer = movingVarianceInitializer ?? Initializer.Ones,
                    BetaRegularizer = betaRegularizer,
                    GammaRegularizer = gammaRegularizer,
                    BetaConstraint = betaConstraint,
                    GammaConstraint = gammaConstraint,
                },
                name
            );
    }
}
