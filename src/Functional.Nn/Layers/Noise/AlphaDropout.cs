namespace Functional;

/// <summary>
/// Dropout for networks of <see cref="Activation.Selu"/>: while training, a random share r of the input becomes α′ = −λα ≈ −1.758, what
/// selu tends to, and all of it is brought back to the mean and variance it had: y = a·x̃ + b with a = 1 / √((1 − r)·(1 + r·α′²)) and
/// b = −a·α′·r (Klambauer et al. 2017). While predicting, the identity. Any shape; no parameters.
/// </summary>
/// <param name="Rate">r, the share that is dropped, 0 ≤ r &lt; 1.</param>
public sealed record AlphaDropout(double Rate) : ILayer
{
    private const double Saturation = -1.0507009873554804934 * 1.6732632423543772848;

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
        if (!call.IsTraining || Rate == 0)
        {
            return x;
        }
        var scale = 1 / Math.Sqrt((1 - Rate) * (1 + (Rate * Saturation * Saturation)));
        var kept = DropoutMask.Kept("alpha dropout", call, x, Rate, NoiseShape);
        return (Ops.Where(kept, x, Saturation) * scale) - (scale * Saturation * Rate);
    }

    /// <summary>The rate.</summary>
    public override string ToString() => FormattableString.Invariant($"AlphaDropout({Rate})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds dropout that keeps mean and variance behind <see cref="Activation.Selu"/>.</summary>
        /// <param name="rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
        /// <param name="noiseShape">
        /// An entry for every axis, batch first: null, or 1 where elements along an axis are dropped together.
        /// </param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain AlphaDropout(double rate, int?[]? noiseShape = null, string? name = null) =>
            chain.Then(new AlphaDropout(rate) { NoiseShape = noiseShape is null ? null : [.. noiseShape] }, name);
    }
}
