namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// Sum over axes: y = Σ x; every element has derivative 1. The order of the additions depends on the length alone: 64 lanes
    /// within blocks of 4096, folded by halves.
    /// </summary>
    public static Op Sum { get; } = new SumOp();

    private sealed class SumOp() : ReductionOp("sum")
    {
        internal override Notation Notation => Notations.Along("Σ", "\\sum");

        private protected override bool TakesNothing => true;

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            [adjoints[0] is { } d ? Spread(a.Attributes, d, a.Input.Shape) : null];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) => Run(a.Attributes, tangents[0]!);

        private protected override Work Reduce(Tensor x, Tensor y, int outer, int count, int inner) =>
            Join<SumKernel>(x, y, outer, count, inner);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Sum"/>
    public static Tensor Sum(Tensor x) => SumOf(x, null, false);

    /// <inheritdoc cref="Op.Sum"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Sum(Tensor x, int axis, bool keepDims = false) => SumOf(x, [axis], keepDims);

    /// <inheritdoc cref="Op.Sum"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Sum(Tensor x, int[] axes, bool keepDims = false) => SumOf(x, axes, keepDims);

    private static Tensor SumOf(Tensor x, int[]? axes, bool keepDims) => Op.Sum.Run(ReductionAxes.Of("sum", x, axes, keepDims), x)[0];
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Sum"/>
        public Tensor Sum() => Ops.Sum(x);

        /// <inheritdoc cref="Op.Sum"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Sum(int axis, bool keepDims = false) => Ops.Sum(x, axis, keepDims);

        /// <inheritdoc cref="Op.Sum"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Sum(int[] axes, bool keepDims = false) => Ops.Sum(x, axes, keepDims);
    }
}
