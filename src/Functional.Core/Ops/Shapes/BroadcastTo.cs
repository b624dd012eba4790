namespace Functional;

public abstract partial class Op
{
    /// <summary>Repeats axes of size 1, and adds leading axes, up to a shape. The transpose sums over what was repeated.</summary>
    public static Op BroadcastTo { get; } = new BroadcastToOp();

    private sealed class BroadcastToOp() : MovingOp("broadcast_to")
    {
        internal override Notation Notation => Notations.Silent;

        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(Shape.Of(2, 3), new SampleInput(3)),
                new(Shape.Of(2, 3), new SampleInput(Shape.Of(2, 1))),
                new(Shape.Of(4, 2, 67), new SampleInput(Shape.Of(2, 1))),
                new(Shape.Of(5), new SampleInput(Shape.Scalar)),
                new(Shape.Of(0), new SampleInput(1)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var (shape, input) = ((Shape)attributes!, inputs[0]);
            return Broadcasting.Join(input.Shape, shape) is { } joined && joined.Equals(shape)
                ? [input with { Shape = shape }]
                : throw new ShapeException(
                    Name,
                    "only axes of size 1 can be repeated",
                    "Sizes must agree from the last axis backwards, or be 1 in the input.",
                    ("input", input.Shape.ToString()),
                    ("asked for", shape.ToString())
                );
        }

        private protected override Tensor Transpose(Application a, Tensor adjoint) => Ops.SumTo(adjoint, a.Input.Shape);

        private protected override Work Move<T>(object? attributes, Tensor[] inputs, Tensor output)
        {
            var (input, shape) = (inputs[0], inputs[0].Shape);
            var (strides, lead) = (Strides(shape), output.Rank - shape.Rank);
            int[] repeated = [.. output.Shape.Select((_, axis) => axis < lead || shape[axis - lead] == 1 ? 0 : strides[axis - lead])];
            return new(() => StridedCopy.Gather(input.Span<T>(), 0, output.Shape.Sizes, repeated, output.Target<T>()));
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.BroadcastTo"/>
    /// <exception cref="ShapeException">The tensor does not broadcast to the shape.</exception>
    public static Tensor BroadcastTo(Tensor x, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(shape);
        return x.Shape.Equals(shape) ? x : Op.BroadcastTo.Run(shape, x)[0];
    }

    /// <summary>Sums over the axes along which the shape would have been broadcast: the transpose of <see cref="BroadcastTo"/>.</summary>
    /// <exception cref="ShapeException">The shape does not broadcast to that of the tensor.</exception>
    public static Tensor SumTo(Tensor x, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(shape);
        if (x.Shape.Equals(shape))
        {
            return x;
        }
        var joined = Broadcasting.Join(shape, x.Shape);
        if (joined is null || x.Shape.Rank < shape.Rank)
        {
            throw new ShapeException(
                "sum_to",
                "the shape does not broadcast to that of the tensor",
                "Give a shape whose sizes agree from the last axis backwards, or are 1.",
                ("input", x.Shape.ToString()),
                ("asked for", shape.ToString())
            );
        }
        // An element that was itself never repeated, beside a partner that was, arrives here smaller than the broadcast shape.
        x = BroadcastTo(x, joined);
        var lead = x.Rank - shape.Rank;
        int[] axes = [.. Enumerable.Range(0, x.Rank).Where(a => a < lead || (shape[a - lead] == 1 && x.Shape[a] != 1))];
        return Reshape(Sum(x, axes), shape);
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.BroadcastTo"/>
        public Tensor BroadcastTo(Shape shape) => Ops.BroadcastTo(x, shape);
    }
}
