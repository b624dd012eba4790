namespace Functional;

public abstract partial class Op
{
    /// <summary>y = ln Σ eˣ over axes, without overflow: the largest element is subtracted first. ∂y/∂x = e^(x − y).</summary>
    public static Op LogSumExp { get; } = new LogSumExpOp();

    private sealed class LogSumExpOp() : ReductionOp("log_sum_exp")
    {
        private protected override bool TakesIntegers => false;

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            [adjoints[0] is { } d ? Spread(a.Attributes, d, a.Input.Shape) * Weights(a) : null];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) => Op.Sum.Run(a.Attributes, tangents[0]! * Weights(a));

        private protected override Work Reduce(Tensor x, Tensor y, int outer, int count, int inner) =>
            x.DType == DType.Float32
                ? new(() => SoftmaxKernels.LogSumExp(x.Span<float>(), y.Target<float>(), outer, count, inner))
                : new(() => SoftmaxKernels.LogSumExp(x.Span<double>(), y.Target<double>(), outer, count, inner));

        private static Tensor Weights(Application a) => Ops.Exp(a.Input - Spread(a.Attributes, a.Output, a.Input.Shape));
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.LogSumExp"/>
    public static Tensor LogSumExp(Tensor x) => LogSumExpOf(x, null, false);

    /// <inheritdoc cref="Op.LogSumExp"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor LogSumExp(Tensor x, int axis, bool keepDims = false) => LogSumExpOf(x, [axis], keepDims);

    /// <inheritdoc cref="Op.LogSumExp"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor LogSumExp(Tensor x, int[] axes, bool keepDims = false) => LogSumExpOf(x, axes, keepDims);

    private static Tensor LogSumExpOf(Tensor x, int[]? axes, bool keepDims) =>
        Op.LogSumExp.Run(ReductionAxes.Of("log_sum_exp", x, axes, keepDims), x)[0];
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.LogSumExp"/>
        public Tensor LogSumExp() => Ops.LogSumExp(x);

        /// <inheritdoc cref="Op.LogSumExp"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor LogSumExp(int axis, bool keepDims = false) => Ops.LogSumExp(x, axis, keepDims);

        /// <inheritdoc cref="Op.LogSumExp"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor LogSumExp(int[] axes, bool keepDims = false) => Ops.LogSumExp(x, axes, keepDims);
    }
}
