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
}
