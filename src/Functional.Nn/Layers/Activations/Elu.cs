namespace Functional;

/// <summary>
/// The exponential linear unit as a layer, y = x for x > 0, else α(eˣ − 1); the derivative at 0 is α (Clevert, Unterthiner, Hochreiter
/// 2016). Any shape; no parameters. Keras' layer <c>ELU</c>.
/// </summary>
/// <param name="Alpha">α; 1.</param>
public sealed record Elu(double Alpha = 1) : ILayer, IKind
{
    /// <summary>α.</summary>
    public double Alpha { get; init; } =
        double.IsFinite(Alpha) ? Alpha : throw new ArgumentOutOfRangeException(nameof(Alpha), Alpha, "elu: alpha must be a finite number.");

    string IKind.Kind => "ELU";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Activation.EluWith(Alpha).Apply(x);
    }

    /// <summary>α.</summary>
    public override string ToString() => FormattableString.Invariant($"Elu({Alpha})");
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds an exponential linear unit, y = x for x > 0, else α(eˣ − 1).</summary>
        /// <param name="alpha">α.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Elu(double alpha = 1, string? name = null) => chain.Then(new Elu(alpha), name);
    }
}
