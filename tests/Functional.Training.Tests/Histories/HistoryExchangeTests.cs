namespace Functional.Tests;

public sealed class HistoryExchangeTests
{
    static readonly Tensor X = Key.Of(1).Normal([12, 2]);
    static readonly Tensor Y = Key.Of(2).Normal([12, 1]);
    static readonly Model Start = Sequential.Input(2).Dense(1).Compile(Optimizer.Adam(0.01), Loss.Mse, Metric.Mae);

    static readonly FitOptions Options = new()
    {
        Epochs = 3,
        BatchSize = 5,
        ValidationSplit = 0.25,
        ValidationFrequency = 2,
        StepsPerEpoch = 2,
        ClassWeights = [1, 2],
        SnapshotEvery = 2,
        Seed = 9,
        Callbacks = [Callback.LearningRateScheduler(e => 0.1 / (e + 1))],
    };

    static History Trained()
    {
        var labels = Tensor.Of<int>([.. Enumerable.Range(0, 12).Select(i => i % 2)], 12);
        var model = Sequential
            .Input(2)
            .Dense(2, Activation.Softmax)
            .Compile(Optimizer.Adam(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);
        return model.Fit(Dataset.Of(X, labels), Options).Fit(Dataset.Of(X, labels), new FitOptions()).History;
    }

    [Fact]
    public void A_history_comes_back_from_JSON_with_its_provenance()
    {
        var history = Trained();
        var again = History.FromJson(history.ToJson());
        Assert.Equal(history, again);
        Assert.Equal(history.Keys, again.Keys);
        Assert.Equal(history["accuracy"].IsHigherBetter, again["accuracy"].IsHigherBetter);
        Assert.Equal([1], again["val_loss"].Epochs);
        Assert.Equal(history.ToJson(), again.ToJson());
        var (was, segment) = (history.Segments[0], again.Segments[0]);
        Assert.Equal(
            was with
            {
                Start = null,
                StartFingerprint = was.StartFingerprint,
                Options = Options with { Callbacks = [] },
            },
            segment
        );
        Assert.Equal((9L, 2, "managed"), (segment.Seed, again.Segments.Count, segment.Products));
        Assert.Contains("adam", segment.Optimizer, StringComparison.Ordinal);
        Assert.Contains("sparse_categorical_crossentropy", segment.Model, StringComparison.Ordinal);
        Assert.Contains("12 rows", again.Segments[1].Data, StringComparison.Ordinal);
        Assert.Equal(["learning rate scheduler"], segment.Callbacks);
    }

    [Fact]
    public void Numbers_that_are_not_finite_survive()
    {
        var history = History.Empty.Append(
            new Logs([("loss", double.NaN), ("a", double.PositiveInfinity), ("b", double.NegativeInfinity)]),
            []
        );
        Assert.Equal(history, History.FromJson(history.ToJson()));
        Assert.Equal(history, History.FromCsv(history.ToCsv().Replace("NaN", "nan", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_comes_back_with_the_same_numbers()
    {
        var history = Trained();
        var again = History.FromCsv(history.ToCsv());
        Assert.Equal(history, again);
        Assert.True(again["accuracy"].IsHigherBetter);
        var path = Path.GetTempFileName();
        var logged = Start.Fit(X, Y, epochs: 2, callbacks: [Callback.CsvLogger(path)]).History;
        Assert.Equal(logged["mae"], History.FromCsv(File.ReadAllText(path))["mae"]);
        File.Delete(path);
    }

    [Fact]
    public void Names_with_separators_and_other_separators_survive()
    {
        var history = History.Empty.Append(new Logs([("loss", 1), ("a,\"b\"", 2)]), []);
        Assert.Equal(history, History.FromCsv(history.ToCsv()));
        Assert.Equal(History.FromCsv("epoch,loss\n0,2\n"), History.FromCsv("epoch;loss\n0;2\n", ';'));
    }

    [Theory]
    [InlineData("epoch,loss\n5,1")]
    [InlineData("")]
    [InlineData("loss\n1")]
    [InlineData("epoch,loss\n0,1,2")]
    [InlineData("epoch,loss\n0,many")]
    public void A_table_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => History.FromCsv(text));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\": 99}")]
    [InlineData("{\"version\": 1, \"epochs\": 2, \"series\": {\"loss\": [1]}, \"segments\": [], \"higher_is_better\": []}")]
    public void JSON_that_is_no_history_is_refused(string text) => Assert.Throws<FormatException>(() => History.FromJson(text));

    [Fact]
    public void Snapshots_go_on_as_training_went_on_or_take_another_road()
    {
        var options = new FitOptions { Epochs = 5, SnapshotEvery = 2 };
        var trained = Start.Fit(Dataset.Of(X, Y), options);
        Assert.Equal([1, 3], trained.History.Snapshots);
        var third = trained.History.At(3);
        Assert.Equal(4, third.History.Epochs);
        var on = third.Fit(X, Y);
        Assert.Equal(trained.Fingerprint, on.Fingerprint);
        Assert.Equal(trained.History, on.History);
        Assert.Equal((0, 4), (third.History.Segments[0].FirstEpoch, third.History.Segments[0].Epochs));
        Callback[] slower = [Callback.OnEpochEnd(e => Signal.LearningRate(e.LearningRate / 2))];
        var slowed = Start.Fit(Dataset.Of(X, Y), options with { Callbacks = [.. slower] });
        Assert.Equal(slowed.Fingerprint, slowed.History.At(1).Fit(X, Y, epochs: 3, callbacks: slower).Fingerprint);
        var fork = trained.History.Fork(1, Optimizer.Sgd(0.1));
        Assert.Equal((2, 0L, "sgd"), (fork.History.Epochs, fork.OptimizerState.Step, fork.Optimizer.Name));
        Assert.Equal(trained.History.At(1).Parameters, fork.Parameters);
        var error = Assert.Throws<KeyNotFoundException>(() => trained.History.At(0));
        Assert.Contains("1, 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => Start.Fit(X, Y).History.At(0));
    }

    [Fact]
    public void Histories_are_compared_in_a_table()
    {
        History Of(params (double Loss, double Accuracy)[] epochs) =>
            epochs.Aggregate(History.Empty, (h, e) => h.Append(new Logs([("loss", e.Loss), ("accuracy", e.Accuracy)]), ["accuracy"]));
        var table = History.Compare(("Adam", Of((1, 0.5), (0.25, 0.75))), ("SGD", Of((1, 0.9), (2, 0.7), (3, 0.6))));
        Assert.Equal(
            """
                  epochs  time    loss    best  at  accuracy    best  at
            Adam       2  0.0s  0.2500  0.2500   2    0.7500  0.7500   2
            SGD        3  0.0s  3.0000  1.0000   1    0.6000  0.9000   1
            """,
            table
        );
        Assert.Contains("-", History.Compare(("a", Of((1, 1))), ("none", History.Empty)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => History.Compare());
    }
}
