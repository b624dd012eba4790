using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>How good predictions are: tables, reports, curves and errors.</summary>
static class Scores
{
    public static Kind[] Kinds { get; } =
    [
        new("confusion_matrix", "y_true y_pred matrix", (recorded, measure) => measure.Check(recorded, "matrix", Matrix(recorded).Counts)),
        new("classification_report", "y_true y_pred target_names text values", Reported, "digits=2 zero_division=0|0.0|\"warn\""),
        new(
            "precision_recall_f1",
            "average y_true y_pred precision recall f1",
            Averaged,
            "beta=1|1.0 pos_label=1 zero_division=0|0.0|\"warn\""
        ),
        new("roc_curve", "y_true score fpr tpr thresholds auc", Roc, "pos_label=1 drop_intermediate=true"),
        new(
            "precision_recall_curve",
            "y_true score precision recall thresholds average_precision",
            PrecisionRecall,
            "pos_label=1 drop_intermediate=false"
        ),
        new("regression", $"y_true y_pred {string.Join(' ', Errors.Keys)}", Regressed, "multioutput=\"uniform_average\""),
    ];

    static Dictionary<string, Func<RegressionScores, double>> Errors =>
        new()
        {
            ["r2"] = scores => scores.R2,
            ["mse"] = scores => scores.Mse,
            ["rmse"] = scores => scores.Rmse,
            ["mae"] = scores => scores.Mae,
            ["median_ae"] = scores => scores.MedianAbsoluteError,
            ["explained_variance"] = scores => scores.ExplainedVariance,
            ["max_error"] = scores => scores.MaxError,
        };

    /// <summary>Scores of the classes under the names of averages over them.</summary>
    static readonly Dictionary<string, Func<ClassificationReport, ClassScores>> Averages = new()
    {
        ["macro"] = report => report.Macro,
        ["weighted"] = report => report.Weighted,
        // Of one class for every row, what is missed of a class is wrong in another.
        ["micro"] = report => new("micro avg", report.Accuracy, report.Accuracy, report.Accuracy, report.Total),
        ["binary"] = report =>
            report.Classes.Count == 2 ? report.Classes[1] : throw new NotCoveredException("two classes of which one does not occur"),
    };

    /// <summary>The table of the classes that occur.</summary>
    static ConfusionMatrix Matrix(JsonElement recorded, IEnumerable<string>? names = null)
    {
        JsonElement[] truth = [.. recorded.GetProperty("y_true").EnumerateArray()];
        var codes = Preparation.Codes([.. truth, .. recorded.GetProperty("y_pred").EnumerateArray()]);
        return ConfusionMatrix.Of(codes[..truth.Length], codes[truth.Length..], names ?? []);
    }

    static void Reported(JsonElement recorded, Measure measure)
    {
        string[] names = recorded.Find("target_names")?.Texts() ?? NamesIn(recorded.Text("text"));
        var report = ClassificationReport.Of(Matrix(recorded, names));
        measure.Same(recorded.Text("text").TrimEnd(), report.ToString(), "text");
        ClassScores[] averages =
        [
            report.Macro,
            report.Weighted,
            new("accuracy", report.Accuracy, report.Accuracy, report.Accuracy, report.Total),
        ];
        string[] known = [.. averages.Select(average => average.Name)];
        JsonProperty[] values = recorded.Find("values") is { } given ? [.. given.EnumerateObject()] : [];
        JsonProperty[] classes = [.. values.Where(value => !known.Contains(value.Name))];
        if (values.Length > 0)
        {
            measure.Same(report.Classes.Count, classes.Length, "the number of classes");
        }
        foreach (
            var (value, scores) in classes.Zip(report.Classes).Concat(values.Join(averages, v => v.Name, a => a.Name, (v, a) => (v, a)))
        )
        {
            double[] expected =
                value.Value.ValueKind == JsonValueKind.Number
                    ? [value.Value.Number()]
                    : [.. new[] { "precision", "recall", "f1-score", "support" }.Select(name => value.Value.GetProperty(name).Number())];
            double[] actual = [scores.Precision, scores.Recall, scores.F1, scores.Support];
            measure.Check(Tolerance.Float64, expected, actual[..expected.Length], value.Name);
        }
    }

    /// <summary>The names in the lines between the first two gaps: what stands before four numbers.</summary>
    static string[] NamesIn(string text) =>
        [
            .. text.Split('\n')
                .SkipWhile(line => line.Trim().Length > 0)
                .SkipWhile(line => line.Trim().Length == 0)
                .TakeWhile(line => line.Trim().Length > 0)
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^4])),
        ];

    static void Averaged(JsonElement recorded, Measure measure)
    {
        var report = ClassificationReport.Of(Matrix(recorded));
        var average = recorded.Find("average")?.GetString();
        ClassScores[] scores =
            average is null ? [.. report.Classes]
            : Averages.TryGetValue(average, out var of) ? [of(report)]
            : throw new NotCoveredException($"the average {average}");
        measure.Check(recorded, "precision", scores.Select(one => one.Precision));
        measure.Check(recorded, "recall", scores.Select(one => one.Recall));
        measure.Check(recorded, "f1", scores.Select(one => one.F1));
    }

    static void Roc(JsonElement recorded, Measure measure)
    {
        var curve = RocCurve.Of(Classes(recorded), recorded.GetProperty("score").ToTensor());
        measure.Check(recorded, "fpr", curve.FalsePositiveRates);
        measure.Check(recorded, "tpr", curve.TruePositiveRates);
        measure.Check(recorded, "auc", [curve.Auc]);
        // The first threshold is beyond all scores; JSON has no word for infinity.
        measure.Same(double.PositiveInfinity, curve.Thresholds[0], "the first threshold");
        measure.Check(Tolerance.Float64, recorded.GetProperty("thresholds").Numbers()[1..], [.. curve.Thresholds.Skip(1)], "thresholds");
    }

    static void PrecisionRecall(JsonElement recorded, Measure measure)
    {
        var curve = PrecisionRecallCurve.Of(Classes(recorded), recorded.GetProperty("score").ToTensor());
        measure.Check(recorded, "precision", curve.Precision);
        measure.Check(recorded, "recall", curve.Recall);
        measure.Check(recorded, "thresholds", curve.Thresholds);
        measure.Check(recorded, "average_precision", [curve.AveragePrecision]);
    }

    static Tensor Classes(JsonElement recorded) => Tensor.Of(recorded.GetProperty("y_true").Integers());

    static void Regressed(JsonElement recorded, Measure measure)
    {
        var scores = RegressionScores.Of(recorded.GetProperty("y_true").ToTensor(), recorded.GetProperty("y_pred").ToTensor());
        foreach (var (name, error) in Errors)
        {
            measure.Check(recorded, name, [error(scores)]);
        }
    }
}
