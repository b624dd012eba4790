namespace Functional;

/// <summary>
/// While training, sets a random share of the input to 0 and divides the rest by 1 − rate, so that the expected value stays
/// ("inverted" dropout; Srivastava et al. 2014). While predicting, the identity. Any shape; no parameters.
/// </summary>
/// <param name="Rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
public sealed record Dropout(double Rate) : ILayer
{
    /// <summary>The share that is dropped.</summary>
    public double Rate { get; init; } =
        Rate is >= 0 and < 1
            ? Rate
            : throw new ArgumentOutOfRangeException(
                nameof(Rate),
                Rate,
                "the rate is the share of the input that is dropped: 0 or more and below 1."
            );

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        if (!call.IsTraining || Rate == 0)
        {
            return x;
        }
        var kept = call.NextKey().Uniform(x.Shape, dtype: x.DType).GreaterOrEqual(Rate);
        return Ops.Where(kept, x / (1 - Rate), 0.0);
    }

    /// <summary>The rate.</summary>
    public override string ToString() => FormattableString.Invariant($"Dropout({Rate})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds dropout: while training, a random share of the input becomes 0 and the rest grows to make up for it.</summary>
        /// <param name="rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Dropout(double rate, string? name = null) => chain.Then(new Dropout(rate), name);
    }
}
