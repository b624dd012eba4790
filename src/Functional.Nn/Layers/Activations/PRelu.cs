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

    /// <summary>Applied to α after each update of the optimizer.</summary>
    public Constraint? AlphaConstraint { get; init; }

    string IKind.Kind => "PReLU";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        Shape shape = Shape.Of([.. Enumerable.Range(1, x.Rank - 1).Select(axis => SharedAxes.Contains(axis) ? 1 : x.Shape[axis])]);
        var alpha = call.Parameter("alpha", shape, AlphaInitializer, AlphaRegularizer, AlphaConstraint);
        return Ops.Relu(x) - (alpha * Ops.Relu(-x));
    }

    /// <summary>The name.</summary>
    public override string ToString() => "PRelu";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a rectifier whose slope below 0 is learned.</summary>
        /// <param name="sharedAxes">Axes, counted from 1, along which one α serves.</param>
        /// <param name="alphaInitializer">Makes the initial α; zeros.</param>
        /// <param name="alphaRegularizer">A penalty on α.</param>
        /// <param name="alphaConstraint">Applied to α after each update of the optimizer.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain PRelu(
            int[]? sharedAxes = null,
            Initializer? alphaInitializer = null,
            Regularizer? alphaRegularizer = null,
            Constraint? alphaConstraint = null,
            string? name = null
        ) =>
            chain.Then(
                new PRelu
                {
                    SharedAxes = [.. sharedAxes ?? []],
                    AlphaInitializer = alphaInitializer ?? Initializer.Zeros,
                    AlphaRegularizer = alphaRegularizer,
                    AlphaConstraint = alphaConstraint,
                },
                name
            );
    }
}
