namespace Functional;

/// <summary>
/// Dropout of whole channels, [batch, rows, columns, channels]: while training, a random share of the channels of every example becomes
/// 0 in all rows and columns and the rest is divided by 1 − rate (Tompson et al. 2015). While predicting, the identity. No parameters.
/// </summary>
/// <param name="Rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
public sealed record SpatialDropout2D(double Rate) : ILayer
{
    private static readonly Sequence<int?> WholeChannels = [null, 1, 1, null];

    /// <summary>The share that is dropped.</summary>
    public double Rate { get; init; } = DropoutMask.Rate(Rate);

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The input does not have 4 axes.</exception>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Rank == WholeChannels.Count
            ? new Dropout(Rate) { NoiseShape = WholeChannels }.Apply(call, x)
            : throw new ShapeException(
                "spatial dropout 2d",
                "an input must have the axes [batch, rows, columns, channels]",
                "Use Dropout for inputs of other shapes.",
                ("input", x.Shape.ToString())
            );
    }

    /// <summary>The rate.</summary>
    public override string ToString() => FormattableString.Invariant($"SpatialDropout2D({Rate})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds dropout of whole channels, [batch, rows, columns, channels].</summary>
        /// <param name="rate">The share that is dropped, 0 ≤ rate &lt; 1.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain SpatialDropout2D(double rate, string? name = null) => chain.Then(new SpatialDropout2D(rate), name);
    }
}
