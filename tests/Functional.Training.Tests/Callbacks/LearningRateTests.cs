using Functional.Testing;

namespace Functional.Tests;

public sealed class LearningRateTests
{
    static readonly Tensor X = Key.Of(1).Normal([12, 2]);
    static readonly Tensor Y = Key.Of(2).Normal([12, 1]);

    static Model Regression(Schedule? rate = null) =>
        Sequential.Input(2).Dense(1).Compile(Optimizer.Sgd(rate ?? 0.01), Loss.Mse, Metric.Mae);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Cases("reduce_lr_on_plateau.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rates_are_reduced_when_Keras_reduces_them(int index)
    {
        var recorded = Golden.Cases("reduce_lr_on_plateau.json")[index];
        var (args, values) = (recorded.GetProperty("args"), recorded.GetProperty("values").Numbers());
        double Option(string name, double otherwise) => args.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;
        var callback = Callback.ReduceLearningRateOnPlateau(
            factor: Option("factor", 0.1),
            patience: (int)Option("patience", 10),
            minDelta: Option("min_delta", 1e-4),
            cooldown: (int)Option("cooldown", 0),
            minLearningRate: Option("min_lr", 0)
        );
        var script = new EventScript(callback, values.Length, keys: ["val_loss"]);
        script.Started();
        List<double> rates = [];
        for (var epoch = 0; epoch < values.Length; epoch++)
        {
            script.LearningRate = script.EpochEnded(epoch, new Logs([("val_loss", values[epoch])])).Rate ?? script.LearningRate;
            rates.Add(script.LearningRate);
        }
        new Tolerance(1e-6, 1e-12).Check(recorded.GetProperty("lr_after_epoch").Numbers(), [.. rates], "rates");
    }

    [Fact]
    public void A_plateau_is_written_about_and_the_rate_of_every_epoch_is_in_the_history()
    {
        var text = new StringWriter { NewLine = "\n" };
        var still = Regression()
            .Fit(
                X,
                Y,
                epochs: 4,
                callbacks: [Callback.ReduceLearningRateOnPlateau("loss", factor: 0.1, patience: 2, minDelta: 100, to: text)]
            );
        Assert.Equal([0.01, 0.01, 0.01, 0.001], still.History["lr"], (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(["loss", "mae", "lr"], still.History.Keys);
        Assert.Equal("\nEpoch 3: ReduceLROnPlateau reducing learning rate to 0.0010000000474974513.\n", text.ToString());
    }

    [Fact]
    public void A_schedule_sets_the_rate_before_every_epoch()
    {
        var text = new StringWriter { NewLine = "\n" };
        var scheduled = Regression()
            .Fit(X, Y, epochs: 3, callbacks: [Callback.LearningRateScheduler((epoch, rate) => epoch == 0 ? 0.5 : rate / 2, text)]);
        Assert.Equal([0.5, 0.25, 0.125], scheduled.History["lr"]);
        Assert.StartsWith("\nEpoch 1: LearningRateScheduler setting learning rate to 0.5.\n", text.ToString(), StringComparison.Ordinal);
        var byHand = Regression(0.5).Fit(X, Y).WithOptimizer(Optimizer.Sgd(0.25)).Fit(X, Y).WithOptimizer(Optimizer.Sgd(0.125)).Fit(X, Y);
        Assert.Equal(byHand.Parameters, scheduled.Parameters);
    }

    [Fact]
    public void A_schedule_goes_on_in_the_next_fit()
    {
        Callback[] callbacks = [Callback.LearningRateScheduler(epoch => 1.0 / (epoch + 1))];
        var once = Regression().Fit(X, Y, epochs: 4, callbacks: callbacks);
        var twice = Regression().Fit(X, Y, epochs: 2, callbacks: callbacks).Fit(X, Y, epochs: 2, callbacks: callbacks);
        Assert.Equal(once.Fingerprint, twice.Fingerprint);
        Assert.Equal(once.History, twice.History);
    }

    [Fact]
    public void Events_tell_the_rate_of_a_schedule_step_by_step()
    {
        List<double> rates = [];
        var decay = Schedule.ExponentialDecay(0.1, 1, 0.5);
        Regression(decay).Fit(X, Y, batchSize: 4, callbacks: [Callback.Lambda(onBatchBegin: e => rates.Add(e.LearningRate))]);
        Assert.Equal([0.1, 0.05, 0.025], rates);
    }

    [Fact]
    public void Wrong_arguments_and_numbers_that_will_not_be_there_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Callback.ReduceLearningRateOnPlateau(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Callback.ReduceLearningRateOnPlateau(patience: -1));
        Assert.Throws<ArgumentException>(() => Regression().Fit(X, Y, callbacks: [Callback.ReduceLearningRateOnPlateau()]));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Regression().Fit(X, Y, callbacks: [Callback.LearningRateScheduler(_ => double.NaN)])
        );
    }
}
