namespace Functional;

public sealed partial class Metric
{
    /// <summary>
    /// The share of one-hot rows whose class is among the k largest predictions; all that equal the k-th count as in.
    /// </summary>
    /// <param name="k">How many predictions count, 1 or more; 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public static Metric TopKCategoricalAccuracy(int k = 5) =>
        Top("top_k_categorical_accuracy", TargetForm.Same, k, (y, p) => InTop(Ops.ArgMax(y), p, k));

    /// <summary>
    /// The share of class indices that are among the k largest predictions of their row; all that equal the k-th count as in.
    /// </summary>
    /// <param name="k">How many predictions count, 1 or more; 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public static Metric SparseTopKCategoricalAccuracy(int k = 5) =>
        Top("sparse_top_k_categorical_accuracy", TargetForm.Labels, k, (y, p) => InTop(y, p, k));

    private static Metric Top(string name, TargetForm form, int k, Func<Tensor, Tensor, Tensor> perSample)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return Mean(name, form, perSample, isHigherBetter: true, options: [("k", k)]);
    }

    /// <summary>A class is in where fewer than k others are larger; in a row with NaN none is.</summary>
    private static Tensor InTop(Tensor labels, Tensor prediction, int k)
    {
        var marks = Ops.OneHot(labels, prediction.Shape.Last, DType.Float64);
        var chosen = Ops.Sum(Ops.Where(Ops.Equal(marks, 0.0), 0.0, prediction), -1, keepDims: true);
        var larger = Ops.Sum(Ops.Greater(prediction, chosen).Cast(DType.Float64), -1);
        var numbers = Ops.Min(Ops.Equal(prediction, prediction).Cast(DType.Float64), -1);
        return numbers * Ops.Less(larger, (double)k).Cast(DType.Float64);
    }
}
