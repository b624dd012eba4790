namespace Functional;

/// <summary>
/// Group normalization (Wu, He 2018): the features of every example in groups, each with mean and variance of its own over the group
/// and all other axes; y = γ·(x − μ) / √(σ² + ε) + β. Parameters: gamma and beta [features].
/// </summary>
/// <param name="Groups">How many groups, a divisor of the number of features; 32. −1: every feature is a group of its own.</param>
/// <param name="Axis">The axis of the features; the last one unless given.</param>
/// <param name="Epsilon">ε; 0.001.</param>
public sealed record GroupNormalization(int Groups = 32, int Axis = -1, double Epsilon = 1e-3) : AffineNormalization
{
    /// <inheritdoc/>
    public override Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        var axes = Normalizing.Axes("group normalization", x, [Axis]);
        var (axis, features) = (axes[0], x.Shape[axes[0]]);
        var groups = Groups == -1 ? features : Groups;
        if (groups < 1 || features % groups != 0)
        {
            throw new ShapeException(
                "group normalization",
                $"{features} features cannot be put into {groups} groups of one size",
                "Take a number of groups that divides the number of features, or -1 for a group for each.",
                ("input", x.Shape.ToString())
            );
        }
        var (gamma, beta) = GainAndShift(call, features);
        Tensor grouped = x.Reshape([.. x.Shape[..axis], groups, features / groups, .. x.Shape[(axis + 1)..]]);
        int[] within = [.. Enumerable.Range(1, grouped.Rank - 1).Where(a => a != axis)];
        var (mean, variance) = (Ops.Mean(grouped, within, keepDims: true), Ops.Variance(grouped, within, keepDims: true));
        var y = Normalizing.Apply(grouped, mean, variance, Epsilon, null, null, []).Reshape([.. x.Shape]);
        y = gamma is null ? y : y * Normalizing.Along(gamma, x, axes);
        return beta is null ? y : y + Normalizing.Along(beta, x, axes);
    }

    /// <summary>The name and the number of groups.</summary>
    public override string ToString() => $"GroupNormalization({Groups})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds group normalization.</summary>
        /// <param name="groups">How many groups, a divisor of the number of features; −1 for one of each.</param>
        /// <param name="axis">The axis of the features.</param>
        /// <param name="epsilon">ε.</param>
        /// <param name="center">Whether β is added.</param>
        /// <param name="scale">Whether γ multiplies.</param>
        /// <param name="betaInitializer">Makes the initial β; zeros.</param>
        /// <param name="gammaInitializer">Makes the initial γ; ones.</param>
        /// <param name="betaRegularizer">A penalty on β.</param>
        /// <param name="gammaRegularizer">A penalty on γ.</param>
        /// <param name="betaConstraint">Applied to β after each update of the optimizer.</param>
        /// <param name="gammaConstraint">Applied to γ after each update of the optimizer.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain GroupNormalization(
            int groups = 32,
            int axis = -1,
            double epsilon = 1e-3,
            bool center = true,
            bool scale = true,
            Initializer? betaInitializer = null,
            Initializer? gammaInitializer = null,
            Regularizer? betaRegularizer = null,
            Regularizer? gammaRegularizer = null,
            Constraint? betaConstraint = null,
            Constraint? gammaConstraint = null,
            string? name = null
        ) =>
            chain.Then(
                new GroupNormalization(groups, axis, epsilon)
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
