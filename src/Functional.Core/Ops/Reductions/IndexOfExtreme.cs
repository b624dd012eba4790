namespace Functional;

public abstract partial class Op
{
    /// <summary>Position of the largest element along an axis, Int32; the first of equals, and the first NaN before all.</summary>
    public static Op ArgMax { get; } = new IndexOfExtremeOp("argmax", largest: true);

    /// <summary>Position of the smallest element along an axis, Int32; the first of equals, and the first NaN before all.</summary>
    public static Op ArgMin { get; } = new IndexOfExtremeOp("argmin", largest: false);

    private sealed class IndexOfExtremeOp(string name, bool largest) : ConstantOp(name)
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(new ReductionAxes([0], false), new SampleInput(1)),
                new(new ReductionAxes([0], false), new SampleInput(67)),
                new(new ReductionAxes([1], false), new SampleInput(Shape.Of(3, 5))),
                new(new ReductionAxes([0], true), new SampleInput(Shape.Of(3, 5))),
                new(new ReductionAxes([1], false), new SampleInput(Shape.Of(2, 3, 4))),
                new(new ReductionAxes([1], false), new SampleInput(Shape.Of(0, 3))),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var (axes, input) = ((ReductionAxes)attributes!, inputs[0]);
            Promotion.RequireArithmetic(Name, input.DType, takesIntegers: true);
            if (axes.Count(input.Shape) == 0 && axes.Result(input.Shape).Size > 0)
            {
                throw new ShapeException(
                    Name,
                    "there is no position among no elements",
                    "Check for an empty tensor first, or take another axis.",
                    ("input", input.Shape.ToString())
                );
            }
            return [new(axes.Result(input.Shape), DType.Int32)];
        }

        internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var (axis, x, y) = (((ReductionAxes)attributes!).Axes[0], inputs[0], outputs[0]);
            var (outer, count, inner) = (x.Shape[..axis].Size, x.Shape[axis], x.Shape[(axis + 1)..].Size);
            return x.DType switch
            {
                DType.Float32 => new(() => Find(x.Span<float>(), y.Target<int>(), outer, count, inner)),
                DType.Float64 => new(() => Find(x.Span<double>(), y.Target<int>(), outer, count, inner)),
                _ => new(() => Find(x.Span<int>(), y.Target<int>(), outer, count, inner)),
            };
        }

        private void Find<T>(ReadOnlySpan<T> source, Span<int> target, int outer, int count, int inner)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            if (largest)
            {
                IndexReduction.ArgMax(source, target, outer, count, inner);
            }
            else
            {
                IndexReduction.ArgMin(source, target, outer, count, inner);
            }
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.ArgMax"/>
    /// <exception cref="ShapeException">The axis is out of range, or there are no elements along it.</exception>
    public static Tensor ArgMax(Tensor x, int axis = -1, bool keepDims = false) =>
        Op.ArgMax.Run(ReductionAxes.Of("argmax", x, [axis], keepDims), x)[0];

    /// <inheritdoc cref="Op.ArgMin"/>
    /// <exception cref="ShapeException">The axis is out of range, or there are no elements along it.</exception>
    public static Tensor ArgMin(Tensor x, int axis = -1, bool keepDims = false) =>
        Op.ArgMin.Run(ReductionAxes.Of("argmin", x, [axis], keepDims), x)[0];
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.ArgMax"/>
        public Tensor ArgMax(int axis = -1, bool keepDims = false) => Ops.ArgMax(x, axis, keepDims);

        /// <inheritdoc cref="Op.ArgMin"/>
        public Tensor ArgMin(int axis = -1, bool keepDims = false) => Ops.ArgMin(x, axis, keepDims);
    }
}
