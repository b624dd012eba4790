using System.Text.Json;

namespace Functional;

/// <summary>Keras' classes of metrics, a line for each.</summary>
internal static class KerasMetrics
{
    /// <summary>Options, and the size of the last axis of predictions where it is known, ↦ metric.</summary>
    private delegate Metric Make(KerasConfig config, int? outputs);

    private static readonly Dictionary<string, AucCurve> Curves = new() { ["ROC"] = AucCurve.Roc, ["PR"] = AucCurve.PrecisionRecall };

    private static readonly Dictionary<string, AucSummation> Summations = new()
    {
        ["interpolation"] = AucSummation.Interpolation,
        ["minoring"] = AucSummation.Minoring,
        ["majoring"] = AucSummation.Majoring,
    };

    private static readonly Dictionary<string, Averaging> Averages = new()
    {
        ["none"] = Averaging.None,
        ["micro"] = Averaging.Micro,
        ["macro"] = Averaging.Macro,
        ["weighted"] = Averaging.Weighted,
    };

    private static readonly Dictionary<string, R2Aggregation> Aggregations = new()
    {
        ["none"] = R2Aggregation.None,
        ["uniform_average"] = R2Aggregation.UniformAverage,
        ["variance_weighted_average"] = R2Aggregation.VarianceWeightedAverage,
    };

    private static readonly HashSet<string> Accuracies = ["binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy"];

    private static readonly Dictionary<string, Make> Metrics = new(StringComparer.Ordinal)
    {
        ["AUC"] = (c, _) => Auc(c),
        ["Accuracy"] = (_, _) => Metric.Equality,
        ["BinaryAccuracy"] = (c, _) => Metric.BinaryAccuracy(c.Number("threshold", 0.5)),
        ["BinaryCrossentropy"] = (c, _) => Metric.BinaryCrossentropy(c.Flag("from_logits"), c.Number("label_smoothing", 0)),
        ["BinaryIoU"] = (c, _) => Metric.BinaryIoU(c.Number("threshold", 0.5), [.. c.Integers("target_class_ids", 0, 1)]),
        ["CategoricalAccuracy"] = (_, _) => Metric.CategoricalAccuracy,
        ["CategoricalCrossentropy"] = (c, _) =>
            Metric.CategoricalCrossentropy(c.Flag("from_logits"), c.Number("label_smoothing", 0), c.Integer("axis", -1)),
        ["CategoricalHinge"] = (_, _) => Metric.CategoricalHinge,
        ["CosineSimilarity"] = (c, _) => Metric.CosineSimilarity(c.Integer("axis", -1)),
        ["F1Score"] = (c, outputs) =>
            Metric.F1Score(Classes(c, outputs), c.Choice("average", "none", Averages), c.NumberOrNull("threshold")),
        ["FBetaScore"] = (c, outputs) =>
            Metric.FBetaScore(Classes(c, outputs), c.Choice("average", "none", Averages), c.Number("beta", 1), c.NumberOrNull("threshold")),
        ["FalseNegatives"] = (c, _) => Metric.FalseNegatives(Thresholds(c)),
        ["FalsePositives"] = (c, _) => Metric.FalsePositives(Thresholds(c)),
        ["Hinge"] = (_, _) => Metric.Hinge,
        ["IoU"] = (c, _) => Metric.IoU(c.Integer("num_classes"), [.. c.Integers("target_class_ids")]),
        ["KLDivergence"] = (_, _) => Metric.KlDivergence,
        ["LogCoshError"] = (_, _) => Metric.LogCosh,
        ["MeanAbsoluteError"] = (_, _) => Metric.Parse("mean_absolute_error"),
        ["MeanAbsolutePercentageError"] = (_, _) => Metric.Mape,
        ["MeanIoU"] = (c, _) => Metric.MeanIoU(c.Integer("num_classes")),
        ["MeanRelativeError"] = (c, _) => Metric.MeanRelativeError(Tensor.Of([.. c.Numbers("normalizer")], DType.Float64)),
        ["MeanSquaredError"] = (_, _) => Metric.Parse("mean_squared_error"),
        ["MeanSquaredLogarithmicError"] = (_, _) => Metric.Msle,
        ["Poisson"] = (_, _) => Metric.Poisson,
        ["Precision"] = (c, _) =>
            Several(c)
                ? Metric.Precision(Thresholds(c), Whole(c, "top_k"), Whole(c, "class_id"))
                : Metric.Precision(c.NumberOrNull("thresholds"), Whole(c, "top_k"), Whole(c, "class_id")),
        ["R2Score"] = (c, outputs) =>
            Metric.R2Score(
                Classes(c, outputs),
                c.Choice("class_aggregation", "uniform_average", Aggregations),
                c.Integer("num_regressors", 0)
            ),
        ["Recall"] = (c, _) =>
            Several(c)
                ? Metric.Recall(Thresholds(c), Whole(c, "top_k"), Whole(c, "class_id"))
                : Metric.Recall(c.NumberOrNull("thresholds"), Whole(c, "top_k"), Whole(c, "class_id")),
        ["RootMeanSquaredError"] = (_, _) => Metric.Rmse,
        ["SparseCategoricalAccuracy"] = (_, _) => Metric.SparseCategoricalAccuracy,
        ["SparseCategoricalCrossentropy"] = (c, _) =>
        {
            c.RequireOnly("axis", -1);
            return Metric.SparseCategoricalCrossentropy(c.Flag("from_logits"), Whole(c, "ignore_class"));
        },
        ["SparseTopKCategoricalAccuracy"] = (c, _) => Metric.SparseTopKCategoricalAccuracy(c.Integer("k", 5)),
        ["SquaredHinge"] = (_, _) => Metric.SquaredHinge,
        ["TopKCategoricalAccuracy"] = (c, _) => Metric.TopKCategoricalAccuracy(c.Integer("k", 5)),
        ["TrueNegatives"] = (c, _) => Metric.TrueNegatives(Thresholds(c)),
        ["TruePositives"] = (c, _) => Metric.TruePositives(Thresholds(c)),
    };

