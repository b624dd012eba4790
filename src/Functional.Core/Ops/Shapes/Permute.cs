namespace Functional;

public abstract partial class Op
{
    /// <summary>The axes in another order: axis i of the result is axis order[i] of the input.</summary>
    public static Op Permute { get; } = new PermuteOp();

    private sealed class PermuteOp() : MovingOp("permute")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(Order(1, 0), new SampleInput(Shape.Of(3, 5))),
                new(Order(1, 0), new SampleInput(Shape.Of(33, 18))),
                new(Order(2, 0, 1), new SampleInput(Shape.Of(2, 3, 4))),
                new(Order(0, 2, 1), new SampleInput(Shape.Of(2, 3, 4))),
                new(Order(0), new SampleInput(1)),
                new(Order(1, 0), new SampleInput(Shape.Of(0, 3))),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var (order, shape) = ((Sequence<int>)attributes!, inputs[0].Shape);
            return [inputs[0] with { Shape = Shape.Of([.. order.Select(axis => shape[axis])]) }];
        }

        private protected override Tensor Transpose(Application a, Tensor adjoint)
        {
            var order = (Sequence<int>)a.Attributes!;
            var back = new int[order.Count];
            for (var i = 0; i < back.Length; i++)
            {
                back[order[i]] = i;
            }
            return Ops.Permute(adjoint, back);
        }

        private protected override Work Move<T>(object? attributes, Tensor[] inputs, Tensor output)
        {
            var (input, strides) = (inputs[0], Strides(inputs[0].Shape));
            int[] permuted = [.. ((Sequence<int>)attributes!).Select(axis => strides[axis])];
            return new(() => StridedCopy.Gather(input.Span<T>(), 0, output.Shape.Sizes, permuted, output.Target<T>()));
        }

        private static Sequence<int> Order(params int[] axes) => [.. axes];
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Permute"/>
    /// <exception cref="ShapeException">The order does not name every axis once.</exception>
    public static Tensor Permute(Tensor x, params int[] order)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(order);
        int[] axes = [.. order.Select(axis => Axes.Normalize("permute", axis, x.Shape))];
        if (axes.Length != x.Rank || axes.Distinct().Count() != axes.Length)
        {
            throw new ShapeException(
                "permute",
                "the order must name every axis once",
                $"Give {x.Rank} different axes.",
                ("input", x.Shape.ToString()),
                ("order", $"[{string.Join(", ", order)}]")
            );
        }
        return axes.SequenceEqual(Enumerable.Range(0, axes.Length)) ? x : Op.Permute.Run((Sequence<int>)[.. axes], x)[0];
    }

    /// <summary>All axes in reverse order: rows and columns of a matrix exchanged.</summary>
    public static Tensor Transpose(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Permute(x, [.. Enumerable.Range(0, x.Rank).Reverse()]);
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Permute"/>
        public Tensor Permute(params int[] order) => Ops.Permute(x, order);

        /// <inheritdoc cref="Ops.Transpose"/>
        public Tensor Transpose() => Ops.Transpose(x);
    }
}
