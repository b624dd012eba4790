namespace Functional;

public static partial class Ops
{
    /// <summary>Variance over axes: y = Σ (x − mean)² / n, divided by the number of elements (biased). Over all axes.</summary>
    public static Tensor Variance(Tensor x) => VarianceOf(x, null, false);

    /// <summary>Variance over axes: y = Σ (x − mean)² / n, divided by the number of elements (biased). Over one axis.</summary>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Variance(Tensor x, int axis, bool keepDims = false) => VarianceOf(x, [axis], keepDims);

    /// <summary>Variance over axes: y = Σ (x − mean)² / n, divided by the number of elements (biased). Over several axes.</summary>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Variance(Tensor x, int[] axes, bool keepDims = false) => VarianceOf(x, axes, keepDims);

    private static Tensor VarianceOf(Tensor x, int[]? axes, bool keepDims)
    {
        var reduction = ReductionAxes.Of("variance", x, axes, keepDims);
        Promotion.RequireFloating("variance", x.DType);
        int[] over = [.. reduction.Axes];
        return MeanOf(Square(x - MeanOf(x, over, keepDims: true)), over, keepDims);
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <summary>Variance over axes: y = Σ (x − mean)² / n, divided by the number of elements (biased). Over all axes.</summary>
        public Tensor Variance() => Ops.Variance(x);

        /// <summary>Variance over axes: y = Σ (x − mean)² / n, divided by the number of elements (biased). Over one axis.</summary>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Variance(int axis, bool keepDims = false) => Ops.Variance(x, axis, keepDims);

        /// <summary>Variance over axes: y = Σ (x − mean)² / n, divided by the number of elements (biased). Over several axes.</summary>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Variance(int[] axes, bool keepDims = false) => Ops.Variance(x, axes, keepDims);
    }
}
