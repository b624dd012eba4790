namespace Functional.Tests;

/// <summary>Overlap of classes, F scores, R² and the means that are no loss, against numbers worked out by hand.</summary>
public sealed class ScoreMetricTests
{
    static readonly Tensor Marks =
    [
        [1, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
    ];

    // Largest: 0, 1, 1, none.
    static readonly Tensor Rows =
    [
        [0.6, 0.3, 0.1],
        [0.2, 0.7, 0.1],
        [0.1, 0.8, 0.1],
        [0, 0, 0],
    ];

    static double[] Result(Metric metric, Tensor target, Tensor prediction, Tensor? weights = null) =>
        metric.Result(metric.Update(metric.Init(), target, prediction, weights)).ToArray<double>();

    static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), x => Assert.Equal(x.First, x.Second, 1e-12));
    }

    [Fact]
    public void F_scores_of_classes_and_their_averages()
    {
        // Precision 1, 1/2, 0 and recall 1/2, 1, 0: F₁ 2/3, 2/3, 0; together TP 2, FP 1, FN 2.
        Near([2.0 / 3, 2.0 / 3, 0], Result(Metric.F1Score(3), Marks, Rows));
        Near([4.0 / 9], Result(Metric.F1Score(3, Averaging.Macro), Marks, Rows));
        Near([2.0 / 3 * 3 / 4], Result(Metric.F1Score(3, Averaging.Weighted), Marks, Rows));
        Near([2.0 * 2 / 3 * 2 / 4 / ((2.0 / 3) + 0.5)], Result(Metric.F1Score(3, Averaging.Micro), Marks, Rows));
        // β = 2: 5PR / (4P + R)
        Near([2.5 / 4.5, 2.5 / 3, 0], Result(Metric.FBetaScore(3, beta: 2), Marks, Rows));
        Near([0, 0, 0], Result(Metric.F1Score(3), Marks, Rows * 0));
        Assert.Equal(Shape.Of(3), Metric.F1Score(3).ResultShape);
        Assert.Equal(Shape.Scalar, Metric.F1Score(3, Averaging.Micro).ResultShape);
    }

    [Fact]
    public void F_scores_above_a_threshold_and_with_weights()
    {
        // Above 0.65: rows 1 and 2, class 1.
        Near([0, 2.0 / 3, 0], Result(Metric.F1Score(3, threshold: 0.65), Marks, Rows));
        // Precision 3/5, recall 1.
        Near([0, 0.75, 0], Result(Metric.F1Score(3, threshold: 0.65), Marks, Rows, Tensor.Of(1f, 2, 3, 4)));
        Assert.Throws<ShapeException>(() => Metric.F1Score(4).Update(Metric.F1Score(4).Init(), Marks, Rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.F1Score(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.F1Score(3, threshold: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.FBetaScore(3, beta: 0));
    }

    [Fact]
    public void Classes_overlap()
    {
        Tensor target = Tensor.Of(0, 0, 1, 1),
            predicted = Tensor.Of(0f, 1, 0, 1);
        // Each class 1 of 3.
        Assert.Equal(1.0 / 3, Metric.MeanIoU(2).Value(target, predicted), 1e-12);
        Assert.Equal(1.0 / 3, Metric.MeanIoU(5).Value(target, predicted), 1e-12);
        // Weights 1 2 3 4: class 0 1/6, class 1 4/9.
        var weights = Tensor.Of(1f, 2, 3, 4);
        Assert.Equal(1.0 / 6, Metric.IoU(2, 0).Value(target, predicted, weights), 1e-12);
        Assert.Equal(4.0 / 9, Metric.IoU(2, 1).Value(target, predicted, weights), 1e-12);
        Assert.Equal(0, Metric.MeanIoU(3).Result(Metric.MeanIoU(3).Init()).ToDouble());
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.IoU(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.IoU(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.MeanIoU(0));
    }

    [Fact]
    public void Yes_and_no_overlap_from_a_threshold_on()
    {
        Tensor target = Tensor.Of(0, 0, 1, 1),
            predicted = Tensor.Of(0.1f, 0.5f, 0.3f, 0.9f);
        Assert.Equal(1.0 / 3, Metric.BinaryIoU().Value(target, predicted), 1e-12);
        Assert.Equal(2.0 / 3, Metric.BinaryIoU(0.3, 1).Value(target, Tensor.Of(0.1f, 0.5f, 0.3f, 0.9f)), 1e-12);
        Assert.Equal(0.5, Metric.BinaryIoU(0.3, 0).Value(target, predicted), 1e-12);
    }

    [Fact]
    public void R2_is_the_share_of_variance_explained()
    {
        Tensor y =
        [
            [1, 0],
            [2, 4],
            [3, 8],
        ];
        Tensor p =
        [
            [1, 2],
            [2, 4],
            [4, 6],
        ];
        // 1 − 1/2 and 1 − 8/32; variances 2 and 32.
        Near([0.5, 0.75], Result(Metric.R2Score(2, R2Aggregation.None), y, p));
        Near([0.625], Result(Metric.R2Score(2), y, p));
        Near([(0.5 * 2 + 0.75 * 32) / 34], Result(Metric.R2Score(2, R2Aggregation.VarianceWeightedAverage), y, p));
        // Six targets, two regressors: 1 − 0.375·5/3.
        Near([0.375], Result(Metric.R2Score(2, regressors: 2), y, p));
        Near([0.625], Result(Metric.R2Score(2, regressors: 5), y, p));
        // Weights 1, 1, 2: mean 2.25, Σwy² 23 − 4·2.25² = 2.75, error 2.
        Near([1 - (2 / 2.75)], Result(Metric.R2Score(), y[.., ..1], p[.., ..1], Tensor.Of(1f, 1, 2)));
        Near([0], Result(Metric.R2Score(), y[.., ..1] * 0, p[.., ..1]));
        Assert.Equal(0, Metric.R2Score().Result(Metric.R2Score().Init()).ToDouble());
        Assert.Throws<ShapeException>(() => Metric.R2Score().Value(y, p));
    }

    [Fact]
    public void Errors_are_divided_by_a_normalizer()
    {
        Tensor y =

            [
                [1, 2, 3],
            ],
            p =

            [
                [2, 4, 7],
            ];
        Assert.Equal((1 / 2.0 + 2 / 4.0 + 0) / 3, Metric.MeanRelativeError([2, 4, 0]).Value(y, p), 1e-7);
        Assert.NotEqual(Metric.MeanRelativeError([2, 4, 0]), Metric.MeanRelativeError([2, 4, 1]));
    }

    [Fact]
    public void Crossentropies_take_options_and_keep_their_keys()
    {
        Tensor logits =
        [
            [1, -1, 0.5],
            [0.2, 0.1, -3],
        ];
        var labels = Tensor.Of(2, 0);
        var oneHot = labels.OneHot(3);
        Assert.Equal(
            Loss.CategoricalCrossentropy.FromLogits().LabelSmoothing(0.1).Value(oneHot, logits).ToDouble(),
            Metric.CategoricalCrossentropy(fromLogits: true, labelSmoothing: 0.1).Value(oneHot, logits),
            1e-6
        );
        Assert.Equal(
            Loss.BinaryCrossentropy.FromLogits().Value(oneHot, logits).ToDouble(),
            Metric.BinaryCrossentropy(fromLogits: true).Value(oneHot, logits),
            1e-6
        );
        Assert.Equal("sparse_categorical_crossentropy", Metric.SparseCategoricalCrossentropy(fromLogits: true).Name);
        Assert.NotEqual(Metric.BinaryCrossentropy(), Metric.BinaryCrossentropy(fromLogits: true));
    }

    [Fact]
    public void A_label_that_is_ignored_does_not_count()
    {
        Tensor logits =
        [
            [1, -1, 0.5],
            [0.2, 0.1, -3],
        ];
        var metric = Metric.SparseCategoricalCrossentropy(fromLogits: true, ignoreClass: -1);
        var expected = Loss.SparseCategoricalCrossentropy.FromLogits().Value(Tensor.Of(2), logits[..1]).ToDouble();
        Assert.Equal(expected, metric.Value(Tensor.Of(2, -1), logits), 1e-6);
        Assert.Equal(
            expected,
            Metric.Of(Loss.SparseCategoricalCrossentropy.FromLogits().IgnoreClass(-1)).Value(Tensor.Of(2, -1), logits),
            1e-6
        );
    }

    [Fact]
    public void Losses_and_their_metrics_agree()
    {
        var (y, p) = (Key.Of(1).Uniform([4, 3], 0.1), Key.Of(2).Uniform([4, 3], 0.1));
        (Loss Loss, Metric Metric)[] pairs =
        [
            (Loss.Mape, Metric.Mape),
            (Loss.Msle, Metric.Msle),
            (Loss.LogCosh, Metric.LogCosh),
            (Loss.KlDivergence, Metric.KlDivergence),
            (Loss.Poisson, Metric.Poisson),
            (Loss.Hinge, Metric.Hinge),
            (Loss.SquaredHinge, Metric.SquaredHinge),
            (Loss.CategoricalHinge, Metric.CategoricalHinge),
        ];
        Assert.All(pairs, x => Assert.Equal(x.Loss.Value(y, p).ToDouble(), x.Metric.Value(y, p), 1e-5));
        Assert.Equal(-Loss.CosineSimilarity().Value(y, p).ToDouble(), Metric.CosineSimilarity().Value(y, p), 1e-6);
        Assert.True(Metric.CosineSimilarity().IsHigherBetter);
    }
}
