namespace Functional;

/// <summary>The attributes of <see cref="Op.CumulativeSum"/>.</summary>
/// <param name="Axis">The axis along which it runs.</param>
/// <param name="Reverse">Whether it runs from the end.</param>
public sealed record CumulativeOptions(int Axis, bool Reverse);

public abstract partial class Op
{
    /// <summary>Running sums along an axis, in order: y_i = x_0 + … + x_i. The transpose runs from the other end.</summary>
    public static Op CumulativeSum { get; } = new CumulativeSumOp();

    private sealed class CumulativeSumOp() : LinearOp("cumsum")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(new CumulativeOptions(0, false), new SampleInput(1)),
                new(new CumulativeOptions(0, false), new SampleInput(67)),
                new(new CumulativeOptions(1, false), new SampleInput(Shape.Of(3, 5))),
                new(new CumulativeOptions(0, true), new SampleInput(Shape.Of(3, 5))),
                new(new CumulativeOptions(1, false), new SampleInput(Shape.Of(2, 0))),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            Promotion.RequireArithmetic(Name, inputs[0].DType, takesIntegers: true);
            return [inputs[0]];
        }

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var (options, x, y) = ((CumulativeOptions)attributes!, inputs[0], outputs[0]);
            var axis = options.Axis;
            var (outer, count, inner) = (x.Shape[..axis].Size, x.Shape[axis], x.Shape[(axis + 1)..].Size);
            switch (x.DType)
            {
                case DType.Float32:
                    Cumulative.Sum(x.Span<float>(), y.Target<float>(), outer, count, inner, reverse: options.Reverse);
                    break;
                case DType.Float64:
                    Cumulative.Sum(x.Span<double>(), y.Target<double>(), outer, count, inner, reverse: options.Reverse);
                    break;
                default:
                    Cumulative.Sum(x.Span<int>(), y.Target<int>(), outer, count, inner, reverse: options.Reverse);
                    break;
            }
        }

        private protected override Tensor Transpose(Application a, Tensor adjoint)
        {
            var options = (CumulativeOptions)a.Attributes!;
            return Run(options with { Reverse = !options.Reverse }, adjoint)[0];
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.CumulativeSum"/>
    /// <exception cref="ShapeException">The axis is out of range.</exception>
    public static Tensor CumulativeSum(Tensor x, int axis = -1)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Op.CumulativeSum.Run(new CumulativeOptions(Axes.Normalize("cumsum", axis, x.Shape), false), x)[0];
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.CumulativeSum"/>
        public Tensor CumulativeSum(int axis = -1) => Ops.CumulativeSum(x, axis);
    }
}
