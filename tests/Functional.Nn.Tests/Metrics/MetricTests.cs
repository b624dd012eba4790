using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class MetricTests
{
    static readonly Dictionary<string, Func<JsonElement, Metric>> Metrics = new()
    {
        ["BinaryAccuracy"] = args => Metric.BinaryAccuracy(args.Option("threshold", 0.5)),
        ["CategoricalAccuracy"] = _ => Metric.CategoricalAccuracy,
        ["SparseCategoricalAccuracy"] = _ => Metric.SparseCategoricalAccuracy,
        ["MeanSquaredError"] = _ => Metric.Mse,
        ["MeanAbsoluteError"] = _ => Metric.Mae,
        ["RootMeanSquaredError"] = _ => Metric.Rmse,
        ["Precision"] = args => Metric.Precision(args.Option("thresholds", 0.5)),
        ["Recall"] = args => Metric.Recall(args.Option("thresholds", 0.5)),
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
        ["BinaryCrossentropy"] = _ => Metric.Of(Loss.BinaryCrossentropy),
        ["CategoricalCrossentropy"] = _ => Metric.Of(Loss.CategoricalCrossentropy),
        ["SparseCategoricalCrossentropy"] = _ => Metric.Of(Loss.SparseCategoricalCrossentropy),
    };

    public static TheoryData<int> Cases =>
        [
            .. Golden
                .Cases("metrics.json")
                .Select((c, i) => (Case: c, Index: i))
                .Where(c => Metrics.ContainsKey(c.Case.GetProperty("metric").GetString()!))
                .Where(c => !c.Case.GetProperty("args").TryGetProperty("top_k", out _))
                .Where(c => !c.Case.GetProperty("args").TryGetProperty("class_id", out _))
                .Select(c => c.Index),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_after_every_batch_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("metrics.json")[index];
        var metric = Metrics[recorded.GetProperty("metric").GetString()!](recorded.GetProperty("args"));
        var results = recorded.GetProperty("results");
        var state = metric.Init();
        var i = 0;
        foreach (var batch in recorded.GetProperty("batches").EnumerateArray())
        {
            var weights = batch.GetProperty("sample_weight") is { ValueKind: not JsonValueKind.Null } w ? w.ToTensor(DType.Float32) : null;
            state = metric.Update(
                state,
                batch.GetProperty("y_true").ToTensor(DType.Float32),
                batch.GetProperty("y_pred").ToTensor(DType.Float32),
                weights
            );
            Tolerance.Float32.Check(results[i].Number(), metric.Result(state).ToDouble(), $"{metric} after batch {i}");
            i++;
        }
        Assert.Equal(3, i);
    }

    [Fact]
    public void Enough_of_the_recording_is_used() => Assert.True(Cases.Count >= 22, $"{Cases.Count} cases");

    [Fact]
    public void Accuracy_is_binary_for_one_unit()
    {
        Assert.Equal(
            2.0 / 3,
            Metric.Accuracy.Value(
                Tensor.Of(1, 0, 1),
                [
                    [0.9],
                    [0.2],
                    [0.4],
                ]
            ),
            1e-12
        );
        Assert.Equal(
            2.0 / 3,
            Metric.Accuracy.Value(
                [
                    [1],
                    [0],
                    [1],
                ],
                [
                    [0.9],
                    [0.2],
                    [0.4],
                ]
            ),
            1e-12
        );
    }

    [Fact]
    public void Accuracy_is_sparse_for_class_indices()
    {
        Tensor predicted =
        [
            [0.9, 0.05, 0.05],
            [0.1, 0.2, 0.7],
        ];
        Assert.Equal(0.5, Metric.Accuracy.Value(Tensor.Of(0, 1), predicted));
        Assert.Equal(
            0.5,
            Metric.Accuracy.Value(
                [
                    [0],
                    [1],
                ],
                predicted
            )
        );
    }

    [Fact]
    public void Accuracy_is_categorical_for_one_hot_targets()
    {
        Tensor predicted =
        [
            [0.9, 0.05, 0.05],
            [0.1, 0.2, 0.7],
        ];
        Assert.Equal(
            0.5,
            Metric.Accuracy.Value(
                [
                    [1, 0, 0],
                    [0, 1, 0],
                ],
                predicted
            )
        );
    }

    [Fact]
    public void Of_equal_entries_the_first_wins() =>
        Assert.Equal(
            1,
            Metric.Accuracy.Value(
                Tensor.Of(0),
                [
                    [0.5, 0.5],
                ]
            )
        );

    [Fact]
    public void Counts_take_weights_and_areas_of_one_class_are_0()
    {
        Tensor target = Tensor.Of(1, 0, 1, 0),
            predicted = Tensor.Of(0.9f, 0.8f, 0.2f, 0.1f),
            weights = Tensor.Of(1f, 2, 3, 4);
        Assert.Equal(1, Metric.TruePositives().Value(target, predicted, weights));
        Assert.Equal(2, Metric.FalsePositives().Value(target, predicted, weights));
        Assert.Equal(4, Metric.TrueNegatives().Value(target, predicted, weights));
        Assert.Equal(3, Metric.FalseNegatives().Value(target, predicted, weights));
        Assert.Equal(1.0 / 3, Metric.Precision().Value(target, predicted, weights), 1e-15);
        Assert.Equal(0.25, Metric.Recall().Value(target, predicted, weights));
        Assert.Equal(0.75, Metric.Auc().Value(target, predicted), 1e-12);
        Assert.Equal(0, Metric.Auc().Value(target * 0, predicted));
        Assert.Equal(0, Metric.Precision().Value(target, predicted * 0));
    }

    [Fact]
    public void Classes_tied_with_the_k_th_are_in()
    {
        Tensor tied =
        [
            [0.25, 0.25, 0.25, 0.25],
        ];
        Assert.Equal(1, Metric.SparseTopKCategoricalAccuracy(1).Value(Tensor.Of(3), tied));
        Assert.Equal(1, Metric.SparseTopKCategoricalAccuracy(9).Value(Tensor.Of(3), tied));
        Assert.Equal(0, Metric.SparseTopKCategoricalAccuracy(9).Value(Tensor.Of(3), tied * double.NaN));
    }

    [Fact]
    public void No_examples_give_0() => Assert.Equal(0, Metric.Accuracy.Result(Metric.Accuracy.Init()).ToDouble());

    [Fact]
    public void State_is_kept_in_Float64() => Assert.All(Metric.Accuracy.Init().Values, x => Assert.Equal(DType.Float64, x.DType));

    [Fact]
    public void A_metric_of_one_s_own_may_keep_any_state()
    {
        var largest = Metric.Of(
            "largest_error",
            () => Tensor.Scalar(0, DType.Float64),
            (state, y, p, _) => Ops.Maximum(state[0], Ops.Max(Ops.Abs(p - y)).Cast(DType.Float64)),
            state => state[0]
        );
        var once = largest.Update(largest.Init(), [1, 2], [1, 5]);
        Assert.Equal(3, largest.Result(once).ToDouble());
        Assert.Equal(3, largest.Result(largest.Update(once, [1], [2])).ToDouble());
    }

    [Fact]
    public void Keras_names_stay_keys()
    {
        Assert.Equal("acc", Metric.Parse("acc").Name);
        Assert.Equal("mean_squared_error", Metric.Parse("mean_squared_error").Name);
        Assert.Same(Metric.Accuracy, Metric.Parse("accuracy"));
        Assert.Contains(
            "did you mean \"accuracy\"?",
            Assert.Throws<ArgumentException>(() => Metric.Parse("acuracy")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Targets_that_fit_no_kind_of_accuracy_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Metric.Accuracy.Value(Tensor.Zeros(4, 2), Tensor.Zeros(4, 3)));
        Assert.Contains("targets [4, 2], predictions [4, 3]", error.Message, StringComparison.Ordinal);
    }
}
