namespace Functional;

/// <summary>
/// While training, multiplies every element by normal noise of mean 1 and of the variance that dropout's choice has:
/// y = x·n, n ~ N(1, rate / (1 − rate)) (Srivastava et al. 2014). While predicting, the identity. Any shape; no parameters.
/// </summary>
/// <param name="Rate">The share that dropout would drop, 0 ≤ rate &lt; 1.</param>
public sealed record GaussianDropout(double Rate) : ILayer
{
    /// <summary>The share that dropout would drop.</summary>
    public double Rate { get; init; } = DropoutMask.Rate(Rate);

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        return call.IsTraining && Rate > 0
            ? x * call.NextKey().Normal(x.Shape, mean: 1, stddev: Math.Sqrt(Rate / (1 - Rate)), dtype: x.DType)
            : x;
    }

    /// <summary>The rate.</summary>
    public override string ToString() => FormattableString.Invariant($"GaussianDropout({Rate})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a layer that multiplies by normal noise of mean 1 while training.</summary>
        /// <param name="rate">The share that dropout would drop, 0 ≤ rate &lt; 1; the variance is rate / (1 − rate).</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain GaussianDropout(double rate, string? name = null) => chain.Then(new GaussianDropout(rate), name);
    }
}
