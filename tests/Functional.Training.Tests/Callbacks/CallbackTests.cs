namespace Functional.Tests;

public sealed class CallbackTests
{
    static readonly Tensor X =
    [
        [1],
        [2],
        [3],
        [4],
        [5],
    ];
    static readonly Tensor Y =
    [
        [2],
        [4],
        [6],
        [8],
        [10],
    ];
    static readonly Model Start = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(0.01), Loss.Mse, Metric.Mae);

    [Fact]
    public void Events_come_in_the_order_of_Keras()
    {
        List<string> seen = [];
        var watch = Callback.Of(e =>
        {
            seen.Add(
                e switch
                {
                    TrainEvent.EpochStarted s => $"epoch {s.Epoch}",
                    TrainEvent.BatchStarted s => $"batch {s.Batch}",
                    TrainEvent.BatchEnded s => $"batch {s.Batch} ended",
                    TrainEvent.EpochEnded s => $"epoch {s.Epoch} ended",
                    _ => e.GetType().Name,
                }
            );
            return Signal.Continue;
        });
        Start.Fit(X, Y, epochs: 2, batchSize: 3, validation: (X, Y), callbacks: [watch]);

        string[] Epoch(int n) =>
            [
                $"epoch {n}",
                "batch 0",
                "batch 0 ended",
                "batch 1",
                "batch 1 ended",
                "ValidationStarted",
                "ValidationEnded",
                $"epoch {n} ended",
            ];
        Assert.Equal(["Started", .. Epoch(0), .. Epoch(1), "Ended"], seen);
    }

    [Fact]
    public void Run_and_history_tell_what_is_planned_and_what_was()
    {
        FitRun? run = null;
        List<int> lengths = [];
        var once = Start.Fit(X, Y, epochs: 3);
        once.Fit(
            X,
            Y,
            epochs: 2,
            batchSize: 2,
            validation: (X, Y),
            callbacks:
            [
                Callback.OnEpochEnd(e =>
                {
                    run = e.Run;
                    lengths.Add(e.History.Epochs);
                }),
            ]
        );
        Assert.Equal((3, 2, 3), (run!.FirstEpoch, run.Epochs, run.Steps));
        Assert.Equal(["loss", "mae", "val_loss", "val_mae"], run.Keys);
        Assert.Equal([4, 5], lengths);
    }

    [Fact]
    public void Batch_numbers_are_averages_so_far()
    {
        List<double> losses = [];
        var trained = Start.Fit(X, Y, batchSize: 2, callbacks: [Callback.OnBatchEnd(e => losses.Add(e["loss"]))]);
        Assert.Equal(3, losses.Count);
        Assert.Equal(trained.History["loss"].Last, losses[^1]);
        Assert.NotEqual(losses[0], losses[1]);
    }

    [Fact]
    public void Stop_at_a_batch_skips_the_rest_and_still_validates()
    {
        var batches = 0;
        var trained = Start.Fit(
            X,
            Y,
            epochs: 5,
            batchSize: 1,
            validation: (X, Y),
            callbacks: [Callback.OnBatchEnd(e => ++batches == 2 ? Signal.Stop : Signal.Continue)]
        );
        Assert.Equal(2, batches);
        Assert.Equal(1, trained.History.Epochs);
        Assert.True(trained.History[0].Contains("val_loss"));
    }

    [Fact]
    public void A_learning_rate_stays_through_later_fits_and_is_logged()
    {
        var slowed = Start.Fit(X, Y, epochs: 2, callbacks: [Callback.OnEpochEnd(e => Signal.LearningRate(0))]);
        Assert.Equal([0], slowed.History["lr"]);
        Assert.Equal([1], slowed.History["lr"].Epochs);
        var still = slowed.Fit(X, Y, epochs: 2);
        Assert.Equal(slowed.Parameters, still.Parameters);
        Assert.NotEqual(slowed.Parameters, still.WithOptimizer(Optimizer.Sgd(0.01)).Fit(X, Y).Parameters);
        Assert.Equal([(0, 0.0), (1, 0.0)], slowed.History.Segments[0].LearningRates);
    }

    [Fact]
    public void Answers_combine_in_order()
    {
        var (a, b) = (EventScript.Marked(1), EventScript.Marked(2));
        var sum = Signal
            .Stop.And(Signal.Restore(a))
            .And(Signal.LearningRate(1))
            .And(Signal.Continue)
            .And(Signal.LearningRate(2))
            .And(Signal.Restore(b));
        Assert.True(sum.Stops);
        Assert.Equal(2, sum.Rate);
        Assert.Same(b, sum.Restored);
        Assert.Throws<ArgumentOutOfRangeException>(() => Signal.LearningRate(-1));
    }

    [Fact]
    public void Restore_brings_parameters_back_and_needs_the_same_network()
    {
        Model? first = null;
        var trained = Start.Fit(
            X,
            Y,
            epochs: 3,
            callbacks:
            [
                Callback.OnEpochEnd(e =>
                {
                    first ??= e.Model;
                    return Signal.Restore(first);
                }),
            ]
        );
        Assert.Equal(first!.Parameters, trained.Parameters);
        var other = Sequential.Input(1).Dense(1, name: "other").Compile(Optimizer.Sgd(), Loss.Mse);
        var error = Assert.Throws<ArgumentException>(() => Start.Fit(X, Y, callbacks: [Callback.OnEpochEnd(_ => Signal.Restore(other))]));
        Assert.Contains("[dense/kernel, dense/bias], not [other/kernel, other/bias]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_of_an_event_is_a_snapshot_that_must_be_read_in_time()
    {
        List<Model> models = [];
        TrainEvent? kept = null;
        Start.Fit(
            X,
            Y,
            epochs: 2,
            callbacks:
            [
                Callback.OnEpochEnd(e =>
                {
                    if (e.Epoch == 0)
                    {
                        models.Add(e.Model);
                    }
                    kept = e;
                }),
            ]
        );
        Assert.Equal(1, models[0].History.Epochs);
        Assert.Equal(Start.Fit(X, Y).Parameters, models[0].Parameters);
        var error = Assert.Throws<InvalidOperationException>(() => kept!.Model);
        Assert.Contains("read e.Model inside the callback", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_has_memory_of_its_own_in_every_fit()
    {
        List<int> counts = [];
        var counting = Callback.Fold(
            0,
            (count, e) =>
            {
                if (e is TrainEvent.Ended)
                {
                    counts.Add(count);
                }
                return (count + (e is TrainEvent.EpochEnded ? 1 : 0), Signal.Continue);
            }
        );
        Start.Fit(X, Y, epochs: 2, callbacks: [counting]).Fit(X, Y, epochs: 3, callbacks: [counting]);
        Assert.Equal([2, 3], counts);
    }

    [Fact]
    public void OnBest_sees_every_new_best_model()
    {
        List<double> losses = [];
        var trained = Start.Fit(
            X,
            Y,
            epochs: 5,
            callbacks: [Callback.OnBest(best => losses.Add(best.History["loss"].Last), monitor: "loss")]
        );
        Assert.Equal(trained.History["loss"], losses);
    }

    [Fact]
    public void TerminateOnNaN_stops_when_the_loss_is_lost()
    {
        var exploding = Start.WithOptimizer(Optimizer.Sgd(1e30));
        var lost = exploding.Fit(X, Y, epochs: 10, callbacks: [Callback.TerminateOnNaN()]);
        Assert.True(lost.History.Epochs < 10, $"{lost.History.Epochs} epochs");
        Assert.False(double.IsFinite(lost.History["loss"].Last));
        Assert.Equal(10, exploding.Fit(X, Y, epochs: 10).History.Epochs);
    }
}
