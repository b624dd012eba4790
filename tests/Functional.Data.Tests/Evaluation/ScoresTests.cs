namespace Functional.Tests;

/// <summary>Curves and scores by their definitions.</summary>
public sealed class ScoresTests
{
    [Fact]
    public void Scores_print_in_a_line()
    {
        Tensor y = Tensor.Of(0, 0, 1, 1),
            score = Tensor.Of([0.1, 0.4, 0.35, 0.8]);
        var errors = RegressionScores.Of(Tensor.Of([3.0, -0.5, 2, 7], DType.Float64), Tensor.Of([2.5, 0.0, 2, 8], DType.Float64));

        Assert.Equal("ROC curve of 5 points, area 0.7500", RocCurve.Of(y, score).ToString());
        Assert.Equal("precision-recall curve of 4 thresholds, average precision 0.8333", PrecisionRecallCurve.Of(y, score).ToString());
        Assert.Equal(Math.Sqrt(0.375), errors.Rmse, 1e-12);
        Assert.Equal("R2 0.9486, MAE 0.5, RMSE 0.6124, MSE 0.375, largest error 1", errors.ToString());
    }

    [Fact]
    public void Columns_are_averaged_and_a_constant_one_is_exact_or_not()
    {
        var truth = Tensor.Of([1.0, 5, 2, 5, 3, 5], DType.Float64).Reshape(3, 2);
        var scores = RegressionScores.Of(truth, truth + Tensor.Of([0.0, 1], DType.Float64));

        Assert.Equal((0.5, 0.5, 1), (scores.R2, scores.Mae, scores.MaxError));
        Assert.Equal(1, RegressionScores.Of(truth, truth).R2);
    }

    [Fact]
    public void The_most_probable_classes_come_first()
    {
        var p = Tensor.Of([0.1, 0.7, 0.2, 0.4, 0.2, 0.4]).Reshape(2, 3);

        var top = TopPredictions.Of(p, 2, ["ant", "bee", "cat"]);

        Assert.Equal("bee 70.0 %, cat 20.0 %\nant 40.0 %, cat 40.0 %", top.ToString());
        Assert.Equal([1, 2], top.Rows[0].Select(c => c.Label));
        Assert.Equal("1 75.0 %", TopPredictions.Of(Tensor.Of([0.75]), 1).ToString());
    }

    [Fact]
    public void What_makes_no_sense_is_said()
    {
        Tensor y = Tensor.Of(0, 1, 1),
            p = Tensor.Of([0.1, 0.5, 0.9]);
        Assert.Contains(
            "both must occur",
            Assert.Throws<ArgumentException>(() => RocCurve.Of(Tensor.Of(1, 1, 1), p)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "0 and 1",
            Assert.Throws<ArgumentException>(() => RocCurve.Of(Tensor.Of(0, 1, 2), p)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ShapeException>(() => PrecisionRecallCurve.Of(y, p[..2]));
        Assert.Throws<ShapeException>(() => RegressionScores.Of(p, p[..2]));
        Assert.Throws<ShapeException>(() => TopPredictions.Of(Tensor.Ones([2, 3]), 1, ["a", "b"]));
    }

    [Fact]
    public void Numbers_that_are_none_have_no_scores()
    {
        var truth = Tensor.Of([1.0, 2, 3, 4], Shape.Of(2, 2));
        var predicted = Tensor.Of([1.0, 2, 3, double.NaN], Shape.Of(2, 2));

        Assert.Contains(
            "predicted holds NaN in row 1, column 1",
            Assert.Throws<ArgumentException>(() => RegressionScores.Of(truth, predicted)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => RegressionScores.Of(truth / 0.0, truth));
    }

    [Fact]
    public void R2_of_one_row_is_not_defined()
    {
        var scores = RegressionScores.Of(Tensor.Of([1.0]), Tensor.Of([2.0]));

        Assert.True(double.IsNaN(scores.R2));
        Assert.Equal(1, scores.Mae);
    }

    [Fact]
    public void Scores_take_time_in_proportion_to_the_rows()
    {
        var truth = new NumpyRandom(0).Normal([400_000]);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(1, RegressionScores.Of(truth, truth).R2);

        // With the mean taken anew for every row it was many minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(5, -3, 2)]
    [InlineData(double.NaN, 0.5, 0.5)]
    [InlineData(0.2, 0.2, 0.2)]
    public void Top_predictions_of_what_is_no_probability_are_refused(double a, double b, double c)
    {
        var rows = Tensor.Of([0.2, 0.3, 0.5, a, b, c], Shape.Of(2, 3));

        var message = Assert.Throws<ArgumentException>(() => TopPredictions.Of(rows)).Message;

        Assert.Contains("row 1 holds no probabilities", message, StringComparison.Ordinal);
        Assert.Contains("Softmax(logits", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_names_leaves_out_labels_that_are_nowhere()
    {
        var (truth, predicted) = (Tensor.Of(0, 2, 0, 2, 2), Tensor.Of(0, 2, 2, 2, 0));

        var report = ClassificationReport.Of(truth, predicted);

        // scikit-learn: macro avg 0.58 0.58 0.58 5 over the classes 0 and 2.
        Assert.Equal(["0", "2"], report.Classes.Select(c => c.Name));
        Assert.Equal(7 / 12.0, report.Macro.F1, 1e-12);
        Assert.Equal(3, ClassificationReport.Of(truth, predicted, ["a", "b", "c"]).Classes.Count);
        Assert.Equal(3, ClassificationReport.Of(ConfusionMatrix.Of(truth, predicted)).Classes.Count);
    }
}
