using System.Reflection;

namespace Functional.Tests;

/// <summary>What is easily got wrong at first, and what the library answers: the rule, the shapes, what to try.</summary>
public sealed class MistakesSample
{
    static readonly Dataset Digits = Datasets.Digits().Scale(1 / 16.0).Take(40);

    static readonly Model Reader = Sequential
        .Input(64)
        .Dense(10, Activation.Softmax)
        .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

    static string MessageOf<T>(Action mistake)
        where T : Exception => Assert.Throws<T>(mistake).Message;

    [Fact]
    public void Images_in_place_of_rows()
    {
        var message = MessageOf<ShapeException>(() => Reader.Fit(Digits.Map(x => x.Reshape(-1, 8, 8))));
        Assert.StartsWith("input \"input\": the network was built for examples of another shape; got ", message, StringComparison.Ordinal);
        Assert.Contains(" (None, 64), ", message, StringComparison.Ordinal);
        Assert.Contains(" [40, 8, 8]. Reshape the data, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_example_in_place_of_a_batch() =>
        Assert.EndsWith(
            "This looks like one example without a batch axis: use x.ExpandDims(0), or x[..1] of a batch.",
            MessageOf<ShapeException>(() => Reader.Predict(Digits.X[0])),
            StringComparison.Ordinal
        );

    [Fact]
    public void Labels_from_1() =>
        Assert.Equal(
            "sparse_categorical_crossentropy on output \"dense\": labels must be whole numbers from 0 to 9, because the output has 10 "
                + "units; row 9 has 10. Give the last layer as many units as there are classes, and number the classes from 0.",
            MessageOf<ArgumentException>(() => Reader.Fit(Digits.MapTargets(y => y + 1)))
        );

    [Fact]
    public void One_unit_for_labels() =>
        Assert.EndsWith(
            "because the output has 1 unit; row 1 has 1. "
                + "A single unit tells two classes apart with Loss.BinaryCrossentropy; else give every class a unit.",
            MessageOf<ArgumentException>(() =>
                Sequential.Input(64).Dense(1).Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy).Fit(Digits)
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_gap_in_the_data() =>
        Assert.Equal(
            "dataset: input, row 1, column 1 is NaN; got input float32[2, 2]. "
                + "Nothing can be learned from it: drop the row, or fill the gap before training.",
            MessageOf<ArgumentException>(() =>
                Sequential
                    .Input(2)
                    .Dense(1)
                    .Compile(Optimizer.Sgd(), Loss.Mse)
                    .Fit(
                        [
                            [1, 2],
                            [3, double.NaN],
                        ],
                        [
                            [1],
                            [2],
                        ]
                    )
            )
        );

    [Fact]
    public void A_key_that_is_Keras_short_form() =>
        Assert.Equal("no \"acc\"; there are: loss, accuracy.", MessageOf<KeyNotFoundException>(() => _ = Reader.Evaluate(Digits)["acc"]));

    [Fact]
    public void Early_stopping_without_validation() =>
        Assert.Equal(
            "early stopping: the monitored \"val_loss\" will not be there; there will be: loss, accuracy. "
                + "There is no validation data: give Fit validation or validationSplit, or monitor a training number.",
            MessageOf<ArgumentException>(() => Reader.Fit(Digits, callbacks: [Callback.EarlyStopping()]))
        );

    [Fact]
    public void The_history_of_the_model_that_was_not_trained() =>
        Assert.Equal(
            "no \"loss\": no epoch has been trained; the model that Fit returns has the history.",
            MessageOf<KeyNotFoundException>(() => _ = Reader.History["loss"])
        );

    [Fact]
    public void A_name_from_memory() =>
        Assert.StartsWith(
            "no activation is called \"rleu\"; did you mean \"relu\"? There are: linear, relu, ",
            MessageOf<ArgumentException>(() => Activation.Parse("rleu")),
            StringComparison.Ordinal
        );

    // A call of one of these does not compile; the attribute holds the sentence that the compiler says instead.
    [Fact]
    public void A_network_that_was_not_compiled()
    {
        var methods = typeof(NotYetCompiled).GetMethods(BindingFlags.Public | BindingFlags.Static);
        var sentences = methods.Select(method => method.GetCustomAttribute<ObsoleteAttribute>());

        Assert.Equal(["Evaluate", "Fit", "Predict"], methods.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(sentences, sentence => Assert.True(sentence?.IsError));
        Assert.All(sentences, sentence => Assert.Contains("Compile(optimizer, loss)", sentence?.Message, StringComparison.Ordinal));
    }
}
