namespace Functional;

/// <summary>Every example, a row of numbers, several times: [batch, n] → [batch, count, n]; no parameters.</summary>
/// <param name="Count">How many times, at least 1.</param>
public sealed record RepeatVector(int Count) : ILayer
{
    /// <inheritdoc cref="RepeatVector(int)"/>
    public int Count { get; init; } =
        Count >= 1 ? Count : throw new ArgumentOutOfRangeException(nameof(Count), Count, "a row is repeated at least once.");

    /// <inheritdoc/>
    /// <exception cref="ShapeException">Examples are not rows.</exception>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Rank == 2
            ? Ops.BroadcastTo(Ops.ExpandDims(x, 1), Shape.Of(x.Shape[0], Count, x.Shape[1]))
            : throw new ShapeException("repeat vector", "an example must be a row", "Flatten it first.", ("input", x.Shape.ToString()));
    }

    /// <summary>The count.</summary>
    public override string ToString() => $"RepeatVector({Count})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a repetition of every row.</summary>
        /// <param name="count">How many times.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain RepeatVector(int count, string? name = null) => chain.Then(new RepeatVector(count), name);
    }
}
