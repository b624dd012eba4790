namespace Functional;

/// <summary>
/// While training, sets a random share of the input to 0 and divides the rest by 1 − rate, so that the expected value stays
/// ("inverted" dropout; Srivastava et al. 2014). While predicting, the identity. Any shape; no parameters.
/// </summary>
/// <param name="Rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
public sealed record Dropout(double Rate) : ILayer
{
    /// <summary>The share that is dropped.</summary>
    public double Rate { get; init; } = DropoutMask.Rate(Rate);

    /// <summary>
    /// The shape of the random choice, an entry for every axis, the batch axis first: null for the size of the input, 1 where the
    /// elements along an axis are dropped or kept together. Every element by itself unless given.
    /// </summary>
    public Sequence<int?>? NoiseShape { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The noise shape does not fit the input.</exception>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        return call.IsTraining && Rate > 0 ? Ops.Where(DropoutMask.Kept("dropout", call, x, Rate, NoiseShape), x / (1 - Rate), 0.0) : x;
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
        /// <param name="noiseShape">
        /// An entry for every axis, batch first: null, or 1 where elements along an axis are dropped together.
        /// </param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Dropout(double rate, int?[]? noiseShape = null, string? name = null) =>
            chain.Then(new Dropout(rate) { NoiseShape = noiseShape is null ? null : [.. noiseShape] }, name);
    }
}
