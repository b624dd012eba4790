using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class GoldenMetricTests
{
    static readonly Dictionary<string, Func<JsonElement, Metric>> Metrics = new()
    {
        ["BinaryAccuracy"] = args => Metric.BinaryAccuracy(args.Option("threshold", 0.5)),
        ["CategoricalAccuracy"] = _ => Metric.CategoricalAccuracy,
        ["SparseCategoricalAccuracy"] = _ => Metric.SparseCategoricalAccuracy,
        ["MeanSquaredError"] = _ => Metric.Mse,
        ["MeanAbsoluteError"] = _ => Metric.Mae,
        ["RootMeanSquaredError"] = _ => Metric.Rmse,
        ["MeanAbsolutePercentageError"] = _ => Metric.Mape,
        ["MeanSquaredLogarithmicError"] = _ => Metric.Msle,
        ["LogCoshError"] = _ => Metric.LogCosh,
        ["KLDivergence"] = _ => Metric.KlDivergence,
        ["CosineSimilarity"] = _ => Metric.CosineSimilarity(),
        ["Precision"] = args => Metric.Precision(Number(args, "thresholds"), Whole(args, "top_k"), Whole(args, "class_id")),
        ["Recall"] = args => Metric.Recall(Number(args, "thresholds"), Whole(args, "top_k"), Whole(args, "class_id")),
        ["TruePositives"] = _ => Metric.TruePositives(),
        ["FalsePositives"] = _ => Metric.FalsePositives(),
        ["TrueNegatives"] = _ => Metric.TrueNegatives(),
        ["FalseNegatives"] = _ => Metric.FalseNegatives(),
        ["AUC"] = args =>
            Metric.Auc(
                (int)args.Option("num_thresholds", 200),
                args.TryGetProperty("curve", out _) ? AucCurve.PrecisionRecall : AucCurve.Roc
            ),
        ["TopKCategoricalAccuracy"] = args => Metric.TopKCategoricalAccuracy((int)args.Option("k", 5)),
        ["SparseTopKCategoricalAccuracy"] = args => Metric.SparseTopKCategoricalAccuracy((int)args.Option("k", 5)),
        ["BinaryCrossentropy"] = _ => Metric.BinaryCrossentropy(),
        ["CategoricalCrossentropy"] = _ => Metric.CategoricalCrossentropy(),
        ["SparseCategoricalCrossentropy"] = _ => Metric.SparseCategoricalCrossentropy(),
        ["F1Score"] = args => Metric.F1Score(4, args.TryGetProperty("average", out _) ? Averaging.Macro : Averaging.None),
        ["R2Score"] = _ => Metric.R2Score(2),
        ["MeanIoU"] = args => Metric.MeanIoU((int)args.Option("num_classes", 0)),
    };

    static double? Number(JsonElement args, string name) => args.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    static int? Whole(JsonElement args, string name) => args.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Cases("metrics.json").Count)];

    static Metric MetricOf(JsonElement recorded) => Metrics[recorded.GetProperty("metric").GetString()!](recorded.GetProperty("args"));

    static IEnumerable<(Tensor Target, Tensor Prediction, Tensor? Weights)> Batches(JsonElement recorded) =>
        recorded
            .GetProperty("batches")
            .EnumerateArray()
            .Select(batch =>
                (
                    batch.GetProperty("y_true").ToTensor(DType.Float32),
                    batch.GetProperty("y_pred").ToTensor(DType.Float32),
                    batch.GetProperty("sample_weight") is { ValueKind: not JsonValueKind.Null } w ? w.ToTensor(DType.Float32) : null
                )
            );

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_after_every_batch_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("metrics.json")[index];
        var metric = MetricOf(recorded);
        var results = recorded.GetProperty("results");
        var (state, i) = (metric.Init(), 0);
        foreach (var (target, prediction, weights) in Batches(recorded))
        {
            state = metric.Update(state, target, prediction, weights);
            Tolerance.Float32.CheckTensor(results[i], metric.Result(state), $"{metric} after batch {i}");
            i++;
        }
        Assert.Equal(3, i);
        Assert.Equal(Shape.Of(results[0].Dimensions()), metric.ResultShape);
        Assert.All(state.Values, x => Assert.Equal(DType.Float64, x.DType));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compiled_they_have_the_bits_of_plain_operations(int index)
    {
        var recorded = Golden.Cases("metrics.json")[index];
        var metric = MetricOf(recorded);
        var count = metric.Init().Count;
        Tensors Step(Tensors x)
        {
            var next = metric.Update(
                Tensors.Of([.. x.Values.Take(count)]),
                x[count],
                x[count + 1],
                x.Count > count + 2 ? x[count + 2] : null
            );
            return Tensors.Of([.. next.Values, metric.Result(next)]);
        }
        var compiled = Compiled.Of(Step, Execution.Default.WithBlas(BlasLibrary.Managed));
        var state = metric.Init();
        foreach (var (target, prediction, weights) in Batches(recorded))
        {
            Tensor[] inputs = weights is null ? [.. state.Values, target, prediction] : [.. state.Values, target, prediction, weights];
            var (plain, planned) = (Step(Tensors.Of(inputs)), compiled.Run(Tensors.Of(inputs)));
            Assert.Equal(plain, planned);
            state = Tensors.Of([.. planned.Values.Take(count)]);
        }
    }
}
