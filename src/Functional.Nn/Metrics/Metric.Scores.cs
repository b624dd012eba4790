namespace Functional;

public sealed partial class Metric
{
    /// <summary>
    /// F_β, the weighted harmonic mean of precision P and recall R of every class, (1 + β²)·P·R / (β²·P + R); 0 where both are. Targets are
    /// rows of 0 and 1. Without a threshold the largest prediction of a row is called positive, with every one that equals it; nothing is
    /// in a row of zeros.
    /// </summary>
    /// <param name="classes">How many classes there are: the size of the last axis of predictions.</param>
    /// <param name="averaging">How the classes' scores become one; not at all: a number for every class.</param>
    /// <param name="beta">β > 0, how much more recall counts than precision; 1.</param>
    /// <param name="threshold">Predictions above it are called positive; the largest of each row unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are fewer classes than 1, β is not a positive number, or the threshold is not between 0 and 1.
    /// </exception>
    public static Metric FBetaScore(int classes, Averaging averaging = Averaging.None, double beta = 1, double? threshold = null)
    {
        if (beta is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "fbeta_score: beta must be a positive number.");
        }
        return FScore("fbeta_score", classes, averaging, beta, threshold, [("beta", beta)]);
    }

    /// <summary>F₁, the harmonic mean of precision and recall, 2·P·R / (P + R); as <see cref="FBetaScore"/> otherwise.</summary>
    /// <param name="classes">How many classes there are: the size of the last axis of predictions.</param>
    /// <param name="averaging">How the classes' scores become one; not at all: a number for every class.</param>
    /// <param name="threshold">Predictions above it are called positive; the largest of each row unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer classes than 1, or the threshold is not between 0 and 1.</exception>
    public static Metric F1Score(int classes, Averaging averaging = Averaging.None, double? threshold = null) =>
        FScore("f1_score", classes, averaging, 1, threshold, []);

    /// <summary>
    /// R², the share of the targets' variance that predictions explain, 1 − Σw(y − ŷ)² / Σw(y − ȳ)², output by output; 0 where targets do
    /// not vary. With regressors it is adjusted, 1 − (1 − R²)·(n − 1) / (n − p − 1), where n counts targets, samples times outputs.
    /// </summary>
    /// <param name="outputs">How many numbers an example has: the size of the last axis of predictions; 1.</param>
    /// <param name="aggregation">How the outputs' scores become one; by their mean.</param>
    /// <param name="regressors">p, how many inputs the model has; 0: not adjusted. Without effect while n ≤ p + 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer outputs than 1, or fewer regressors than 0.</exception>
    public static Metric R2Score(int outputs = 1, R2Aggregation aggregation = R2Aggregation.UniformAverage, int regressors = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(regressors);
        List<Option> options = outputs == 1 ? [] : [("outputs", outputs)];
        options.AddRange(aggregation == R2Aggregation.UniformAverage ? [] : [new("aggregation", aggregation.ToString())]);
        options.AddRange(regressors == 0 ? [] : [("regressors", regressors)]);
        var sums = Tensor.Zeros([outputs], DType.Float64);
        return new(
            "r2_score",
            () => Tensors.Of(sums, sums, sums, sums, Tensor.Scalar(0, DType.Float64)),
            (state, target, prediction, weights) =>
            {
                RequireLabels("r2_score", outputs, prediction);
                var y = Targets.Align("r2_score", TargetForm.Same, target, prediction).Cast(DType.Float64);
                var w = WeightsOf("r2_score", weights, y);
                Tensor Sum(Tensor x) => Ops.Sum((x * w).Reshape(-1, outputs), 0);
                var error = y - prediction.Cast(DType.Float64);
                return Tensors.Of(
                    state[0] + Sum(Ops.Square(y)),
                    state[1] + Sum(y),
                    state[2] + Sum(Ops.Square(error)),
                    state[3] + Ops.Sum(w.Reshape(-1, outputs), 0),
                    state[4] + y.Size
                );
            },
            state =>
            {
                var total = state[0] - Ratio(Ops.Square(state[1]), state[3]);
                var varies = Ops.NotEqual(total, 0.0);
                var scores = Ops.Where(varies, 1 - (state[2] / Ops.Where(varies, total, 1.0)), 0.0);
                var score = Aggregations[aggregation](scores, total);
                var rest = state[4] - regressors - 1;
                return regressors == 0
                    ? score
                    : Ops.Where(Ops.Greater(rest, 0.0), 1 - ((1 - score) * (state[4] - 1) / Ops.Maximum(rest, 1.0)), score);
            },
            isHigherBetter: true,
            [.. options]
        );
    }

    private static readonly Dictionary<R2Aggregation, Func<Tensor, Tensor, Tensor>> Aggregations = new()
    {
        [R2Aggregation.UniformAverage] = (scores, _) => Ops.Mean(scores),
        [R2Aggregation.VarianceWeightedAverage] = (scores, total) => Ratio(Ops.Sum(scores * total), Ops.Sum(total)),
        [R2Aggregation.None] = (scores, _) => scores,
    };

    /// <summary>The score from TP, FP and FN of every class.</summary>
    private static readonly Dictionary<Averaging, Func<Tensors, double, Tensor>> Averages = new()
    {
        [Averaging.None] = F,
        [Averaging.Micro] = (s, beta) => F(s.Map(Ops.Sum), beta),
        [Averaging.Macro] = (s, beta) => Ops.Mean(F(s, beta)),
        [Averaging.Weighted] = (s, beta) => Ratio(Ops.Sum(F(s, beta) * (s[0] + s[2])), Ops.Sum(s[0] + s[2])),
    };

    private static Tensor F(Tensors s, double beta)
    {
        var (precision, recall) = (Ratio(s[0], s[0] + s[1]), Ratio(s[0], s[0] + s[2]));
        return (1 + (beta * beta)) * Ratio(precision * recall, (beta * beta * precision) + recall);
    }

    private static Metric FScore(string name, int classes, Averaging averaging, double beta, double? threshold, Option[] options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        List<Option> all = [("classes", classes), .. options];
        all.AddRange(averaging == Averaging.None ? [] : [new("averaging", averaging.ToString())]);
        if (threshold is { } limit)
        {
            RequireThresholds(name, [limit]);
            all.Add(("threshold", limit));
        }
        var zeros = Tensor.Zeros([classes], DType.Float64);
        return new(
            name,
            () => Tensors.Of(zeros, zeros, zeros),
            (state, target, prediction, weights) =>
            {
                RequireLabels(name, classes, prediction);
                var y = Targets.Align(name, TargetForm.Same, target, prediction).Cast(DType.Float64);
                var w = WeightsOf(name, weights, y);
                var called = (threshold is { } t ? Ops.Greater(prediction, t) : Largest(prediction)).Cast(DType.Float64);
                Tensor Sum(Tensor x) => Ops.Sum((x * w).Reshape(-1, classes), 0);
                return Tensors.Of(state[0] + Sum(called * y), state[1] + Sum(called * (1 - y)), state[2] + Sum((1 - called) * y));
            },
            state => Averages[averaging](state, beta),
            isHigherBetter: true,
            [.. all]
        );
    }

    /// <summary>The largest of each row and what equals it, unless it is 0.</summary>
    private static Tensor Largest(Tensor prediction)
    {
        var limit = Ops.Where(Ops.Greater(Ops.Abs(prediction), 1e-12), Ops.Max(prediction, -1, keepDims: true), double.PositiveInfinity);
        return Ops.GreaterOrEqual(prediction, limit);
    }
}
