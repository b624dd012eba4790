namespace Functional;

/// <summary>
/// An operation on pairs of elements, broadcast, z = f(x, y). One expression per side, d ↦ d·∂f/∂x and d ↦ d·∂f/∂y, gives both
/// directions of differentiation; backwards, what was broadcast is summed.
/// </summary>
internal sealed class BinaryOp<TKernel>(string name) : Op(name)
    where TKernel : struct, IBinaryKernel
{
    /// <summary>(x, y, z, d) ↦ d·∂f/∂x; absent where it is zero.</summary>
    public Func<Tensor, Tensor, Tensor, Tensor, Tensor>? Left { get; init; }

    /// <summary>(x, y, z, d) ↦ d·∂f/∂y; absent where it is zero.</summary>
    public Func<Tensor, Tensor, Tensor, Tensor, Tensor>? Right { get; init; }

    /// <summary>Where the left operand is sampled.</summary>
    public Domain LeftDomain { get; init; } = new(-2, 2);

    /// <summary>Where the right operand is sampled.</summary>
    public Domain RightDomain { get; init; } = new(-2, 2);

    /// <summary>Whether Int32 is taken beside the floating types.</summary>
    public bool TakesIntegers { get; init; } = true;

    /// <summary>How the operation is written in formulas, where that is not its name.</summary>
    public Notation? Written { get; init; }

    internal override bool IsElementwise => true;

    internal override Notation Notation => Written ?? base.Notation;

    internal override IReadOnlyList<OpSample> Samples => BinarySamples.Of(LeftDomain, RightDomain);

    internal override bool Align(Tensor[] inputs) => Promotion.Align(Name, inputs);

    internal override Signature[] Infer(object? attributes, Signature[] inputs)
    {
        var shape = Broadcasting.Of(Name, [("left", inputs[0].Shape), ("right", inputs[1].Shape)]);
        Promotion.RequireSame(Name, inputs);
        Promotion.RequireArithmetic(Name, inputs[0].DType, TakesIntegers);
        return [new(shape, inputs[0].DType)];
    }

    internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs)
    {
        var (x, y, z) = (inputs[0], inputs[1], outputs[0]);
        var plan = BroadcastPlan.Of(z.Shape.Sizes, [.. x.Shape], [.. y.Shape]);
        return z.DType switch
        {
            DType.Float32 => new(() => Elementwise.Zip(default(TKernel), plan, x.Span<float>(), y.Span<float>(), z.Target<float>())),
            DType.Float64 => new(() => Elementwise.Zip(default(TKernel), plan, x.Span<double>(), y.Span<double>(), z.Target<double>())),
            _ => new(() => Elementwise.Zip(default(TKernel), plan, x.Span<int>(), y.Span<int>(), z.Target<int>())),
        };
    }

    internal override Tile? TileOf(object? attributes, DType type) => Tiles.Binary(default(TKernel), type);

    internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
        adjoints[0] is not { } d
            ? [null, null]
            :
            [
                wanted[0] && Left is not null ? Ops.SumTo(Left(a.Inputs[0], a.Inputs[1], a.Output, d), a.Inputs[0].Shape) : null,
                wanted[1] && Right is not null ? Ops.SumTo(Right(a.Inputs[0], a.Inputs[1], a.Output, d), a.Inputs[1].Shape) : null,
            ];

    internal override Tensor?[] Jvp(Application a, Tensor?[] tangents)
    {
        var left = tangents[0] is { } dx ? Left?.Invoke(a.Inputs[0], a.Inputs[1], a.Output, dx) : null;
        var right = tangents[1] is { } dy ? Right?.Invoke(a.Inputs[0], a.Inputs[1], a.Output, dy) : null;
        var sum =
            left is null ? right
            : right is null ? left
            : left + right;
        return [sum is null ? null : Ops.BroadcastTo(sum, a.Output.Shape)];
    }
}

/// <summary>A comparison of pairs of elements, broadcast, with a Bool result and no derivative.</summary>
internal sealed class ComparisonOp<TKernel>(string name) : Op(name)
    where TKernel : struct, IBinaryKernel
{
    /// <summary>How the operation is written in formulas, where that is not its name.</summary>
    public Notation? Written { get; init; }

    internal override bool IsElementwise => true;

    internal override Notation Notation => Written ?? base.Notation;

    internal override IReadOnlyList<OpSample> Samples => BinarySamples.Of(new(-2, 2), new(-2, 2));

    internal override bool Align(Tensor[] inputs)
    {
        Promotion.Align(Name, inputs);
        return false;
    }

    internal override Signature[] Infer(object? attributes, Signature[] inputs)
    {
        Promotion.RequireSame(Name, inputs);
        return [new(Broadcasting.Of(Name, [("left", inputs[0].Shape), ("right", inputs[1].Shape)]), DType.Bool)];
    }

    internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs)
    {
        var (x, y, z) = (inputs[0], inputs[1], outputs[0]);
        var plan = BroadcastPlan.Of(z.Shape.Sizes, [.. x.Shape], [.. y.Shape]);
        var kernel = default(TKernel);
        return x.DType switch
        {
            DType.Float32 => new(() => Elementwise.Compare(kernel, plan, x.Span<float>(), y.Span<float>(), z.Target<bool>())),
            DType.Float64 => new(() => Elementwise.Compare(kernel, plan, x.Span<double>(), y.Span<double>(), z.Target<bool>())),
            DType.Int32 => new(() => Elementwise.Compare(kernel, plan, x.Span<int>(), y.Span<int>(), z.Target<bool>())),
            DType.Int64 => new(() => Elementwise.Compare(kernel, plan, x.Span<long>(), y.Span<long>(), z.Target<bool>())),
            DType.UInt8 => new(() => Elementwise.Compare(kernel, plan, x.Span<byte>(), y.Span<byte>(), z.Target<bool>())),
            _ => new(() => Elementwise.Compare(kernel, plan, x.Bytes, y.Bytes, z.Target<bool>())),
        };
    }

    /// <summary>In a tile the result is a mask of the operands' width.</summary>
    internal override Tile? TileOf(object? attributes, DType type) => Tiles.Binary(default(TKernel), type);

    internal override Tensor?[] Vjp(Application application, Tensor?[] adjoints, bool[] wanted) => [null, null];

    internal override Tensor?[] Jvp(Application application, Tensor?[] tangents) => [null];
}

internal static class BinarySamples
{
    private static readonly (Shape Left, Shape Right)[] Shapes =
    [
        (Shape.Scalar, Shape.Scalar),
        (1, 1),
        (0, 1),
        (67, 67),
        (Shape.Of(2, 3), 3),
        (Shape.Of(2, 1), Shape.Of(1, 3)),
        (Shape.Of(2, 3), Shape.Scalar),
        (Shape.Scalar, Shape.Of(3, 17)),
        (Shape.Of(2, 1, 5), Shape.Of(3, 1)),
    ];

    public static IReadOnlyList<OpSample> Of(Domain left, Domain right) =>
        [
            .. Shapes.Select(s => new OpSample(
                null,
                new SampleInput(s.Left, left.Low, left.High, left.Gap),
                new SampleInput(s.Right, right.Low, right.High, right.Gap)
            )),
        ];
}
