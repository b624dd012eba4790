namespace Functional;

public abstract partial class Op
{
    /// <summary>y = e^(x − max) / Σ e^(x − max) along an axis: positive, with sum 1. dx = y·(dy − Σ y·dy).</summary>
    public static Op Softmax { get; } = new SoftmaxOp();

    /// <summary>y = x − ln Σ eˣ along an axis, without overflow. dx = dy − e^y·Σ dy.</summary>
    public static Op LogSoftmax { get; } = new LogSoftmaxOp();

    private abstract class AlongAxisOp(string name) : Op(name)
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(0, new SampleInput(1)),
                new(0, new SampleInput(67)),
                new(1, new SampleInput(Shape.Of(3, 5))),
                new(0, new SampleInput(Shape.Of(3, 5))),
                new(1, new SampleInput(Shape.Of(2, 3, 2))),
                new(1, new SampleInput(Shape.Of(0, 3))),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            Promotion.RequireFloating(Name, inputs[0].DType);
            return [inputs[0]];
        }

        internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var (axis, x, y) = ((int)attributes!, inputs[0], outputs[0]);
            var (outer, count, inner) = (x.Shape[..axis].Size, x.Shape[axis], x.Shape[(axis + 1)..].Size);
            return x.DType == DType.Float32
                ? new(() => Run(x.Span<float>(), y.Target<float>(), outer, count, inner))
                : new(() => Run(x.Span<double>(), y.Target<double>(), outer, count, inner));
        }

        private protected abstract void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int count, int inner)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>;

        private protected static Tensor Total(Application a, Tensor x) => Ops.Sum(x, (int)a.Attributes!, keepDims: true);
    }

    private sealed class SoftmaxOp() : AlongAxisOp("softmax")
    {
        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) => [Chain(a, adjoints[0]!)];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) => [Chain(a, tangents[0]!)];

        private protected override void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int count, int inner) =>
            SoftmaxKernels.Softmax(x, y, outer, count, inner);

        /// <summary>The Jacobian, diag(y) − y·yᵀ, is symmetric: one rule for both directions.</summary>
        private static Tensor Chain(Application a, Tensor d) => a.Output * (d - Total(a, a.Output * d));
    }

    private sealed class LogSoftmaxOp() : AlongAxisOp("log_softmax")
    {
        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            [adjoints[0]! - (Ops.Exp(a.Output) * Total(a, adjoints[0]!))];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) => [tangents[0]! - Total(a, Ops.Exp(a.Output) * tangents[0]!)];

        private protected override void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int count, int inner) =>
            SoftmaxKernels.LogSoftmax(x, y, outer, count, inner);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Softmax"/>
    /// <exception cref="ShapeException">The axis is out of range.</exception>
    public static Tensor Softmax(Tensor x, int axis = -1)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Op.Softmax.Run(Axes.Normalize("softmax", axis, x.Shape), x)[0];
    }

    /// <inheritdoc cref="Op.LogSoftmax"/>
    /// <exception cref="ShapeException">The axis is out of range.</exception>
    public static Tensor LogSoftmax(Tensor x, int axis = -1)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Op.LogSoftmax.Run(Axes.Normalize("log_softmax", axis, x.Shape), x)[0];
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Softmax"/>
        public Tensor Softmax(int axis = -1) => Ops.Softmax(x, axis);

        /// <inheritdoc cref="Op.LogSoftmax"/>
        public Tensor LogSoftmax(int axis = -1) => Ops.LogSoftmax(x, axis);
    }
}
