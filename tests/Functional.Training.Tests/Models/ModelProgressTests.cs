using Functional.Testing;

namespace Functional.Tests;

/// <summary>What evaluating and predicting print, beside what Keras printed.</summary>
public sealed class ModelProgressTests
{
    const int Rows = 100;
    static readonly Tensor X = Key.Of(1).Normal([Rows, 3]);
    static readonly Tensor Y = Tensor.Of<int>([.. Enumerable.Range(0, Rows).Select(i => i % 2)], [Rows]);

    /// <summary>A clock that is moved by hand.</summary>
    sealed class Clock : TimeProvider
    {
        public long Now { get; set; } = 1;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Now;
    }

    /// <summary>Every batch takes some milliseconds: operation by operation, a layer of one's own sees each.</summary>
    static Model Timed(Clock clock, int first, int others)
    {
        var count = 0;
        var tick = Layer.Of(
            "tick",
            (_, x) =>
            {
                if (!x.IsSymbolic)
                {
                    clock.Now += count++ == 0 ? first : others;
                }
                return x;
            }
        );
        return Sequential
            .Input(3)
            .Then(tick)
            .Dense(2, Activation.Softmax)
            .Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy, [Metric.Accuracy], execution: Execution.Default.Eager());
    }

    [Fact]
    public void An_evaluation_draws_the_bar_of_Keras()
    {
        var (clock, text) = (new Clock(), new StringWriter());
        var model = Timed(clock, 10, 3);
        var scores = model.Evaluate(X, Y, progress: new ConsoleProgress(1, text, clock));
        var first = model.Evaluate(X[..32], Y[..32]);
        string Line(Scores s) => $" - loss: {Logs.Number(s.Loss)} - accuracy: {Logs.Number(s["accuracy"])}";
        var recorded = Golden.Text("console/evaluate_verbose_1.txt");
        Assert.Equal(Shape(recorded), Shape(text.ToString()));
        Assert.Contains($"\r1/4 [======>.......................] - ETA: 0s{Line(first)}", text.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"\r4/4 [==============================] - 0s 3ms/step{Line(scores)}\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluation_writes_the_line_of_Keras()
    {
        var (clock, text) = (new Clock(), new StringWriter());
        Timed(clock, 5, 5).Evaluate(Dataset.Of(X, Y).Batches(32), new ConsoleProgress(2, text, clock));
        Assert.Equal(Shape(Golden.Text("console/evaluate_verbose_2.txt")), Shape(text.ToString()));
    }

    [Fact]
    public void A_prediction_draws_the_bar_of_Keras_byte_for_byte()
    {
        var (clock, text) = (new Clock(), new StringWriter());
        var model = Timed(clock, 10, 1);
        var predicted = model.Predict(X, progress: new ConsoleProgress(1, text, clock));
        Assert.Equal(Golden.Text("console/predict_verbose_1.txt"), text.ToString());
        Assert.Equal(model.Predict(X), predicted);
    }

    [Fact]
    public void Nothing_is_printed_unless_asked_for()
    {
        var (clock, text) = (new Clock(), new StringWriter());
        var model = Timed(clock, 1, 1);
        Assert.Equal(model.Evaluate(X, Y), model.Evaluate(X, Y, progress: new ConsoleProgress(0, text, clock)));
        Assert.Equal("", text.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsoleProgress(3));
    }

    /// <summary>A text without its numbers of loss and accuracy.</summary>
    static string Shape(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"(loss|accuracy): [0-9.]+", "$1: number");
}
