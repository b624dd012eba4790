namespace Functional.Tests;

/// <summary>Every mistake with data is refused before the first step, with what was found and what to try.</summary>
public sealed class BadDataTests
{
    static readonly Model Digits = Sequential
        .Input(4)
        .Dense(3, Activation.Softmax)
        .Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

    static readonly Model Yes = Sequential.Input(4).Dense(1, Activation.Sigmoid).Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy);

    static readonly Model Line = Sequential.Input(4).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);

    static readonly Tensor X = Tensor.Ones(6, 4);

    [Fact]
    public void Another_number_of_features_is_named_with_the_input()
    {
        const string Expected =
            "input \"input\": the network was built for examples of another shape; got network (None, 4), data [6, 5]. Reshape the data, "
            + "or build the network with Input of the data's shape; the first axis counts examples.";
        Assert.Equal(Expected, Assert.Throws<ShapeException>(() => Line.Fit(Tensor.Ones(6, 5), Tensor.Ones(6))).Message);
        Assert.Equal(Expected, Assert.Throws<ShapeException>(() => Line.Evaluate(Tensor.Ones(6, 5), Tensor.Ones(6))).Message);
        Assert.Equal(Expected, Assert.Throws<ShapeException>(() => Line.Predict(Tensor.Ones(6, 5))).Message);
    }

    [Fact]
    public void One_example_without_a_batch_axis_is_recognised()
    {
        var error = Assert.Throws<ShapeException>(() => Line.Predict(Tensor.Ones(4)));
        Assert.Contains("This looks like one example without a batch axis", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_of_another_length_are_named_with_their_rows()
    {
        var error = Assert.Throws<ShapeException>(() => Line.Fit(X, Tensor.Ones(5)));
        Assert.Contains("[6, 4]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[5]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_data_set_is_refused()
    {
        var empty = Dataset.Of(Tensor.Zeros(0, 4), Tensor.Zeros(0));
        Assert.Contains(
            "the training data set has no rows",
            Assert.Throws<ArgumentException>(() => Line.Fit(empty)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Line.Evaluate(empty));
        Assert.Throws<ArgumentException>(() => Line.Fit(X, Tensor.Ones(6), validation: empty));
        Assert.Equal([0, 1], Line.Predict(Tensor.Zeros(0, 4)).Shape);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_label_outside_the_classes_is_named_with_its_row(int label)
    {
        var error = Assert.Throws<ArgumentException>(() => Digits.Fit(X, Tensor.Of(0, 1, 2, 0, label, 1)));
        Assert.Equal(
            "sparse_categorical_crossentropy on output \"dense\": labels must be whole numbers from 0 to 2, because the output has 3 "
                + $"units; row 4 has {label}. Give the last layer as many units as there are classes, and number the classes from 0.",
            error.Message
        );
    }

    [Fact]
    public void A_label_that_is_not_whole_is_refused() =>
        Assert.Contains(
            "row 1 has 0.5",
            Assert.Throws<ArgumentException>(() => Digits.Fit(X, [0, 0.5, 1, 1, 1, 1])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Class_labels_for_a_yes_or_no_loss_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Yes.Fit(X, Tensor.Of(0, 1, 2, 3, 1, 0)));
        Assert.Contains("targets must lie between 0 and 1; row 2 has 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_not_finite_are_named_with_row_and_column(double value)
    {
        var values = Enumerable.Repeat(1.0, 24).ToArray();
        values[14] = value;
        var x = Tensor.Of<double>(values, [6, 4]).Cast(DType.Float32);
        foreach (
            Action run in new Action[] { () => Line.Fit(x, Tensor.Ones(6)), () => Line.Evaluate(x, Tensor.Ones(6)), () => Line.Predict(x) }
        )
        {
            var error = Assert.ThrowsAny<ArgumentException>(run);
            Assert.Contains("row 3", error.Message, StringComparison.Ordinal);
            Assert.Contains("column 2", error.Message, StringComparison.Ordinal);
        }
        Assert.ThrowsAny<ArgumentException>(() => Line.Fit(X, Tensor.Of([1, 1, value, 1, 1, 1])));
    }

    [Fact]
    public void Targets_that_a_loss_or_metric_cannot_take_are_refused_before_the_first_step()
    {
        var loss = Assert.Throws<ShapeException>(() => Line.Fit(X, Tensor.Ones(6, 2)));
        Assert.Contains("targets [6, 2], predictions [6, 1]", loss.Message, StringComparison.Ordinal);
        var oneHot = Assert.Throws<ShapeException>(() => Digits.Fit(X, Tensor.Ones(6, 3)));
        Assert.Contains("These targets look one-hot", oneHot.Message, StringComparison.Ordinal);
        var labels = Sequential.Input(4).Dense(3, Activation.Softmax).Compile(Optimizer.Sgd(), Loss.CategoricalCrossentropy);
        var sparse = Assert.Throws<ShapeException>(() => labels.Fit(X, Tensor.Of(0, 1, 2, 0, 1, 2)));
        Assert.Contains("use the sparse form of the loss", sparse.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Floating_types_do_not_mix()
    {
        var error = Assert.Throws<DTypeException>(() => Line.Predict(X.Cast(DType.Float64)));
        Assert.Contains("x.Cast(DType.Float32)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_told_to_callbacks_before_the_data_are_right()
    {
        var events = 0;
        var watch = Callback.Of(_ =>
        {
            events++;
            return Signal.Continue;
        });
        Assert.Throws<ShapeException>(() => Line.Fit(Tensor.Ones(6, 5), Tensor.Ones(6), callbacks: [watch]));
        Assert.Equal(0, events);
    }
}
