namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// The elements of the last axis in order, and where each stood, Int32. Equal elements keep their order; NaN comes last.
    /// Derivatives go back to where the elements stood.
    /// </summary>
    public static Op Sort { get; } = new SortOp();

    private sealed class SortOp() : Op("sort")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(false, new SampleInput(1)),
                new(false, new SampleInput(67)),
                new(true, new SampleInput(Shape.Of(3, 5))),
                new(false, new SampleInput(Shape.Of(2, 3, 4))),
                new(false, new SampleInput(Shape.Of(2, 0))),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            Promotion.RequireArithmetic(Name, inputs[0].DType, takesIntegers: true);
            return inputs[0].Shape.Rank > 0
                ? [inputs[0], inputs[0] with { DType = DType.Int32 }]
                : throw Axes.OutOfRange(Name, -1, inputs[0].Shape);
        }

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var positions = outputs[1].Target<int>();
            var (x, values, descending) = (inputs[0], outputs[0], (bool)attributes!);
            var (rows, count) = (x.Shape[..^1].Size, x.Shape.Last);
            switch (x.DType)
            {
                case DType.Float32:
                    Sorting.Run(x.Span<float>(), values.Target<float>(), positions, rows, count, descending);
                    break;
                case DType.Float64:
                    Sorting.Run(x.Span<double>(), values.Target<double>(), positions, rows, count, descending);
                    break;
                default:
                    Sorting.Run(x.Span<int>(), values.Target<int>(), positions, rows, count, descending);
                    break;
            }
        }

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            adjoints[0] is not { } d ? [null] : [Ops.Reshape(ScatterFlat(a, d), a.Input.Shape)];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) =>
            [Ops.Reshape(Op.Gather.Apply(tangents[0]!.Reshape(a.Input.Size), Flat(a)), a.Output.Shape), null];

        private static Tensor ScatterFlat(Application a, Tensor d) =>
            Op.ScatterAdd.Run(Shape.Of(a.Input.Size), d.Reshape(a.Input.Size), Flat(a))[0];

        /// <summary>Where every sorted element stood, counted through the whole tensor.</summary>
        private static Tensor Flat(Application a)
        {
            var (rows, count) = (a.Input.Shape[..^1].Size, a.Input.Shape.Last);
            var starts = Tensor.Arange(rows).Reshape(rows, 1) * count;
            return (a.Outputs[1].Reshape(rows, count) + starts).Reshape(a.Input.Size);
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Sort"/>
    /// <exception cref="ShapeException">The axis is out of range.</exception>
    public static (Tensor Values, Tensor Indices) Sort(Tensor x, int axis = -1, bool descending = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        var at = Axes.Normalize("sort", axis, x.Shape);
        int[] order = [.. Enumerable.Range(0, x.Rank).Where(a => a != at), at];
        int[] back = [.. Enumerable.Range(0, x.Rank).Select(a => Array.IndexOf(order, a))];
        var sorted = Op.Sort.Run(descending, Permute(x, order));
        return (Permute(sorted[0], back), Permute(sorted[1], back));
    }

    /// <summary>The k largest elements of the last axis, the largest first, and where each stood, Int32.</summary>
    /// <exception cref="ShapeException">There are fewer than k elements along the last axis.</exception>
    public static (Tensor Values, Tensor Indices) TopK(Tensor x, int k)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (x.Rank == 0 || k > x.Shape.Last)
        {
            throw new ShapeException(
                "top_k",
                $"there are fewer than {k} elements along the last axis",
                "Ask for fewer, or reshape so that the candidates lie along the last axis.",
                ("input", x.Shape.ToString())
            );
        }
        var (values, indices) = Sort(x, -1, descending: true);
        int[] starts = new int[x.Rank];
        int[] sizes = [.. x.Shape.WithLast(k)];
        return (Slice(values, starts, sizes), Slice(indices, starts, sizes));
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Sort"/>
        public (Tensor Values, Tensor Indices) Sort(int axis = -1, bool descending = false) => Ops.Sort(x, axis, descending);

        /// <inheritdoc cref="Ops.TopK"/>
        public (Tensor Values, Tensor Indices) TopK(int k) => Ops.TopK(x, k);
    }
}