    /// <summary>The names of classes.</summary>
    public static IEnumerable<string> ClassNames => Metrics.Keys;

    public static Metric ReadMetric(JsonElement json, int? outputs)
    {
        var given = KerasObject.Of("metric", json);
        if (given.IsName && !Metrics.ContainsKey(given.Class))
        {
            return KerasCatalogues.Parse(given.Class, Metric.Parse);
        }
        if (IsAccuracy(given))
        {
            return Metric.Accuracy;
        }
        var config = given.Options();
        // What wraps a function says its name beside the options.
        var metric =
            config.Find("fn") is { ValueKind: JsonValueKind.String } function && !Metrics.ContainsKey(given.Class)
                ? KerasCatalogues.Parse(function.GetString()!, Metric.Parse)
                : given.In("metric", Metrics)(config, outputs);
        return config.Done(Called(config.Text("name", metric.Name), metric));
    }

    /// <summary>Whether this is what Keras 2 makes of <c>"accuracy"</c>: the kind that the shapes call for, under that name.</summary>
    private static bool IsAccuracy(KerasObject given) =>
        given.Class == "MeanMetricWrapper"
        && given.Config.Find("name") is { ValueKind: JsonValueKind.String } name
        && name.ValueEquals("accuracy")
        && given.Config.Find("fn") is { ValueKind: JsonValueKind.String } function
        && Accuracies.Contains(function.GetString()!);

    private static Metric Called(string name, Metric metric) =>
        name == metric.Name ? metric : Metric.Of(name, metric.Init, metric.Update, metric.Result, metric.IsHigherBetter);

    private static Metric Auc(KerasConfig c)
    {
        var (curve, summation) = (c.Choice("curve", "ROC", Curves), c.Choice("summation_method", "interpolation", Summations));
        var labels = c.Flag("multi_label") ? Whole(c, "num_labels") ?? throw c.NotHere("multi_label without num_labels") : (int?)null;
        c.Find("num_labels");
        var logits = c.Flag("from_logits");
        // Keras writes its own thresholds too, without the outer ones.
        return c.Find("thresholds") is { ValueKind: JsonValueKind.Array } own && own.GetArrayLength() != c.Number("num_thresholds", 200) - 2
            ? Metric.Auc([.. c.Numbers("thresholds")], curve, summation, labels, logits)
            : Metric.Auc(c.Integer("num_thresholds", 200), curve, summation, labels, logits);
    }

    private static int Classes(KerasConfig c, int? outputs) =>
        outputs ?? throw c.NotHere("it without the number of outputs, which the file does not say: give it to the reader");

    private static int? Whole(KerasConfig c, string name) => c.Find(name) is null ? null : c.Integer(name);

    private static bool Several(KerasConfig c) =>
        c.Find("thresholds") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() != 1;

    private static double[] Thresholds(KerasConfig c) => c.Find("thresholds") is null ? [0.5] : [.. c.Numbers("thresholds")];
}
