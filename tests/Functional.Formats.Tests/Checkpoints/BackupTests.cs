namespace Functional.Tests;

public sealed class BackupTests : IDisposable
{
    static readonly Dataset Data = Dataset.Of(Key.Of(1).Normal([30, 3]), Key.Of(2).Normal([30, 1]));

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Model Compiled(bool eager = false)
    {
        var managed = Execution.Default.WithBlas(BlasLibrary.Managed);
        return Sequential
            .Input(3)
            .Dense(4, Activation.Tanh)
            .BatchNormalization()
            .Dropout(0.3)
            .Dense(1)
            .Compile(Optimizer.Adam(0.01), Loss.Mse, [Metric.Mae], execution: eager ? managed.Eager() : managed);
    }

    FitOptions Options(params Callback[] more) =>
        new()
        {
            Epochs = 6,
            BatchSize = 8,
            ValidationSplit = 0.2,
            Callbacks = [Callback.BackupAndRestore(folder["backup"]), .. more],
        };

    static Callback Killed(int epoch, int batch) =>
        Callback.OnBatchEnd(e => e.Epoch == epoch && e.Batch == batch ? throw new TimeoutException("killed") : Signal.Continue);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_fit_that_was_killed_goes_on_to_the_bits_of_one_that_was_not(bool eager)
    {
        var whole = Compiled(eager).Fit(Data, Options() with { Callbacks = [] });
        Assert.Throws<TimeoutException>(() => Compiled(eager).Fit(Data, Options(Killed(2, 1))));
        Assert.Throws<TimeoutException>(() => Compiled(eager).Fit(Data, Options(Killed(4, 0))));
        List<int> epochs = [];
        var resumed = Compiled(eager).Fit(Data, Options(Callback.OnEpochEnd(e => epochs.Add(e.Epoch))));
        Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
        Assert.Equal(whole.History, resumed.History);
        Assert.Equal(whole.OptimizerState, resumed.OptimizerState);
        Assert.Equal([4, 5], epochs);
        Assert.Equal([(0, 2), (2, 2), (4, 2)], resumed.History.Segments.Select(s => (s.FirstEpoch, s.Epochs)));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_fit_cancelled_within_an_epoch_is_resumed_from_its_last_whole_one()
    {
        using var source = new CancellationTokenSource();
        var cancel = Callback.OnBatchEnd(e =>
        {
            if (e.Epoch == 2 && e.Batch == 0)
            {
                source.Cancel();
            }
        });
        Compiled().Fit(Data, Options(cancel) with { Cancellation = source.Token });
        Assert.Equal(2, Compiled().Load(folder["backup/backup.safetensors"]).History.Epochs);
        Assert.Equal(Compiled().Fit(Data, Options() with { Callbacks = [] }).Fingerprint, Compiled().Fit(Data, Options()).Fingerprint);
    }

    [Fact]
    public void What_callbacks_answer_to_the_end_of_an_epoch_is_backed_up_too()
    {
        var slower = Callback.OnEpochEnd(e => Signal.LearningRate(e.LearningRate / 2));
        var whole = Compiled().Fit(Data, Options(slower) with { Callbacks = [slower] });
        Assert.Throws<TimeoutException>(() => Compiled().Fit(Data, Options(slower, Killed(3, 0))));
        var resumed = Compiled().Fit(Data, Options(slower));
        Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
        Assert.Equal(whole.History, resumed.History);
    }

    [Fact]
    public void The_best_model_of_before_a_kill_stays_the_best()
    {
        var best = folder["best.safetensors"];
        Callback[] Watched(params Callback[] more) =>
            [Callback.LearningRateScheduler(e => e == 0 ? 0.01 : 5), Callback.ModelCheckpoint(best, saveBestOnly: true), .. more];
        Assert.Throws<TimeoutException>(() => Compiled().Fit(Data, Options(Watched(Killed(2, 0)))));
        var resumed = Compiled().Fit(Data, Options(Watched()));
        Assert.Equal(0, resumed.History["val_loss"].BestEpoch);
        Assert.Equal(1, Compiled().Load(best).History.Epochs);
    }

    [Fact]
    public void A_later_fit_of_a_trained_model_is_resumed_too()
    {
        var once = Compiled().Fit(Data, epochs: 2);
        var whole = once.Fit(Data, Options() with { Callbacks = [] });
        Assert.Throws<TimeoutException>(() => once.Fit(Data, Options(Killed(5, 2))));
        Assert.Equal(whole.Fingerprint, once.Fit(Data, Options()).Fingerprint);
    }

    [Fact]
    public void The_backup_of_another_fit_is_refused()
    {
        Assert.Throws<TimeoutException>(() => Compiled().Fit(Data, Options(Killed(2, 1))));
        var error = Assert.Throws<ArgumentException>(() => Compiled().Fit(Data, Options() with { BatchSize = 5 }));
        Assert.Contains("of another fit", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Compiled().Fit(Data, Options() with { Epochs = 1 }));
        Assert.Throws<ArgumentException>(() => Compiled().WithOptimizer(Optimizer.Adam(0.5)).Fit(Data, Options()));
        Assert.Throws<ArgumentException>(() => Compiled().Fit(Data.Take(20), Options()));
        Assert.Throws<ArgumentException>(() => Compiled().Fit(Data, Options() with { ValidationSplit = 0.5 }));
        var other = Compiled();
        other = other.WithParameters(other.Parameters.Map(p => p + 1));
        Assert.Throws<ArgumentException>(() => other.Fit(Data, Options()));
        error = Assert.Throws<ArgumentException>(() =>
            Compiled().Fit(Data.Batches(8), Options() with { StepsPerEpoch = 2, ValidationSplit = 0 })
        );
        Assert.Contains("a stream with StepsPerEpoch", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Compiled().Fit(Data, epochs: 1).Fit(Data, Options()));
        Assert.Single(folder.Files);
    }

    [Fact]
    public void A_cancelled_fit_keeps_its_backup_and_one_may_be_kept_on_purpose()
    {
        using var source = new CancellationTokenSource();
        var cancel = Callback.OnEpochEnd(e =>
        {
            if (e.Epoch == 2)
            {
                source.Cancel();
            }
        });
        var cancelled = Compiled().Fit(Data, Options(cancel) with { Cancellation = source.Token });
        Assert.Equal(3, cancelled.History.Epochs);
        Assert.Single(folder.Files);
        var resumed = Compiled().Fit(Data, Options());
        Assert.Equal(Compiled().Fit(Data, Options() with { Callbacks = [] }).Fingerprint, resumed.Fingerprint);
        Assert.Empty(folder.Files);
        var kept = Callback.BackupAndRestore(folder["kept"], everyEpochs: 4, keep: true);
        Compiled().Fit(Data, Options() with { Callbacks = [kept] });
        Assert.Equal(4, Compiled().Load(folder["kept/backup.safetensors"]).History.Epochs);
    }

    [Fact]
    public void Resuming_is_an_answer_to_the_start_alone()
    {
        var trained = Compiled().Fit(Data, epochs: 1);
        var late = Callback.Of(e => e is TrainEvent.EpochEnded ? Signal.Resume(trained) : Signal.Continue);
        Assert.Throws<InvalidOperationException>(() => Compiled().Fit(Data, epochs: 2, callbacks: [late]));
        var early = Callback.Of(e => e is TrainEvent.Started ? Signal.Resume(trained) : Signal.Continue);
        Assert.Throws<ArgumentException>(() => Compiled().Fit(Data, epochs: 2, seed: 5).Fit(Data, epochs: 2, callbacks: [early]));
    }
}
