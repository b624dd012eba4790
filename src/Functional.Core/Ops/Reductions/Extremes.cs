namespace Functional;

public abstract partial class Op
{
    /// <summary>Largest element over axes; NaN if any is NaN. The derivative is shared equally among ties.</summary>
    public static Op Max { get; } = new ExtremeOp<MaxKernel>("max");

    /// <summary>Smallest element over axes; NaN if any is NaN. The derivative is shared equally among ties.</summary>
    public static Op Min { get; } = new ExtremeOp<MinKernel>("min");

    private sealed class ExtremeOp<TKernel>(string name) : ReductionOp(name)
        where TKernel : struct, IReductionKernel
    {
        internal override Notation Notation => Notations.Along(Name, $"\\{Name}");

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            [adjoints[0] is { } d ? Spread(a.Attributes, d, a.Input.Shape) * Shares(a) : null];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) => Op.Sum.Run(a.Attributes, tangents[0]! * Shares(a));

        private protected override Work Reduce(Tensor x, Tensor y, int outer, int count, int inner) =>
            Join<TKernel>(x, y, outer, count, inner);

        /// <summary>1 divided by the number of ties where an element is the extreme, 0 elsewhere.</summary>
        private static Tensor Shares(Application a)
        {
            var ties = Ops.Equal(a.Input, Spread(a.Attributes, a.Output, a.Input.Shape)).Cast(a.Input.DType);
            return ties / Op.Sum.Run(((ReductionAxes)a.Attributes!).Keeping(), ties)[0];
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Max"/>
    public static Tensor Max(Tensor x) => MaxOf(x, null, false);

    /// <inheritdoc cref="Op.Max"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Max(Tensor x, int axis, bool keepDims = false) => MaxOf(x, [axis], keepDims);

    /// <inheritdoc cref="Op.Max"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Max(Tensor x, int[] axes, bool keepDims = false) => MaxOf(x, axes, keepDims);

    private static Tensor MaxOf(Tensor x, int[]? axes, bool keepDims) => Op.Max.Run(ReductionAxes.Of("max", x, axes, keepDims), x)[0];

    /// <inheritdoc cref="Op.Min"/>
    public static Tensor Min(Tensor x) => MinOf(x, null, false);

    /// <inheritdoc cref="Op.Min"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Min(Tensor x, int axis, bool keepDims = false) => MinOf(x, [axis], keepDims);

    /// <inheritdoc cref="Op.Min"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Min(Tensor x, int[] axes, bool keepDims = false) => MinOf(x, axes, keepDims);

    private static Tensor MinOf(Tensor x, int[]? axes, bool keepDims) => Op.Min.Run(ReductionAxes.Of("min", x, axes, keepDims), x)[0];
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Max"/>
        public Tensor Max() => Ops.Max(x);

        /// <inheritdoc cref="Op.Max"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Max(int axis, bool keepDims = false) => Ops.Max(x, axis, keepDims);

        /// <inheritdoc cref="Op.Max"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Max(int[] axes, bool keepDims = false) => Ops.Max(x, axes, keepDims);

        /// <inheritdoc cref="Op.Min"/>
        public Tensor Min() => Ops.Min(x);

        /// <inheritdoc cref="Op.Min"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Min(int axis, bool keepDims = false) => Ops.Min(x, axis, keepDims);

        /// <inheritdoc cref="Op.Min"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Min(int[] axes, bool keepDims = false) => Ops.Min(x, axes, keepDims);
    }
}
