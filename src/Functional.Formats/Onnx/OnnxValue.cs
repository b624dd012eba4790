namespace Functional;

/// <summary>
/// What is known of a value before the model runs: the number itself, or what comes out for batches of two sizes. A value without
/// numbers depends on the model's inputs; one with different numbers for the two depends on the size of the batch alone.
/// </summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Small">The value for the smaller batch.</param>
/// <param name="Large">The value for the larger batch; the same object where it is a constant.</param>
internal sealed record OnnxValue(string Name, Tensor Small, Tensor Large)
{
    /// <summary>Two sizes that no axis is likely to have by chance.</summary>
    public const int SmallBatch = 60;

    /// <inheritdoc cref="SmallBatch"/>
    public const int LargeBatch = 84;

    /// <summary>The number itself; null for what is not known yet.</summary>
    public Tensor? Constant => ReferenceEquals(Small, Large) ? Small : null;

    /// <summary>Whether it is one example after the other, so that layers can be applied to it.</summary>
    public bool IsExamples =>
        Small.IsSymbolic
        && Small.Rank == Large.Rank
        && Small.Rank > 0
        && (Small.Shape[0], Large.Shape[0]) == (SmallBatch, LargeBatch)
        && Small.Shape[1..] == Large.Shape[1..];

    /// <summary>Whether it is one example after the other, of real numbers.</summary>
    public bool IsRealExamples => IsExamples && DType is DType.Float32 or DType.Float64;

    public DType DType => Small.DType;

    /// <summary>How many axes, the batch included.</summary>
    public int Rank => Small.Rank;

    /// <summary>The shape of an example, where there are examples.</summary>
    public Shape Example => Small.Shape[1..];

    /// <summary>Where data enter.</summary>
    public static OnnxValue Of(Port port) =>
        new(port.Name, Tensor.Symbolic([SmallBatch, .. port.Shape], port.DType), Tensor.Symbolic([LargeBatch, .. port.Shape], port.DType));

    public static OnnxValue Of(string name, Tensor constant) => new(name, constant, constant);
}
