namespace Functional;

/// <summary>One axis for all that an example holds, row-major: [batch, a, b, …] → [batch, a·b·…]; [batch] → [batch, 1].</summary>
public sealed record Flatten : ILayer
{
    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Reshape(x.Shape[0], x.Shape[1..].Size);
    }

    /// <summary>The class.</summary>
    public override string ToString() => "Flatten";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a layer that gives every example one axis: [batch, a, b, …] → [batch, a·b·…].</summary>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Flatten(string? name = null) => chain.Then(new Flatten(), name);
    }
}
