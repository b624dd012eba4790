namespace Functional;

/// <summary>
/// Dropout of whole channels, [batch, steps, channels]: while training, a random share of the channels of every example becomes 0 at all
/// steps and the rest is divided by 1 − rate (Tompson et al. 2015). While predicting, the identity. No parameters.
/// </summary>
/// <param name="Rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
public sealed record SpatialDropout1D(double Rate) : ILayer
{
    private static readonly Sequence<int?> WholeChannels = [null, 1, null];

    /// <summary>The share that is dropped.</summary>
    public double Rate { get; init; } = DropoutMask.Rate(Rate);

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The input does not have 3 axes.</exception>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Rank == WholeChannels.Count
            ? new Dropout(Rate) { NoiseShape = WholeChannels }.Apply(call, x)
            : throw new ShapeException(
                "spatial dropout 1d",
                "an input must have the axes [batch, steps, channels]",
                "Use Dropout for inputs of other shapes.",
                ("input", x.Shape.ToString())
            );
    }

    /// <summary>The rate.</summary>
    public override string ToString() => FormattableString.Invariant($"SpatialDropout1D({Rate})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds dropout of whole channels, [batch, steps, channels].</summary>
        /// <param name="rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain SpatialDropout1D(double rate, string? name = null) => chain.Then(new SpatialDropout1D(rate), name);
    }
}
