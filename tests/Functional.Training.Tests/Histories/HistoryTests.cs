namespace Functional.Tests;

public sealed class HistoryTests
{
    static readonly Tensor X =
    [
        [1],
        [2],
        [3],
        [4],
    ];
    static readonly Model Start = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(0.01), Loss.Mse, Metric.Mae);

    [Fact]
    public void It_grows_by_every_fit_and_keeps_where_it_comes_from()
    {
        var once = Start.Fit(X, X, epochs: 2, seed: 7);
        var twice = once.Fit(X, X, epochs: 3, batchSize: 2);
        Assert.Equal(0, Start.History.Epochs);
        Assert.Equal(5, twice.History.Epochs);
        Assert.Equal(once.History["loss"], twice.History["loss"].Take(2));
        Assert.Equal([(0, 2, 7L), (2, 3, 0L)], twice.History.Segments.Select(s => (s.FirstEpoch, s.Epochs, s.Seed)));
        Assert.Same(Start, twice.History.Segments[0].Start);
        Assert.Same(once, twice.History.Segments[1].Start);
        Assert.Equal(2, twice.History.Segments[1].Options.BatchSize);
        Assert.True(twice.History.Duration > TimeSpan.Zero);
    }

    [Fact]
    public void Best_follows_the_metric()
    {
        var logs = new[] { (3.0, 0.5), (1.0, 0.9), (2.0, 0.7) };
        var history = logs.Aggregate(History.Empty, (h, l) => h.Append(new Logs([("loss", l.Item1), ("accuracy", l.Item2)]), ["accuracy"]));
        Assert.Equal(1, history["loss"].Best);
        Assert.Equal(0.9, history["accuracy"].Best);
        Assert.Equal(1, history.BestEpoch("accuracy"));
        Assert.Equal(2, history["loss"].Last);
    }

    [Fact]
    public void NaN_is_never_best()
    {
        var history = new[] { double.NaN, 2, double.NaN, 1 }.Aggregate(History.Empty, (h, v) => h.Append(new Logs([("loss", v)]), []));
        Assert.Equal(1, history["loss"].Best);
        Assert.Equal(3, history.BestEpoch("loss"));
    }

    [Fact]
    public void A_key_that_is_not_there_is_explained()
    {
        var empty = Assert.Throws<KeyNotFoundException>(() => Start.History["loss"]);
        Assert.Contains("the model that Fit returns has the history", empty.Message, StringComparison.Ordinal);
        var other = Assert.Throws<KeyNotFoundException>(() => Start.Fit(X, X).History["val_loss"]);
        Assert.Equal("no \"val_loss\"; there are: loss, mae.", other.Message);
    }

    [Fact]
    public void It_prints_and_exports()
    {
        var history = new[] { (0.5, 0.25), (1e-5, 1) }.Aggregate(
            History.Empty,
            (h, l) => h.Append(new Logs([("loss", l.Item1), ("accuracy", l.Item2)]), [])
        );
        Assert.Equal("Epoch 1 - loss: 0.5000 - accuracy: 0.2500\nEpoch 2 - loss: 1.0000e-05 - accuracy: 1.0000", history.ToString());
        Assert.Equal("epoch,loss,accuracy\n0,0.5,0.25\n1,1E-05,1\n", history.ToCsv());
        Assert.Equal("loss: [0.5000, 1.0000e-05]", history["loss"].ToString());
    }

    [Fact]
    public void Equality_is_of_numbers_and_not_of_time()
    {
        Assert.Equal(Start.Fit(X, X, epochs: 2).History, Start.Fit(X, X, epochs: 2).History);
        Assert.NotEqual(Start.Fit(X, X, epochs: 2).History, Start.Fit(X, X, epochs: 3).History);
    }
}
