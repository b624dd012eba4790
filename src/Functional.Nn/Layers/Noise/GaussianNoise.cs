namespace Functional;

/// <summary>
/// While training, adds normal noise of mean 0 to every element: y = x + n, n ~ N(0, σ²). While predicting, the identity. Any shape;
/// no parameters.
/// </summary>
/// <param name="StandardDeviation">σ, 0 or more.</param>
public sealed record GaussianNoise(double StandardDeviation) : ILayer
{
    /// <summary>The standard deviation of the noise.</summary>
    public double StandardDeviation { get; init; } =
        double.IsFinite(StandardDeviation) && StandardDeviation >= 0
            ? StandardDeviation
            : throw new ArgumentOutOfRangeException(
                nameof(StandardDeviation),
                StandardDeviation,
                "the standard deviation of noise is a finite number of 0 or more."
            );

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        return call.IsTraining && StandardDeviation > 0 ? x + call.NextKey().Normal(x.Shape, stddev: StandardDeviation, dtype: x.DType) : x;
    }

    /// <summary>The standard deviation.</summary>
    public override string ToString() => FormattableString.Invariant($"GaussianNoise({StandardDeviation})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a layer that adds normal noise while training.</summary>
        /// <param name="standardDeviation">σ, 0 or more.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain GaussianNoise(double standardDeviation, string? name = null) =>
            chain.Then(new GaussianNoise(standardDeviation), name);
    }
}
