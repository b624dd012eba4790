namespace Functional;

public sealed partial class Metric
{
    /// <summary>
    /// The area under a curve that a rising threshold draws: the true against the false positive rate, or precision against recall.
    /// Thresholds are 0, 1 and n − 2 between them at equal distances; the outer ones are moved out by a little, so that everything
    /// and nothing is called positive there. The ROC curve is summed by trapezoids, precision by the interpolation of Davis and
    /// Goadrich (2006). All elements count together; where only one class occurs, the area is 0.
    /// </summary>
    /// <param name="thresholds">n, 2 or more; 200.</param>
    /// <param name="curve">Which curve; ROC.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 thresholds.</exception>
    public static Metric Auc(int thresholds = 200, AucCurve curve = AucCurve.Roc)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        double[] cuts = [.. Enumerable.Range(0, thresholds).Select(i => Cut(i, thresholds))];
        return new(
            "auc",
            () => Tensors.Of([.. Enumerable.Repeat(Tensor.Zeros([thresholds], DType.Float64), 4)]),
            (state, target, prediction, weights) =>
            {
                var (marks, weight) = Positives("auc", target, prediction, weights);
                var positive = Ops.Reshape(marks, 1, -1);
                var scores = Ops.Reshape(prediction.Cast(DType.Float64), 1, -1);
                var limits = Tensor.Of<double>(cuts, Shape.Of(thresholds, 1));
                var called = Ops.Greater(scores, limits).Cast(DType.Float64);
                var flat = Ops.Reshape(weight, 1, -1);
                Tensor Count(Tensor x) => Ops.Sum(x * flat, 1);
                return Tensors.Of(
                    state[0] + Count(called * positive),
                    state[1] + Count(called * (1 - positive)),
                    state[2] + Count((1 - called) * (1 - positive)),
                    state[3] + Count((1 - called) * positive)
                );
            },
            state => Areas[curve](state[0], state[1], state[2], state[3]),
            isHigherBetter: true,
            [("thresholds", thresholds), new("curve", curve.ToString())]
        );
    }

    private static readonly Dictionary<AucCurve, Func<Tensor, Tensor, Tensor, Tensor, Tensor>> Areas = new()
    {
        [AucCurve.Roc] = (tp, fp, tn, fn) =>
        {
            var (x, y) = (Ratio(fp, fp + tn), Ratio(tp, tp + fn));
            return Ops.Sum((Before(x) - After(x)) * (Before(y) + After(y)) / 2);
        },
        [AucCurve.PrecisionRecall] = (tp, fp, tn, fn) =>
        {
            var called = tp + fp;
            var gained = Before(tp) - After(tp);
            var slope = Ratio(gained, Before(called) - After(called));
            var intercept = After(tp) - (slope * After(called));
            var both = Ops.Greater(Ops.Minimum(Before(called), After(called)), 0.0);
            var ratio = Ops.Where(both, Ratio(Before(called), After(called)), 1.0);
            var safe = Ops.Where(both, ratio, 1.0);
            return Ops.Sum(Ratio(slope * (gained + (intercept * Ops.Log(safe))), After(tp) + After(fn)));
        },
    };

    private static double Cut(int i, int count) =>
        i == 0 ? -1e-7
        : i == count - 1 ? 1 + 1e-7
        : (double)i / (count - 1);

    private static Tensor Before(Tensor x) => x[..^1];

    private static Tensor After(Tensor x) => x[1..];
}
