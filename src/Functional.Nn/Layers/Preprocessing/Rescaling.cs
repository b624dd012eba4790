namespace Functional;

/// <summary>
/// y = x·scale + offset, in training and prediction alike, so that a model takes raw numbers: <c>Rescaling(1 / 255.0)</c> for pixels.
/// Any shape; no parameters.
/// </summary>
/// <param name="Scale">What x is multiplied by.</param>
/// <param name="Offset">What is added; 0.</param>
public sealed record Rescaling(double Scale, double Offset = 0) : ILayer
{
    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var scaled = x * Scale;
        return Offset == 0 ? scaled : scaled + Offset;
    }

    /// <summary>The numbers.</summary>
    public override string ToString() =>
        Offset == 0 ? FormattableString.Invariant($"Rescaling({Scale})") : FormattableString.Invariant($"Rescaling({Scale}, {Offset})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds y = x·scale + offset.</summary>
        /// <param name="scale">What x is multiplied by.</param>
        /// <param name="offset">What is added.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Rescaling(double scale, double offset = 0, string? name = null) => chain.Then(new Rescaling(scale, offset), name);
    }
}
