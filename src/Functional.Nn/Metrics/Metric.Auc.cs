namespace Functional;

public sealed partial class Metric
{
    /// <summary>
    /// The area under a curve that a rising threshold draws: the true against the false positive rate, or precision against recall.
    /// Thresholds are 0, 1 and n − 2 between them at equal distances; the outer ones are moved out by a little, so that everything
    /// and nothing is called positive there. All elements count together unless there are labels; where only one class occurs, the
    /// area is 0.
    /// </summary>
    /// <param name="thresholds">n, 2 or more; 200.</param>
    /// <param name="curve">Which curve; ROC.</param>
    /// <param name="summation">How the area between two thresholds is summed; by interpolation.</param>
    /// <param name="labels">
    /// How many labels the last axis holds, when each is to have an area of its own and the mean of the areas is wanted. Keras'
    /// <c>multi_label</c> and <c>num_labels</c>.
    /// </param>
    /// <param name="fromLogits">Whether predictions are numbers before a sigmoid; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 thresholds, or fewer labels than 1.</exception>
    public static Metric Auc(
        int thresholds = 200,
        AucCurve curve = AucCurve.Roc,
        AucSummation summation = AucSummation.Interpolation,
        int? labels = null,
        bool fromLogits = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        var inner = Enumerable.Range(1, thresholds - 2).Select(i => (double)i / (thresholds - 1));
        return Area([.. inner], ("thresholds", thresholds), curve, summation, labels, fromLogits);
    }

    /// <summary>The same with thresholds of one's own, to which 0 and 1, moved out by a little, are added.</summary>
    /// <param name="thresholds">Numbers from 0 to 1, in any order.</param>
    /// <param name="curve">Which curve; ROC.</param>
    /// <param name="summation">How the area between two thresholds is summed; by interpolation.</param>
    /// <param name="labels">How many labels the last axis holds, when each is to have an area of its own.</param>
    /// <param name="fromLogits">Whether predictions are numbers before a sigmoid; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is outside 0 to 1, or there are fewer labels than 1.</exception>
    public static Metric Auc(
        double[] thresholds,
        AucCurve curve = AucCurve.Roc,
        AucSummation summation = AucSummation.Interpolation,
        int? labels = null,
        bool fromLogits = false
    )
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        double[] sorted = [.. thresholds.Order()];
        RequireThresholds("auc", sorted);
        return Area(sorted, List("thresholds", sorted), curve, summation, labels, fromLogits);
    }

    private static Metric Area(double[] inner, Option cuts, AucCurve curve, AucSummation summation, int? labels, bool fromLogits)
    {
        if (labels is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(labels));
        }
        double[] thresholds = [-1e-7, .. inner, 1 + 1e-7];
        List<Option> options = [cuts, new("curve", curve.ToString())];
        options.AddRange(summation == AucSummation.Interpolation ? [] : [new("summation", summation.ToString())]);
        options.AddRange(labels is { } several ? [("labels", several)] : []);
        options.AddRange(fromLogits ? [("from_logits", true)] : []);
        Shape counts = labels is { } l ? [thresholds.Length, l] : [thresholds.Length];
        return new(
            "auc",
            () => Tensors.Of([.. Enumerable.Repeat(Tensor.Zeros(counts, DType.Float64), 4)]),
            (state, target, prediction, weights) =>
            {
                RequireLabels("auc", labels, prediction);
                var (marks, weight) = Positives("auc", target, prediction, weights);
                int[] rows = labels is { } columns ? [1, -1, columns] : [1, -1];
                var scores = Ops.Clip(fromLogits ? Ops.Sigmoid(prediction) : prediction, 0, 1).Reshape(rows);
                Shape column = Shape.Of([thresholds.Length, .. Enumerable.Repeat(1, counts.Rank)]);
                var called = Ops.Greater(scores, Tensor.Of<double>(thresholds, column).Cast(scores.DType)).Cast(DType.Float64);
                return Tallied(state, called, marks.Reshape(rows), weight.Reshape(rows));
            },
            state => Ops.Mean(Areas[(curve, summation == AucSummation.Interpolation)](state, Heights[summation])),
            isHigherBetter: true,
            [.. options]
        );
    }

    private static readonly Dictionary<AucSummation, Func<Tensor, Tensor>> Heights = new()
    {
        [AucSummation.Interpolation] = y => (Before(y) + After(y)) / 2,
        [AucSummation.Minoring] = y => Ops.Minimum(Before(y), After(y)),
        [AucSummation.Majoring] = y => Ops.Maximum(Before(y), After(y)),
    };

    /// <summary>The area of every label from TP, FP, TN and FN at each threshold: axis 0.</summary>
    private static readonly Dictionary<(AucCurve, bool Interpolates), Func<Tensors, Func<Tensor, Tensor>, Tensor>> Areas = new()
    {
        [(AucCurve.Roc, true)] = UnderRoc,
        [(AucCurve.Roc, false)] = UnderRoc,
        [(AucCurve.PrecisionRecall, true)] = (s, _) => Interpolated(s[0], s[1], s[3]),
        [(AucCurve.PrecisionRecall, false)] = (s, height) => Summed(Ratio(s[0], s[0] + s[3]), height(Ratio(s[0], s[0] + s[1]))),
    };

    private static Tensor UnderRoc(Tensors s, Func<Tensor, Tensor> height) =>
        Summed(Ratio(s[1], s[1] + s[2]), height(Ratio(s[0], s[0] + s[3])));

    private static Tensor Summed(Tensor x, Tensor heights) => Ops.Sum((Before(x) - After(x)) * heights, 0);

    /// <summary>Davis and Goadrich: between two thresholds false positives grow in proportion to true ones.</summary>
    private static Tensor Interpolated(Tensor tp, Tensor fp, Tensor fn)
    {
        var called = tp + fp;
        var gained = Before(tp) - After(tp);
        var slope = Ratio(gained, Before(called) - After(called));
        var intercept = After(tp) - (slope * After(called));
        var both = Ops.Greater(Ops.Minimum(Before(called), After(called)), 0.0);
        var ratio = Ops.Where(both, Ratio(Before(called), After(called)), 1.0);
        var safe = Ops.Where(both, ratio, 1.0);
        return Ops.Sum(Ratio(slope * (gained + (intercept * Ops.Log(safe))), After(tp) + After(fn)), 0);
    }

    private static Tensor Before(Tensor x) => x[..^1];

    private static Tensor After(Tensor x) => x[1..];
}
