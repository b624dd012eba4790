using System.Globalization;

namespace Functional.Tests;

/// <summary>Callbacks see events and answer; every fit starts them afresh.</summary>
public sealed class CallbacksSample
{
    [Fact]
    public void They_print_ratios_stop_when_it_is_good_enough_and_keep_the_best()
    {
        var train = Datasets.Moons(200, noise: 0.1, seed: 3);
        var model = Sequential
            .Input(2)
            .Dense(16, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.02), Loss.BinaryCrossentropy);

        var lines = new List<string>();
        var kept = new List<Model>();
        var trained = model.Fit(
            train,
            epochs: 200,
            validationSplit: 0.2,
            callbacks:
            [
                Callback.OnEpochEnd(e =>
                    lines.Add(string.Create(CultureInfo.InvariantCulture, $"val/train: {e["val_loss"] / e["loss"]:F2}"))
                ),
                Callback.OnEpochEnd(e => e["loss"] < 0.1 ? Signal.Stop : Signal.Continue),
                Callback.OnBest(kept.Add),
            ]
        );

        Assert.InRange(trained.History.Epochs, 2, 199);
        Assert.Equal(trained.History.Epochs, lines.Count);
        Assert.All(lines, line => Assert.Matches(@"^val/train: \d+\.\d\d$", line));
        Assert.All(trained.History["loss"].SkipLast(1), loss => Assert.True(loss >= 0.1));
        Assert.True(trained.History["loss"].Last < 0.1);
        Assert.Equal(trained.History["val_loss"].BestEpoch + 1, kept[^1].History.Epochs);
    }
}
