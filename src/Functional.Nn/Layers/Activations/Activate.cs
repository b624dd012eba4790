namespace Functional;

/// <summary>Applies an activation: what Keras calls the layer <c>Activation</c>. Any shape; no parameters.</summary>
/// <param name="Activation">The function.</param>
public sealed record Activate(Activation Activation) : ILayer, IKind
{
    string IKind.Kind => "Activation";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x) => Activation.Apply(x);

    /// <summary>The activation.</summary>
    public override string ToString() => $"Activate({Activation})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds an activation as a layer of its own.</summary>
        /// <param name="activation">The function.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Activate(Activation activation, string? name = null)
        {
            ArgumentNullException.ThrowIfNull(activation);
            return chain.Then(new Activate(activation), name);
        }
    }
}
