namespace Functional;

public abstract partial class Op
{
    /// <summary>The same elements, row-major, under another shape. Shares memory.</summary>
    public static Op Reshape { get; } = new ReshapeOp();

    private sealed class ReshapeOp() : MovingOp("reshape")
    {
        internal override Notation Notation => Notations.Silent;

        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(Shape.Of(6), new SampleInput(Shape.Of(2, 3))),
                new(Shape.Of(3, 1, 4), new SampleInput(Shape.Of(2, 6))),
                new(Shape.Scalar, new SampleInput(1)),
                new(Shape.Of(0, 7), new SampleInput(0)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var shape = (Shape)attributes!;
            return shape.Size == inputs[0].Shape.Size
                ? [inputs[0] with { Shape = shape }]
                : throw new ShapeException(
                    Name,
                    $"{inputs[0].Shape.Size} elements do not fill {shape.Size} places",
                    "The product of the sizes must stay the same; one size may be -1 and is then worked out.",
                    ("input", inputs[0].Shape.ToString()),
                    ("asked for", shape.ToString())
                );
        }

        internal override Tensor? View(object? attributes, Tensor input, Signature output) => input.View(output.Shape);

        private protected override Tensor Transpose(Application a, Tensor adjoint) => Ops.Reshape(adjoint, a.Input.Shape);

        private protected override Work Move<T>(object? attributes, Tensor[] inputs, Tensor output)
        {
            var input = inputs[0];
            return new(() => input.Span<T>().CopyTo(output.Target<T>()));
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Reshape"/>
    /// <exception cref="ShapeException">The shape has another number of elements.</exception>
    public static Tensor Reshape(Tensor x, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(shape);
        return x.Shape.Equals(shape) ? x : Op.Reshape.Run(shape, x)[0];
    }

    /// <summary>The same elements under another shape; one size may be −1 and is then worked out.</summary>
    /// <exception cref="ShapeException">The sizes do not hold as many elements.</exception>
    public static Tensor Reshape(Tensor x, params int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(sizes);
        var open = Array.IndexOf(sizes, -1);
        if (open < 0)
        {
            return Reshape(x, Shape.Of(sizes));
        }
        var known = sizes.Where((_, i) => i != open).Aggregate(1L, (n, size) => n * size);
        if (known <= 0 || x.Size % known != 0 || Array.LastIndexOf(sizes, -1) != open)
        {
            throw new ShapeException(
                "reshape",
                known > 0 ? $"{x.Size} elements cannot be cut into parts of {known}" : "the size for -1 cannot be worked out",
                "One size may be -1; the others must divide the number of elements.",
                ("input", x.Shape.ToString()),
                ("asked for", $"[{string.Join(", ", sizes)}]")
            );
        }
        return Reshape(x, Shape.Of([.. sizes.Select((size, i) => i == open ? (int)(x.Size / known) : size)]));
    }

    /// <summary>A new axis of size 1 at a position: [2, 3] with axis 0 becomes [1, 2, 3], with axis −1 [2, 3, 1].</summary>
    /// <exception cref="ShapeException">The axis is out of range.</exception>
    public static Tensor ExpandDims(Tensor x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        var at = axis < 0 ? axis + x.Rank + 1 : axis;
        return at >= 0 && at <= x.Rank
            ? Reshape(x, Shape.Of([.. x.Shape[..at], 1, .. x.Shape[at..]]))
            : throw Axes.OutOfRange("expand_dims", axis, Shape.Of([.. x.Shape, 1]));
    }

    /// <summary>Removes an axis of size 1.</summary>
    /// <exception cref="ShapeException">The axis is out of range or its size is not 1.</exception>
    public static Tensor Squeeze(Tensor x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        var at = Axes.Normalize("squeeze", axis, x.Shape);
        return x.Shape[at] == 1
            ? Reshape(x, Shape.Of([.. x.Shape[..at], .. x.Shape[(at + 1)..]]))
            : throw new ShapeException(
                "squeeze",
                $"axis {axis} has size {x.Shape[at]}, not 1",
                "Only axes of size 1 can be removed; take one position with x[..] instead.",
                ("input", x.Shape.ToString())
            );
    }

    /// <summary>Removes all axes of size 1.</summary>
    public static Tensor Squeeze(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Reshape(x, Shape.Of([.. x.Shape.Where(size => size != 1)]));
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Ops.ExpandDims"/>
        public Tensor ExpandDims(int axis) => Ops.ExpandDims(x, axis);

        /// <inheritdoc cref="Ops.Squeeze(Tensor, int)"/>
        public Tensor Squeeze(int axis) => Ops.Squeeze(x, axis);

        /// <inheritdoc cref="Ops.Squeeze(Tensor)"/>
        public Tensor Squeeze() => Ops.Squeeze(x);
    }
}
