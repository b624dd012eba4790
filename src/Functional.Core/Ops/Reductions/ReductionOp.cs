namespace Functional;

/// <summary>The attributes of reductions, such as <see cref="Op.Sum"/>.</summary>
/// <param name="Axes">The axes that are joined, ascending.</param>
/// <param name="KeepDims">Whether they stay with size 1.</param>
public sealed record ReductionAxes(Sequence<int> Axes, bool KeepDims)
{
    internal static ReductionAxes Of(string operation, Tensor x, int[]? axes, bool keepDims)
    {
        ArgumentNullException.ThrowIfNull(x, operation);
        return new([.. Functional.Axes.Normalize(operation, axes, x.Shape)], keepDims);
    }

    /// <summary>The input's shape with size 1 on the reduced axes: what the result broadcasts back from.</summary>
    internal Shape Kept(Shape input) => Shape.Of([.. input.Select((size, axis) => Axes.Contains(axis) ? 1 : size)]);

    internal Shape Result(Shape input) => KeepDims ? Kept(input) : Shape.Of([.. input.Where((_, axis) => !Axes.Contains(axis))]);

    /// <summary>How many elements meet in one result.</summary>
    internal int Count(Shape input) => Axes.Aggregate(1, (n, axis) => n * input[axis]);

    /// <summary>The same axes with their sizes kept.</summary>
    internal ReductionAxes Keeping() => this with { KeepDims = true };

    /// <summary>The axes.</summary>
    public override string ToString() => $"axes {Axes}{(KeepDims ? ", kept" : "")}";
}

/// <summary>
/// An operation that joins the elements along some axes. The kernel sees [outer, count, inner]; where the axes are not neighbours
/// the input is first permuted so that they come last.
/// </summary>
internal abstract class ReductionOp(string name) : Op(name)
{
    /// <summary>Whether Int32 is taken beside the floating types.</summary>
    private protected virtual bool TakesIntegers => true;

    /// <summary>Whether joining no elements at all has a meaning.</summary>
    private protected virtual bool TakesNothing => false;

    internal override IReadOnlyList<OpSample> Samples =>
        [
            new(new ReductionAxes([], false), new SampleInput(Shape.Scalar)),
            new(new ReductionAxes([0], false), new SampleInput(1)),
            new(new ReductionAxes([0], false), new SampleInput(67)),
            new(new ReductionAxes([0, 1], false), new SampleInput(Shape.Of(3, 5))),
            new(new ReductionAxes([0], false), new SampleInput(Shape.Of(3, 5))),
            new(new ReductionAxes([1], true), new SampleInput(Shape.Of(3, 5))),
            new(new ReductionAxes([0, 2], false), new SampleInput(Shape.Of(2, 3, 4))),
            new(new ReductionAxes([1], false), new SampleInput(Shape.Of(0, 3))),
            .. TakesNothing ? [new OpSample(new ReductionAxes([0], false), new SampleInput(Shape.Of(0, 3)))] : Array.Empty<OpSample>(),
        ];

    internal override Signature[] Infer(object? attributes, Signature[] inputs)
    {
        var (axes, input) = ((ReductionAxes)attributes!, inputs[0]);
        Promotion.RequireArithmetic(Name, input.DType, TakesIntegers);
        var result = axes.Result(input.Shape);
        if (!TakesNothing && axes.Count(input.Shape) == 0 && result.Size > 0)
        {
            throw new ShapeException(
                Name,
                "there is no result over no elements",
                "Check for an empty tensor first, or reduce another axis.",
                ("input", input.Shape.ToString())
            );
        }
        return [new(result, input.DType)];
    }

    internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs)
    {
        var (axes, x, y) = ((ReductionAxes)attributes!, inputs[0], outputs[0]);
        var count = axes.Count(x.Shape);
        if (y.Size == 0)
        {
            return new(() => { });
        }
        if (axes.Axes.Count > 0 && axes.Axes[^1] - axes.Axes[0] != axes.Axes.Count - 1)
        {
            int[] order = [.. Enumerable.Range(0, x.Rank).Where(a => !axes.Axes.Contains(a)), .. axes.Axes];
            var moved = Tensor.Allocate(Shape.Of([.. order.Select(a => x.Shape[a])]), x.DType);
            var (move, join) = (Op.Permute.Bind((Sequence<int>)[.. order], [x], [moved]), Reduce(moved, y, y.Size, count, 1));
            return new(() =>
            {
                move.Run();
                join.Run();
            });
        }
        var inner = axes.Axes.Count == 0 ? 1 : x.Shape[(axes.Axes[^1] + 1)..].Size;
        return Reduce(x, y, y.Size / inner, count, inner);
    }

    /// <summary>[outer, count, inner] → [outer, inner].</summary>
    private protected abstract Work Reduce(Tensor x, Tensor y, int outer, int count, int inner);

    /// <summary>A result's adjoint, spread over the elements that it was made of.</summary>
    private protected static Tensor Spread(object? attributes, Tensor adjoint, Shape input) =>
        Ops.BroadcastTo(Ops.Reshape(adjoint, ((ReductionAxes)attributes!).Kept(input)), input);

    private protected static Work Join<TKernel>(Tensor x, Tensor y, int outer, int count, int inner)
        where TKernel : struct, IReductionKernel =>
        x.DType switch
        {
            DType.Float32 => new(() => Reductions.Run(default(TKernel), x.Span<float>(), y.Target<float>(), outer, count, inner)),
            DType.Float64 => new(() => Reductions.Run(default(TKernel), x.Span<double>(), y.Target<double>(), outer, count, inner)),
            _ => new(() => Reductions.Run(default(TKernel), x.Span<int>(), y.Target<int>(), outer, count, inner)),
        };
}
