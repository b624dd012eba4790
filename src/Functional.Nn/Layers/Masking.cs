namespace Functional;

/// <summary>
/// Sets steps that were filled up to 0: y = x where any feature of the step differs from a value, else 0; [batch, steps, features] or
/// any other shape, features last. No parameters. The mask is not passed on: layers and losses behind it see the zeros, not which
/// steps they stand for.
/// </summary>
/// <param name="MaskValue">The value that a step to be left out holds everywhere; 0.</param>
public sealed record Masking(double MaskValue = 0) : ILayer
{
    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x * Ops.Max(Ops.NotEqual(x, MaskValue).Cast(x.DType), -1, keepDims: true);
    }

    /// <summary>The value.</summary>
    public override string ToString() => FormattableString.Invariant($"Masking({MaskValue})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a layer that sets steps that were filled up to 0.</summary>
        /// <param name="maskValue">The value that a step to be left out holds everywhere.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Masking(double maskValue = 0, string? name = null) => chain.Then(new Masking(maskValue), name);
    }
}
