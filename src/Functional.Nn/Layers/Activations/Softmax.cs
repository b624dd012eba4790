namespace Functional;

/// <summary>Softmax as a layer, yᵢ = e^xᵢ / Σ e^xⱼ along an axis. Any shape; no parameters.</summary>
/// <param name="Axis">The axis along which the sum is 1, the batch being axis 0; negative ones count from the end; −1.</param>
public sealed record Softmax(int Axis = -1) : ILayer
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The input has no such axis.</exception>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Activation.SoftmaxAlong(Axis).Apply(x);
    }

    /// <summary>The name, and the axis unless it is the last one.</summary>
    public override string ToString() => Axis == -1 ? "Softmax" : $"Softmax(axis={Axis})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds softmax along an axis.</summary>
        /// <param name="axis">The axis along which the sum is 1, the batch being axis 0; negative ones count from the end.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain Softmax(int axis = -1, string? name = null) => chain.Then(new Softmax(axis), name);
    }
}
