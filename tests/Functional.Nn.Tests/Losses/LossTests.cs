using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class LossTests
{
    static readonly Dictionary<string, Func<JsonElement, Loss>> Losses = new()
    {
        ["MeanSquaredError"] = _ => Loss.Mse,
        ["MeanAbsoluteError"] = _ => Loss.Mae,
        ["MeanAbsolutePercentageError"] = _ => Loss.Mape,
        ["MeanSquaredLogarithmicError"] = _ => Loss.Msle,
        // TensorFlow rounds delta to single precision, even for double-precision data; rounded likewise, all digits agree.
        ["Huber"] = args => Loss.Huber((float)args.Option("delta", 1)),
        ["LogCosh"] = _ => Loss.LogCosh,
        ["Hinge"] = _ => Loss.Hinge,
        ["SquaredHinge"] = _ => Loss.SquaredHinge,
        ["CategoricalHinge"] = _ => Loss.CategoricalHinge,
        ["KLDivergence"] = _ => Loss.KlDivergence,
        ["Poisson"] = _ => Loss.Poisson,
        ["CosineSimilarity"] = _ => Loss.CosineSimilarity(),
        ["BinaryCrossentropy"] = args => WithOptions(Loss.BinaryCrossentropy, args),
        ["BinaryFocalCrossentropy"] = args => WithOptions(Loss.BinaryFocalCrossentropy(), args),
        ["CategoricalCrossentropy"] = args => WithOptions(Loss.CategoricalCrossentropy, args),
        ["SparseCategoricalCrossentropy"] = args => WithOptions(Loss.SparseCategoricalCrossentropy, args),
    };

    /// <summary>TensorFlow keeps ln 2 in single precision, even for double-precision data; derivatives do not see it.</summary>
    static readonly Tolerance SingleConstant = new(1e-7, 1e-12);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Cases("losses.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_derivatives_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("losses.json")[index];
        var loss = Losses[recorded.GetProperty("loss").GetString()!](recorded.GetProperty("args"));
        var (target, prediction) = (recorded.GetProperty("y_true").ToTensor(), recorded.GetProperty("y_pred").ToTensor());
        var weights = recorded.GetProperty("sample_weight") is { ValueKind: not JsonValueKind.Null } w ? w.ToTensor() : null;
        var isSum = recorded.GetProperty("args").TryGetProperty("reduction", out var reduction) && reduction.GetString() == "sum";
        var reduced = isSum ? loss.WithReduction(Reduction.Sum) : loss;
        Tensor Value(Tensor p) => reduced.Value(target, p, weights);

        var tolerance = loss == Loss.LogCosh ? SingleConstant : Tolerance.Float64;
        tolerance.CheckTensor(recorded.GetProperty("per_sample"), loss.PerSample(target, prediction), $"{loss} per sample");
        tolerance.Check(recorded.GetProperty("value").Number(), Value(prediction).ToDouble(), $"{loss}");
        Tolerance.Float64.CheckTensor(recorded.GetProperty("grad"), Autodiff.Gradient(Value, prediction), $"{loss} gradient");
    }

    [Fact]
    public void All_of_the_recording_is_used() => Assert.Equal(52, Cases.Count);

    [Fact]
    public void Targets_of_n_beside_predictions_of_n_by_1_are_never_broadcast_to_n_by_n()
    {
        Tensor target = [1, 2, 3],
            prediction =

            [
                [1],
                [2],
                [5],
            ];
        Assert.Equal(4.0 / 3, Loss.Mse.Value(target, prediction).ToDouble(), 1e-6);
        Assert.Equal(Tensor.Of(0f, 0, 4), Loss.Mse.PerSample(target, prediction));
    }

    [Fact]
    public void Targets_of_another_shape_are_refused_with_every_shape_and_a_hint()
    {
        var error = Assert.Throws<ShapeException>(() => Loss.Mse.Value(Tensor.Zeros(4, 1), Tensor.Zeros(4, 3)));
        Assert.Equal(
            "mean_squared_error: targets must have the shape of the predictions; got targets [4, 1], predictions [4, 3]. "
                + "For class labels use the sparse form of the loss, or target.OneHot(classes).",
            error.Message
        );
        var sparse = Assert.Throws<ShapeException>(() => Loss.SparseCategoricalCrossentropy.Value(Tensor.Zeros(4, 3), Tensor.Zeros(4, 3)));
        Assert.Contains("These targets look one-hot", sparse.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sparse_labels_may_be_whole_floats_and_stand_in_a_column()
    {
        Tensor prediction =
        [
            [0.2, 0.8],
            [0.6, 0.4],
        ];
        var expected = Loss.SparseCategoricalCrossentropy.Value(Tensor.Of(1, 0), prediction);
        Assert.Equal(expected, Loss.SparseCategoricalCrossentropy.Value([1, 0], prediction));
        Assert.Equal(
            expected,
            Loss.SparseCategoricalCrossentropy.Value(
                [
                    [1],
                    [0],
                ],
                prediction
            )
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0.5)]
    public void A_label_outside_the_classes_is_named(double label)
    {
        Tensor prediction =
        [
            [0.2, 0.8],
        ];
        var error = Assert.ThrowsAny<ArgumentException>(() => Loss.SparseCategoricalCrossentropy.Value(Tensor.Of([label]), prediction));
        Assert.Contains(label.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_make_other_losses()
    {
        Assert.Equal(Loss.BinaryCrossentropy.FromLogits(), Loss.BinaryCrossentropy.FromLogits());
        Assert.NotEqual<Loss>(Loss.BinaryCrossentropy, Loss.BinaryCrossentropy.FromLogits());
        Assert.NotEqual<Loss>(Loss.BinaryCrossentropy.LabelSmoothing(0.1), Loss.BinaryCrossentropy.LabelSmoothing(0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.BinaryCrossentropy.LabelSmoothing(2));
        Assert.Throws<InvalidOperationException>(() => Loss.SparseCategoricalCrossentropy.LabelSmoothing(0.1));
    }

    [Fact]
    public void Keras_names_lead_to_losses()
    {
        Assert.Equal(Loss.Mse, Loss.Parse("mse"));
        Assert.Equal(Loss.Mse, Loss.Parse("mean_squared_error"));
        Assert.Equal<Loss>(Loss.SparseCategoricalCrossentropy, Loss.Parse("sparse_categorical_crossentropy"));
        Assert.Contains("\"mae\"", Assert.Throws<ArgumentException>(() => Loss.Parse("maee")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_of_one_s_own_gets_aligned_targets()
    {
        var cubic = Loss.Of("cubic", (y, p) => Ops.Mean(Ops.Abs(p - y).Pow(3), -1));
        Assert.Equal(
            9.0 / 2,
            cubic
                .Value(
                    Tensor.Of(1, 2),
                    [
                        [2],
                        [4],
                    ]
                )
                .ToDouble(),
            1e-6
        );
    }

    [Fact]
    public void Weights_of_another_number_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Loss.Mse.Value(Tensor.Zeros(4, 1), Tensor.Zeros(4, 1), Tensor.Ones(3)));
        Assert.Contains("one weight for each example", error.Message, StringComparison.Ordinal);
    }

    static Crossentropy WithOptions(Crossentropy loss, JsonElement args)
    {
        var smoothing = args.Option("label_smoothing", 0);
        var smoothed = smoothing > 0 ? loss.LabelSmoothing(smoothing) : loss;
        return args.Flag("from_logits") ? smoothed.FromLogits() : smoothed;
    }
}
