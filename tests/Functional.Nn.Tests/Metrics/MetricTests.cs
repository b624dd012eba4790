namespace Functional.Tests;

public sealed class MetricTests
{
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
    public void Names_of_functions_stay_keys()
    {
        Assert.Equal("acc", Metric.Parse("acc").Name);
        Assert.Equal("mean_squared_error", Metric.Parse("mean_squared_error").Name);
        Assert.Equal("MAPE", Metric.Parse("MAPE").Name);
        Assert.Same(Metric.Accuracy, Metric.Parse("accuracy"));
        Assert.Contains(
            "did you mean \"accuracy\"?",
            Assert.Throws<ArgumentException>(() => Metric.Parse("acuracy")).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("AUC", "auc")]
    [InlineData("Accuracy", "accuracy")]
    [InlineData("MeanSquaredError", "mean_squared_error")]
    [InlineData("KLDivergence", "kullback_leibler_divergence")]
    [InlineData("LogCoshError", "logcosh")]
    [InlineData("BinaryIoU", "binary_io_u")]
    [InlineData("R2Score", "r2_score")]
    public void Names_of_classes_stand_for_objects_with_keys_of_their_own(string name, string key) =>
        Assert.Equal(key, Metric.Parse(name).Name);

    [Fact]
    public void The_class_Accuracy_compares_labels()
    {
        Assert.Equal(Metric.Equality, Metric.Parse("Accuracy"));
        Assert.NotEqual(Metric.Equality, Metric.Accuracy);
        Assert.Equal(0.75, Metric.Equality.Value(Tensor.Of(1f, 2, 3, 4), Tensor.Of(1f, 2, 3, 5)));
        Assert.Equal(0.4, Metric.Equality.Value(Tensor.Of(1f, 2), Tensor.Of(1f, 3), Tensor.Of(2f, 3)), 1e-12);
    }

    [Fact]
    public void Targets_that_fit_no_kind_of_accuracy_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Metric.Accuracy.Value(Tensor.Zeros(4, 2), Tensor.Zeros(4, 3)));
        Assert.Contains("targets [4, 2], predictions [4, 3]", error.Message, StringComparison.Ordinal);
    }
}
