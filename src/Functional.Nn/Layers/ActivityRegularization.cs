namespace Functional;

/// <summary>
/// The identity, with a penalty on what passes: (l1·Σ|x| + l2·Σx²) / batch size is added to the loss. Any shape; no parameters.
/// </summary>
/// <param name="L1">The factor of the absolute values; 0.</param>
/// <param name="L2">The factor of the squares; 0.</param>
public sealed record ActivityRegularization(double L1 = 0, double L2 = 0) : ILayer
{
    /// <summary>The factor of the absolute values.</summary>
    public double L1 { get; init; } = Factor(L1, nameof(L1));

    /// <summary>The factor of the squares.</summary>
    public double L2 { get; init; } = Factor(L2, nameof(L2));

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        if (L1 != 0 || L2 != 0)
        {
            call.Penalize(Regularizer.L1L2(L1, L2).Penalty(x) / x.Shape[0]);
        }
        return x;
    }

    /// <summary>The factors.</summary>
    public override string ToString() => FormattableString.Invariant($"ActivityRegularization(l1={L1}, l2={L2})");

    private static double Factor(double value, string name) =>
        value is >= 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"activity regularization: {name} must be a number of at least 0.");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a penalty on what passes, (l1·Σ|x| + l2·Σx²) / batch size.</summary>
        /// <param name="l1">The factor of the absolute values.</param>
        /// <param name="l2">The factor of the squares.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain ActivityRegularization(double l1 = 0, double l2 = 0, string? name = null) =>
            chain.Then(new ActivityRegularization(l1, l2), name);
    }
}
