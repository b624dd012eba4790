using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Reports, curves and scores against scikit-learn, and by their definitions.</summary>
public sealed class ScoresTests
{
    [Fact]
    public void A_report_prints_what_scikit_learn_prints()
    {
        var recorded = Case("classification_report");
        var report = ClassificationReport.Of(
            Integers(recorded, "y_true"),
            Integers(recorded, "y_pred"),
            ["ant", "bee", "cat", "dragonfly"]
        );

        Assert.Equal(recorded.GetProperty("text").GetString()!.TrimEnd(), report.ToString());
        var values = recorded.GetProperty("values");
        Near(values.GetProperty("accuracy").GetDouble(), report.Accuracy);
        foreach (
            var (name, scores) in new[]
            {
                ("0", report.Classes[0]),
                ("3", report.Classes[3]),
                ("macro avg", report.Macro),
                ("weighted avg", report.Weighted),
            }
        )
        {
            var expected = values.GetProperty(name);
            Near(expected.GetProperty("precision").GetDouble(), scores.Precision);
            Near(expected.GetProperty("recall").GetDouble(), scores.Recall);
            Near(expected.GetProperty("f1-score").GetDouble(), scores.F1);
            Near(expected.GetProperty("support").GetDouble(), scores.Support);
        }
    }

    [Fact]
    public void A_roc_curve_is_that_of_scikit_learn()
    {
        var recorded = Case("roc_curve");

        var curve = RocCurve.Of(Integers(recorded, "y_true"), Reals(recorded, "score"));

        Near(recorded, "fpr", curve.FalsePositiveRates);
        Near(recorded, "tpr", curve.TruePositiveRates);
        Assert.Equal(double.PositiveInfinity, curve.Thresholds[0]);
        Near(recorded.GetProperty("thresholds").Numbers()[1..], curve.Thresholds.Skip(1));
        Near(recorded.GetProperty("auc").GetDouble(), curve.Auc);
        Assert.Equal("ROC curve of 19 points, area 0.2851", curve.ToString());
    }

    [Fact]
    public void A_precision_recall_curve_is_that_of_scikit_learn()
    {
        var recorded = Case("precision_recall_curve");

        var curve = PrecisionRecallCurve.Of(Integers(recorded, "y_true"), Reals(recorded, "score"));

        Near(recorded, "precision", curve.Precision);
        Near(recorded, "recall", curve.Recall);
        Near(recorded, "thresholds", curve.Thresholds);
        Near(recorded.GetProperty("average_precision").GetDouble(), curve.AveragePrecision);
    }

    [Fact]
    public void Scores_of_numbers_are_those_of_scikit_learn()
    {
        var recorded = Case("regression");

        var scores = RegressionScores.Of(Reals(recorded, "y_true"), Reals(recorded, "y_pred"));

        foreach (
            var (name, score) in new[]
            {
                ("r2", scores.R2),
                ("mse", scores.Mse),
                ("mae", scores.Mae),
                ("median_ae", scores.MedianAbsoluteError),
                ("explained_variance", scores.ExplainedVariance),
                ("max_error", scores.MaxError),
            }
        )
        {
            Near(recorded.GetProperty(name).GetDouble(), score);
        }
        Near(Math.Sqrt(scores.Mse), scores.Rmse);
        Assert.StartsWith("R2 -1.5488, MAE 1.188", scores.ToString(), StringComparison.Ordinal);
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

    static JsonElement Case(string what) => Golden.Cases("sklearn.json").Single(c => c.GetProperty("what").GetString() == what);

    static Tensor Integers(JsonElement json, string name) => Tensor.Of([.. json.GetProperty(name).Numbers().Select(v => (int)v)]);

    static Tensor Reals(JsonElement json, string name) => Tensor.Of(json.GetProperty(name).Numbers(), DType.Float64);

    static void Near(JsonElement json, string name, IEnumerable<double> actual) => Near(json.GetProperty(name).Numbers(), actual);

    static void Near(double[] expected, IEnumerable<double> actual)
    {
        double[] values = [.. actual];
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), p => Near(p.First, p.Second));
    }

    static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);
}
