namespace Functional;

/// <summary>
/// An operation on every element by itself, y = f(x). One expression, d ↦ d·f′(x), gives both directions of differentiation.
/// </summary>
internal sealed class UnaryOp<TKernel>(string name, Func<object?, TKernel>? kernel = null) : Op(name)
    where TKernel : struct, IUnaryKernel
{
    /// <summary>(x, y, d) ↦ d·f′(x); absent where the derivative is zero wherever it exists.</summary>
    public Func<Tensor, Tensor, Tensor, Tensor>? Derivative { get; init; }

    /// <summary>The same for operations with attributes: (attributes, x, y, d) ↦ d·f′(x).</summary>
    public Func<object?, Tensor, Tensor, Tensor, Tensor>? DerivativeWith { get; init; }

    /// <summary>Where the operation is sampled.</summary>
    public Domain Domain { get; init; } = new(-2, 2);

    /// <summary>Attributes to sample with.</summary>
    public object? SampleAttributes { get; init; }

    /// <summary>Whether Int32 is taken beside the floating types.</summary>
    public bool TakesIntegers { get; init; }

    /// <summary>How the operation is written in formulas, where that is not its name.</summary>
    public Notation? Written { get; init; }

    internal override bool IsElementwise => true;

    internal override Notation Notation => Written ?? base.Notation;

    internal override IReadOnlyList<OpSample> Samples =>
        [
            .. UnarySamples.Shapes.Select(shape => new OpSample(
                SampleAttributes,
                new SampleInput(shape, Domain.Low, Domain.High, Domain.Gap)
            )),
        ];

    internal override bool Align(Tensor[] inputs) => Promotion.Align(Name, inputs);

    internal override Signature[] Infer(object? attributes, Signature[] inputs)
    {
        Promotion.RequireArithmetic(Name, inputs[0].DType, TakesIntegers);
        return [inputs[0]];
    }

    internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs)
    {
        var (x, y, run) = (inputs[0], outputs[0], kernel?.Invoke(attributes) ?? default);
        switch (x.DType)
        {
            case DType.Float32:
                Elementwise.Map(run, x.Span<float>(), y.Target<float>());
                break;
            case DType.Float64:
                Elementwise.Map(run, x.Span<double>(), y.Target<double>());
                break;
            default:
                Elementwise.Map(run, x.Span<int>(), y.Target<int>());
                break;
        }
    }

    internal override Tile? TileOf(object? attributes, DType type) => Tiles.Unary(kernel?.Invoke(attributes) ?? default, type);

    internal override Tensor?[] Vjp(Application application, Tensor?[] adjoints, bool[] wanted) => [Chain(application, adjoints[0])];

    internal override Tensor?[] Jvp(Application application, Tensor?[] tangents) => [Chain(application, tangents[0])];

    private Tensor? Chain(Application a, Tensor? d) =>
        d is null ? null
        : Derivative is not null ? Derivative(a.Input, a.Output, d)
        : DerivativeWith?.Invoke(a.Attributes, a.Input, a.Output, d);
}

internal static class UnarySamples
{
    public static IReadOnlyList<Shape> Shapes { get; } = [Shape.Scalar, 1, 0, Shape.Of(2, 3), 67];
}
