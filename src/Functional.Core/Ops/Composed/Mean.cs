namespace Functional;

public static partial class Ops
{
    /// <summary>Mean over axes: y = Σ x / n, the sum divided once. Over all axes.</summary>
    public static Tensor Mean(Tensor x) => MeanOf(x, null, false);

    /// <summary>Mean over axes: y = Σ x / n, the sum divided once. Over one axis.</summary>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Mean(Tensor x, int axis, bool keepDims = false) => MeanOf(x, [axis], keepDims);

    /// <summary>Mean over axes: y = Σ x / n, the sum divided once. Over several axes.</summary>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Mean(Tensor x, int[] axes, bool keepDims = false) => MeanOf(x, axes, keepDims);

    private static Tensor MeanOf(Tensor x, int[]? axes, bool keepDims)
    {
        var reduction = ReductionAxes.Of("mean", x, axes, keepDims);
        Promotion.RequireFloating("mean", x.DType);
        return Op.Sum.Run(reduction, x)[0] / reduction.Count(x.Shape);
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <summary>Mean over axes: y = Σ x / n, the sum divided once. Over all axes.</summary>
        public Tensor Mean() => Ops.Mean(x);

        /// <summary>Mean over axes: y = Σ x / n, the sum divided once. Over one axis.</summary>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Mean(int axis, bool keepDims = false) => Ops.Mean(x, axis, keepDims);

        /// <summary>Mean over axes: y = Σ x / n, the sum divided once. Over several axes.</summary>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Mean(int[] axes, bool keepDims = false) => Ops.Mean(x, axes, keepDims);
    }
}
