namespace Functional;

public sealed partial class Metric
{
    /// <summary>The share of what was called positive that is, TP / (TP + FP); 0 where nothing was. All elements count.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric Precision(double threshold = 0.5) => Counted("precision", threshold, c => Ratio(c[0], c[0] + c[1]), true);

    /// <summary>The share of what is positive that was called so, TP / (TP + FN); 0 where nothing is. All elements count.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric Recall(double threshold = 0.5) => Counted("recall", threshold, c => Ratio(c[0], c[0] + c[3]), true);

    /// <summary>TP: the number of positives that were called positive, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric TruePositives(double threshold = 0.5) => Counted("true_positives", threshold, c => c[0], true);

    /// <summary>FP: the number of negatives that were called positive, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric FalsePositives(double threshold = 0.5) => Counted("false_positives", threshold, c => c[1], false);

    /// <summary>TN: the number of negatives that were called negative, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric TrueNegatives(double threshold = 0.5) => Counted("true_negatives", threshold, c => c[2], true);

    /// <summary>FN: the number of positives that were called negative, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric FalseNegatives(double threshold = 0.5) => Counted("false_negatives", threshold, c => c[3], false);

    /// <summary>x / y, and 0 where y is 0.</summary>
    private static Tensor Ratio(Tensor x, Tensor y) => Ops.Where(Ops.Equal(y, 0.0), 0.0, x / Ops.Where(Ops.Equal(y, 0.0), 1.0, y));

    private static Metric Counted(string name, double threshold, Func<Tensors, Tensor> result, bool isHigherBetter)
    {
        if (threshold is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, $"{name}: a threshold is between 0 and 1.");
        }
        return new(
            name,
            () => Tensors.Of([.. Enumerable.Repeat(Tensor.Scalar(0, DType.Float64), 4)]),
            (state, target, prediction, weights) =>
            {
                var (positive, weight) = Positives(name, target, prediction, weights);
                var called = Ops.Greater(prediction, threshold).Cast(DType.Float64);
                Tensor Count(Tensor marks) => Ops.Sum(marks * weight);
                return Tensors.Of(
                    state[0] + Count(called * positive),
                    state[1] + Count(called * (1 - positive)),
                    state[2] + Count((1 - called) * (1 - positive)),
                    state[3] + Count((1 - called) * positive)
                );
            },
            result,
            isHigherBetter,
            threshold == 0.5 ? null : [threshold]
        );
    }

    /// <summary>1 where the target is not 0, and a weight for every element, both Float64 and of the shape of the predictions.</summary>
    private static (Tensor Positive, Tensor Weight) Positives(string name, Tensor target, Tensor prediction, Tensor? weights)
    {
        var positive = Ops.NotEqual(Targets.Align(name, TargetForm.Same, target, prediction), 0.0).Cast(DType.Float64);
        var weight = weights is null
            ? Tensor.Ones(positive.Shape, DType.Float64)
            : Ops.BroadcastTo(SampleWeights.Align(name, weights, positive), positive.Shape);
        return (positive, weight);
    }
}
