using System.Globalization;

namespace Functional;

public sealed partial class Metric
{
    /// <summary>The share of what was called positive that is, TP / (TP + FP); 0 where nothing was. All elements count.</summary>
    /// <param name="threshold">
    /// Predictions above it are called positive; 0.5, or none where the largest k of a row are called positive.
    /// </param>
    /// <param name="topK">How many of every row can be called positive at most, the largest ones; all unless given.</param>
    /// <param name="classId">The class, along the last axis, that counts; all of them unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside 0 to 1, k is below 1, or the class below 0.</exception>
    public static Metric Precision(double? threshold = null, int? topK = null, int? classId = null) =>
        Counted("precision", new(threshold, topK, classId), c => Ratio(c[0], c[0] + c[1]), true);

    /// <summary>The same at several thresholds: a number for each.</summary>
    /// <param name="thresholds">Predictions above one are called positive.</param>
    /// <param name="topK">How many of every row can be called positive at most, the largest ones; all unless given.</param>
    /// <param name="classId">The class, along the last axis, that counts; all of them unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is outside 0 to 1, k is below 1, or the class below 0.</exception>
    public static Metric Precision(double[] thresholds, int? topK = null, int? classId = null) =>
        Counted("precision", new(thresholds, topK, classId), c => Ratio(c[0], c[0] + c[1]), true);

    /// <summary>The share of what is positive that was called so, TP / (TP + FN); 0 where nothing is. All elements count.</summary>
    /// <param name="threshold">
    /// Predictions above it are called positive; 0.5, or none where the largest k of a row are called positive.
    /// </param>
    /// <param name="topK">How many of every row can be called positive at most, the largest ones; all unless given.</param>
    /// <param name="classId">The class, along the last axis, that counts; all of them unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside 0 to 1, k is below 1, or the class below 0.</exception>
    public static Metric Recall(double? threshold = null, int? topK = null, int? classId = null) =>
        Counted("recall", new(threshold, topK, classId), c => Ratio(c[0], c[0] + c[3]), true);

    /// <summary>The same at several thresholds: a number for each.</summary>
    /// <param name="thresholds">Predictions above one are called positive.</param>
    /// <param name="topK">How many of every row can be called positive at most, the largest ones; all unless given.</param>
    /// <param name="classId">The class, along the last axis, that counts; all of them unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is outside 0 to 1, k is below 1, or the class below 0.</exception>
    public static Metric Recall(double[] thresholds, int? topK = null, int? classId = null) =>
        Counted("recall", new(thresholds, topK, classId), c => Ratio(c[0], c[0] + c[3]), true);

    /// <summary>TP: the number of positives that were called positive, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric TruePositives(double threshold = 0.5) => TruePositives([threshold]);

    /// <summary>TP at several thresholds: a number for each.</summary>
    /// <param name="thresholds">Predictions above one are called positive.</param>
    public static Metric TruePositives(double[] thresholds) => Counted("true_positives", new(thresholds), c => c[0], true);

    /// <summary>FP: the number of negatives that were called positive, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric FalsePositives(double threshold = 0.5) => FalsePositives([threshold]);

    /// <summary>FP at several thresholds: a number for each.</summary>
    /// <param name="thresholds">Predictions above one are called positive.</param>
    public static Metric FalsePositives(double[] thresholds) => Counted("false_positives", new(thresholds), c => c[1], false);

    /// <summary>TN: the number of negatives that were called negative, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric TrueNegatives(double threshold = 0.5) => TrueNegatives([threshold]);

    /// <summary>TN at several thresholds: a number for each.</summary>
    /// <param name="thresholds">Predictions above one are called positive.</param>
    public static Metric TrueNegatives(double[] thresholds) => Counted("true_negatives", new(thresholds), c => c[2], true);

    /// <summary>FN: the number of positives that were called negative, each counted with its weight.</summary>
    /// <param name="threshold">Predictions above it are called positive; 0.5.</param>
    public static Metric FalseNegatives(double threshold = 0.5) => FalseNegatives([threshold]);

    /// <summary>FN at several thresholds: a number for each.</summary>
    /// <param name="thresholds">Predictions above one are called positive.</param>
    public static Metric FalseNegatives(double[] thresholds) => Counted("false_negatives", new(thresholds), c => c[3], false);

    /// <summary>x / y, and 0 where y is 0.</summary>
    private static Tensor Ratio(Tensor x, Tensor y) => Ops.Where(Ops.Equal(y, 0.0), 0.0, x / Ops.Where(Ops.Equal(y, 0.0), 1.0, y));

    /// <summary>What is called positive.</summary>
    private sealed record Calling(double[] Thresholds, int? TopK = null, int? ClassId = null)
    {
        public Calling(double? threshold, int? topK, int? classId)
            : this([threshold ?? (topK is null ? 0.5 : double.NegativeInfinity)], topK, classId) { }

        public IEnumerable<Option> Options
        {
            get
            {
                if (Thresholds is not [0.5 or double.NegativeInfinity])
                {
                    yield return Thresholds is not [var only] ? List("thresholds", Thresholds)
                    : TopK is null && ClassId is null ? only
                    : ("threshold", only);
                }
                if (TopK is { } k)
                {
                    yield return ("top_k", k);
                }
                if (ClassId is { } id)
                {
                    yield return ("class_id", id);
                }
            }
        }

