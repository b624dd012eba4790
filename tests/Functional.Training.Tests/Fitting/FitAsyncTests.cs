namespace Functional.Tests;

public sealed class FitAsyncTests
{
    static readonly Dataset Data = Dataset.Of(Key.Of(1).Normal([26, 3]), Key.Of(2).Normal([26, 1]));

    static Model Regression() => Sequential.Input(3).Dense(4, Activation.Tanh).Dense(1).Compile(Optimizer.Sgd(0.05), Loss.Mse);

    sealed class Reports : IProgress<FitProgress>
    {
        public List<FitProgress> All { get; } = [];

        public void Report(FitProgress value) => All.Add(value);
    }

    [Fact]
    public async Task It_gives_the_bits_of_a_plain_fit_and_tells_how_far_it_is()
    {
        var reports = new Reports();
        var options = new FitOptions { Epochs = 3, BatchSize = 8 };
        var start = Regression().Fit(Data, options);
        var trained = await start.FitAsync(Data, options, reports);
        Assert.Equal(start.Fit(Data, options).Fingerprint, trained.Fingerprint);
        var ends = reports.All.Where(r => r.IsEpochEnd).ToList();
        Assert.Equal([(3, 5, 4), (4, 5, 4), (5, 5, 4)], ends.Select(r => (r.Epoch, r.LastEpoch, r.Batches)));
        Assert.Equal(trained.History["loss"].Skip(3), ends.Select(r => r.Logs.Loss));
    }

    [Fact]
    public async Task Cancelling_returns_what_was_trained_so_far()
    {
        using var source = new CancellationTokenSource();
        var cancel = Callback.OnEpochEnd(e =>
        {
            if (e.Epoch == 1)
            {
                source.Cancel();
            }
        });
        var trained = await Regression().FitAsync(Data, new FitOptions { Epochs = 100, Callbacks = [cancel] }, null, source.Token);
        Assert.Equal(2, trained.History.Epochs);
        Assert.Equal(Regression().Fit(Data, epochs: 2).Fingerprint, trained.Fingerprint);
    }

    [Fact]
    public async Task Cancelling_within_an_epoch_tells_no_end_of_it()
    {
        using var source = new CancellationTokenSource();
        List<double> ratios = [];
        var options = new FitOptions
        {
            Epochs = 9,
            BatchSize = 8,
            ValidationSplit = 0.2,
            Callbacks =
            [
                Callback.OnEpochEnd(e => ratios.Add(e["val_loss"] / e["loss"])),
                Callback.OnBatchEnd(e =>
                {
                    if (e.Epoch == 1 && e.Batch == 0)
                    {
                        source.Cancel();
                    }
                }),
            ],
        };
        var trained = await Regression().FitAsync(Data, options, null, source.Token);
        Assert.Single(ratios);
        Assert.Equal(2, trained.History.Epochs);
        Assert.False(trained.History[1].Contains("val_loss"));
    }

    [Fact]
    public async Task Errors_reach_who_awaits() =>
        await Assert.ThrowsAsync<ShapeException>(() => Regression().FitAsync(Dataset.Of(Tensor.Zeros(4, 2), Tensor.Zeros(4, 1))));
}
