namespace Functional;

/// <summary>
/// A rectifier whose slope below 0 is learned (He et al. 2015), y = max(x, 0) + α·min(x, 0); the derivative at 0 is 0. Parameter: alpha,
/// of the shape of an example with size 1 on shared axes.
/// </summary>
public sealed record PRelu : ILayer, IKind
{
    /// <summary>Axes, counted from 1, along which one α serves; none unless given.</summary>
    public Sequence<int> SharedAxes { get; init; } = [];

    /// <summary>Makes the initial α; zeros.</summary>
    public Initializer AlphaInitializer { get; init; } = Initializer.Zeros;

    /// <summary>A penalty on α.</summary>
    public Regularizer? AlphaRegularizer { get; init; }

    string IKind.Kind => "PReLU";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        Shape shape = Shape.Of([.. Enumerable.Range(1, x.Rank - 1).Select(axis => SharedAxes.Contains(axis) ? 1 : x.Shape[axis])]);
        return Ops.Relu(x) - (call.Parameter("alpha", shape, AlphaInitializer, AlphaRegularizer) * Ops.Relu(-x));
    }

    /// <summary>The name.</summary>
    public override string ToString() => "PRelu";
}
