namespace Functional;

/// <summary>The axes of every example in another order; no parameters.</summary>
/// <param name="Axes">Which axis comes where, counted from 1: the batch axis stays. <c>[2, 1]</c> transposes matrices.</param>
public sealed record Permute(Sequence<int> Axes) : ILayer
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The axes are not 1 to n in some order.</exception>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Axes.Order().SequenceEqual(Enumerable.Range(1, x.Rank - 1))
            ? Ops.Permute(x, [0, .. Axes])
            : throw new ShapeException(
                "permute",
                $"{Axes} is no order of the axes of an example",
                $"Name each of 1 to {x.Rank - 1} once; the batch axis stays where it is.",
                ("input", x.Shape.ToString())
            );
    }

    /// <summary>The axes.</summary>
    public override string ToString() => $"Permute({Axes})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a change of the order of axes.</summary>
        /// <param name="axes">Which axis comes where, counted from 1.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Permute(IEnumerable<int> axes, string? name = null) => chain.Then(new Permute([.. axes]), name);
    }
}