        public void Require(string metric)
        {
            ArgumentNullException.ThrowIfNull(Thresholds);
            RequireThresholds(metric, Thresholds is [double.NegativeInfinity] ? [0] : Thresholds);
            RequireAtLeast(1, TopK, "topK", $"{metric}: the number of largest predictions is at least 1.");
            RequireAtLeast(0, ClassId, "classId", $"{metric}: classes are counted from 0.");
        }

        /// <summary>[thresholds, n]: 1 where a prediction is called positive.</summary>
        public Tensor Of(Tensor prediction)
        {
            var scores = Row(prediction);
            var limits = Tensor.Of<double>(Thresholds, Shape.Of(Thresholds.Length, 1)).Cast(scores.DType);
            var above = Ops.Greater(scores, limits).Cast(DType.Float64);
            return TopK is { } k && k < prediction.Shape.Last ? above * Row(Largest(prediction, k)) : above;
        }

        /// <summary>The numbers of the class that counts, or all of them, in one row.</summary>
        public Tensor Row(Tensor x)
        {
            if (ClassId is not { } id)
            {
                return x.Reshape(1, -1);
            }
            if (id >= x.Shape.Last)
            {
                throw new ShapeException(
                    "class_id",
                    string.Create(CultureInfo.InvariantCulture, $"there is no class {id}"),
                    $"Classes along the last axis are counted from 0 to {x.Shape.Last - 1}.",
                    ("predictions", x.Shape.ToString())
                );
            }
            int[] starts = [.. Enumerable.Repeat(0, x.Rank - 1), id];
            return Ops.Slice(x, starts, [.. x.Shape[..^1], 1]).Reshape(1, -1);
        }

        /// <summary>1 at the k largest of every row, of equal ones the first.</summary>
        private static Tensor Largest(Tensor x, int k) =>
            Ops.Sum(Ops.OneHot(Ops.TopK(x, k).Indices, x.Shape.Last, DType.Float64), x.Rank - 1);
    }

    private static Metric Counted(string name, Calling calling, Func<Tensors, Tensor> result, bool isHigherBetter)
    {
        calling.Require(name);
        Shape shape = calling.Thresholds.Length == 1 ? Shape.Scalar : Shape.Of(calling.Thresholds.Length);
        return new(
            name,
            () => Tensors.Of([.. Enumerable.Repeat(Tensor.Zeros(shape, DType.Float64), 4)]),
            (state, target, prediction, weights) =>
            {
                var (positive, weight) = Positives(name, target, prediction, weights);
                return Tallied(state, calling.Of(prediction), calling.Row(positive), calling.Row(weight));
            },
            result,
            isHigherBetter,
            [.. calling.Options]
        );
    }

    /// <summary>
    /// TP, FP, TN and FN with those of one more batch, summed along axis 1; thresholds lie along axis 0 of what was called.
    /// </summary>
    private static Tensors Tallied(Tensors state, Tensor called, Tensor positive, Tensor weight)
    {
        Tensor Count(int i, Tensor marks) => state[i] + Ops.Sum(marks * weight, 1).Reshape([.. state[i].Shape]);
        return Tensors.Of(
            Count(0, called * positive),
            Count(1, called * (1 - positive)),
            Count(2, (1 - called) * (1 - positive)),
            Count(3, (1 - called) * positive)
        );
    }

    /// <summary>1 where the target is not 0, and a weight for every element, both Float64 and of the shape of the predictions.</summary>
    private static (Tensor Positive, Tensor Weight) Positives(string name, Tensor target, Tensor prediction, Tensor? weights)
    {
        var positive = Ops.NotEqual(Targets.Align(name, TargetForm.Same, target, prediction), 0.0).Cast(DType.Float64);
        return (positive, WeightsOf(name, weights, positive));
    }

    /// <summary>A weight for every element, Float64.</summary>
    private static Tensor WeightsOf(string name, Tensor? weights, Tensor values) =>
        weights is null
            ? Tensor.Ones(values.Shape, DType.Float64)
            : Ops.BroadcastTo(SampleWeights.Align(name, weights, values).Cast(DType.Float64), values.Shape);

    private static void RequireThresholds(string metric, double[] thresholds)
    {
        if (thresholds.Length == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(thresholds), "none", $"{metric}: there must be a threshold at least.");
        }
        foreach (var threshold in thresholds)
        {
            if (threshold is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(thresholds), threshold, $"{metric}: a threshold is between 0 and 1.");
            }
        }
    }

    private static void RequireAtLeast(int least, int? value, string parameter, string message)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(parameter, value, message);
        }
    }

    /// <summary>Last axes of predictions that must be as long as the metric was told.</summary>
    private static void RequireLabels(string metric, int? labels, Tensor prediction)
    {
        if (labels is { } count && (prediction.Rank < 2 || prediction.Shape.Last != count))
        {
            throw new ShapeException(
                metric,
                $"predictions must have {count} columns, as the metric was told",
                "Give the metric the size of the last axis of the predictions.",
                ("predictions", prediction.Shape.ToString())
            );
        }
    }

    private static Option List(string name, IEnumerable<double> numbers) =>
        new(name, $"[{string.Join(", ", numbers.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}]");
}
