namespace Functional.Tests;

/// <summary>Metrics that count what is called positive: counts, precision, recall, areas.</summary>
public sealed class ConfusionMetricTests
{
    static readonly Tensor Target = Tensor.Of(1, 0, 1, 0),
        Predicted = Tensor.Of(0.9f, 0.8f, 0.2f, 0.1f);

    static readonly Tensor Rows =
    [
        [0.5, 0.3, 0.2],
        [0.1, 0.45, 0.45],
        [0.2, 0.7, 0.1],
    ];

    static readonly Tensor Marks =
    [
        [1, 0, 0],
        [0, 0, 1],
        [1, 1, 0],
    ];

    static double[] Result(Metric metric, Tensor target, Tensor prediction, Tensor? weights = null) =>
        metric.Result(metric.Update(metric.Init(), target, prediction, weights)).ToArray<double>();

    [Fact]
    public void Counts_take_weights_and_areas_of_one_class_are_0()
    {
        var weights = Tensor.Of(1f, 2, 3, 4);
        Assert.Equal(1, Metric.TruePositives().Value(Target, Predicted, weights));
        Assert.Equal(2, Metric.FalsePositives().Value(Target, Predicted, weights));
        Assert.Equal(4, Metric.TrueNegatives().Value(Target, Predicted, weights));
        Assert.Equal(3, Metric.FalseNegatives().Value(Target, Predicted, weights));
        Assert.Equal(1.0 / 3, Metric.Precision().Value(Target, Predicted, weights), 1e-15);
        Assert.Equal(0.25, Metric.Recall().Value(Target, Predicted, weights));
        Assert.Equal(0.75, Metric.Auc().Value(Target, Predicted), 1e-12);
        Assert.Equal(0, Metric.Auc().Value(Target * 0, Predicted));
        Assert.Equal(0, Metric.Precision().Value(Target, Predicted * 0));
    }

    [Fact]
    public void Several_thresholds_give_a_number_for_each()
    {
        double[] thresholds = [0.05, 0.5, 0.85];
        Assert.Equal([2, 1, 1], Result(Metric.TruePositives(thresholds), Target, Predicted));
        Assert.Equal([2, 1, 0], Result(Metric.FalsePositives(thresholds), Target, Predicted));
        Assert.Equal([0, 1, 2], Result(Metric.TrueNegatives(thresholds), Target, Predicted));
        Assert.Equal([0, 1, 1], Result(Metric.FalseNegatives(thresholds), Target, Predicted));
        Assert.Equal([0.5, 0.5, 1], Result(Metric.Precision(thresholds), Target, Predicted));
        Assert.Equal([1, 0.5, 0.5], Result(Metric.Recall(thresholds), Target, Predicted));
        Assert.Equal(Shape.Of(3), Metric.Precision(thresholds).ResultShape);
        Assert.Equal(Shape.Scalar, Metric.Precision([0.3]).ResultShape);
        Assert.Equal("precision(thresholds=[0.05, 0.5, 0.85])", Metric.Precision(thresholds).ToString());
        Assert.Throws<ShapeException>(() => Metric.Precision(thresholds).Value(Target, Predicted));
    }

    [Fact]
    public void The_largest_of_each_row_are_called_positive()
    {
        // The first of equal ones: classes 0, 1 and 1.
        Assert.Equal(2.0 / 3, Metric.Precision(topK: 1).Value(Marks, Rows), 1e-12);
        Assert.Equal(2.0 / 4, Metric.Recall(topK: 1).Value(Marks, Rows), 1e-12);
        // With a threshold, class 1 of the second row is no longer.
        Assert.Equal(1, Metric.Precision(0.45, topK: 1).Value(Marks, Rows), 1e-12);
        Assert.Equal(Metric.Recall(0.0).Value(Marks, Rows), Metric.Recall(topK: 7).Value(Marks, Rows));
        Assert.Equal("recall(top_k=1)", Metric.Recall(topK: 1).ToString());
    }

    [Fact]
    public void One_class_may_count()
    {
        Assert.Equal(1.0 / 2, Metric.Recall(0.3, classId: 0).Value(Marks, Rows), 1e-12);
        Assert.Equal(1, Metric.Precision(0.3, classId: 2).Value(Marks, Rows), 1e-12);
        Assert.Equal(2.0 / 5, Metric.Recall(0.3, classId: 0).Value(Marks, Rows, Tensor.Of(2f, 1, 3)), 1e-12);
        var error = Assert.Throws<ShapeException>(() => Metric.Recall(classId: 3).Value(Marks, Rows));
        Assert.Contains("counted from 0 to 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_lie_between_the_lower_and_the_higher_sum()
    {
        var (y, p) = (Key.Of(1).Uniform([200]).Greater(0.6).Cast(DType.Float32), Key.Of(2).Uniform([200]));
        foreach (var curve in Enum.GetValues<AucCurve>())
        {
            double Area(AucSummation summation) => Metric.Auc(20, curve, summation).Value(y, p);
            Assert.True(Area(AucSummation.Minoring) < Area(AucSummation.Interpolation));
            Assert.True(Area(AucSummation.Interpolation) < Area(AucSummation.Majoring));
        }
    }

    [Fact]
    public void Sums_of_an_area_by_hand()
    {
        // At −ε, 0.5 and 1 + ε: (1, 1), (0.5, 0.5), (0, 0) for ROC; recall 1, 0.5, 0 and precision 0.5, 0.5, 0.
        Assert.Equal(0.5, Metric.Auc([0.5]).Value(Target, Predicted), 1e-12);
        Assert.Equal(0.25, Metric.Auc([0.5], summation: AucSummation.Minoring).Value(Target, Predicted), 1e-12);
        Assert.Equal(0.75, Metric.Auc([0.5], summation: AucSummation.Majoring).Value(Target, Predicted), 1e-12);
        Assert.Equal(0.25, Metric.Auc([0.5], AucCurve.PrecisionRecall, AucSummation.Minoring).Value(Target, Predicted), 1e-12);
        Assert.Equal(0.5, Metric.Auc([0.5], AucCurve.PrecisionRecall, AucSummation.Majoring).Value(Target, Predicted), 1e-12);
    }

    [Fact]
    public void Labels_have_areas_of_their_own()
    {
        var each = Enumerable.Range(0, 3).Select(i => Metric.Auc().Value(Marks[.., i], Rows[.., i])).Average();
        Assert.Equal(each, Metric.Auc(labels: 3).Value(Marks, Rows), 1e-12);
        Assert.NotEqual(each, Metric.Auc().Value(Marks, Rows), 1e-3);
        Assert.Throws<ShapeException>(() => Metric.Auc(labels: 2).Value(Marks, Rows));
    }

    [Fact]
    public void Logits_pass_the_sigmoid_first()
    {
        var logits = Key.Of(3).Normal([50], stddev: 3);
        var y = Ops.Greater(Key.Of(4).Uniform([50]), 0.5).Cast(DType.Float32);
        Assert.Equal(Metric.Auc().Value(y, Ops.Sigmoid(logits)), Metric.Auc(fromLogits: true).Value(y, logits));
    }

    [Fact]
    public void Options_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Precision(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Precision([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Recall([0.5, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Recall(topK: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Recall(classId: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Auc(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Auc([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Auc(labels: 0));
    }
}
