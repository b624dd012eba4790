namespace Functional.Tests;

public sealed class ModelCheckpointTests : IDisposable
{
    static readonly Tensor X = Key.Of(1).Normal([16, 3]);
    static readonly Tensor Y = Key.Of(2).Normal([16, 1]);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Model Compiled(double rate = 0.05) => Sequential.Input(3).Dense(1).Compile(Optimizer.Sgd(rate), Loss.Mse, Metric.Mae);

    [Fact]
    public void Every_epoch_has_a_file_named_by_its_numbers()
    {
        var trained = Compiled()
            .Fit(X, Y, epochs: 2, callbacks: [Callback.ModelCheckpoint(folder["runs/w.{epoch:02d}-{loss:.2f}.safetensors"])]);
        string Name(int epoch) => FormattableString.Invariant($"w.{epoch + 1:D2}-{trained.History["loss"][epoch]:F2}.safetensors");
        Assert.Equal([Path.Combine("runs", Name(0)), Path.Combine("runs", Name(1))], folder.Files.Order());
        var last = Compiled().Load(folder[Path.Combine("runs", Name(1))]);
        Assert.Equal(trained.Fingerprint, last.Fingerprint);
        Assert.Equal(trained.History, last.History);
    }

    [Fact]
    public void Only_the_best_is_saved_and_Keras_lines_say_so()
    {
        var text = new StringWriter { NewLine = "\n" };
        var path = folder["best.safetensors"];
        List<double> rates = [0.05, 10, 0.0001];
        var trained = Compiled()
            .Fit(
                X,
                Y,
                epochs: 3,
                batchSize: 4,
                validation: (X, Y),
                callbacks: [Callback.LearningRateScheduler(e => rates[e]), Callback.ModelCheckpoint(path, saveBestOnly: true, to: text)]
            );
        var val = trained.History["val_loss"];
        string Number(double v) => FormattableString.Invariant($"{v:F5}");
        Assert.Equal(0, val.BestEpoch);
        Assert.Equal(
            $"\nEpoch 1: val_loss improved from inf to {Number(val[0])}, saving model to {path}\n"
                + $"\nEpoch 2: val_loss did not improve from {Number(val[0])}\n\nEpoch 3: val_loss did not improve from {Number(val[0])}\n",
            text.ToString()
        );
        Assert.Equal(val[0], Compiled().Load(path).Evaluate(X, Y, batchSize: 4).Loss);
    }

    [Fact]
    public void A_number_to_beat_and_a_direction_may_be_given()
    {
        Compiled().Fit(X, Y, callbacks: [Callback.ModelCheckpoint(folder["a.safetensors"], "loss", true, initialBest: -1)]);
        Compiled()
            .Fit(X, Y, callbacks: [Callback.ModelCheckpoint(folder["b.safetensors"], "loss", true, mode: MonitorMode.Max, initialBest: 0)]);
        Assert.Equal(["b.safetensors"], folder.Files);
    }

    [Fact]
    public void Epochs_without_validation_are_passed_over()
    {
        var options = new FitOptions
        {
            Epochs = 4,
            Validation = Dataset.Of(X, Y),
            ValidationFrequency = 2,
            Callbacks = [Callback.ModelCheckpoint(folder["{epoch}-{val_loss:.1f}.safetensors"], saveBestOnly: true)],
        };
        Compiled().Fit(Dataset.Of(X, Y), options);
        Assert.Equal(2, folder.Files.Count());
    }

    [Fact]
    public void Batches_are_counted_through_epochs()
    {
        // 16 rows in batches of 4 are 4 batches an epoch: every third is batch 3 of epoch 1, 2 of epoch 2, and 1 and 4 of epoch 3.
        Compiled()
            .Fit(
                X,
                Y,
                epochs: 3,
                batchSize: 4,
                callbacks: [Callback.ModelCheckpoint(folder["{epoch}-{batch}.safetensors"], everyBatches: 3)]
            );
        Assert.Equal(["1-3.safetensors", "2-2.safetensors", "3-1.safetensors", "3-4.safetensors"], folder.Files.Order());
    }

    [Fact]
    public void Weights_alone_are_smaller()
    {
        Compiled().Fit(X, Y, callbacks: [Callback.ModelCheckpoint(folder["w.safetensors"], saveWeightsOnly: true)]);
        Assert.DoesNotContain("history", Safetensors.Read(folder["w.safetensors"]).Metadata.Keys);
    }

    [Fact]
    public void What_cannot_work_is_refused_before_training()
    {
        Assert.Throws<FormatException>(() => Callback.ModelCheckpoint("{epoch:x}.safetensors"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Callback.ModelCheckpoint("a.safetensors", everyBatches: 0));
        var error = Assert.Throws<ArgumentException>(() =>
            Compiled().Fit(X, Y, callbacks: [Callback.ModelCheckpoint(folder["a.safetensors"], saveBestOnly: true)])
        );
        Assert.Contains("\"val_loss\" will not be there", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Callback.ModelCheckpoint("best.h5"));
        Assert.Throws<FormatException>(() => Callback.ModelCheckpoint("{ epoch }.safetensors"));
        var ofBatches = Callback.ModelCheckpoint(folder["a.safetensors"], saveBestOnly: true, everyBatches: 1);
        Assert.Throws<ArgumentException>(() => Compiled().Fit(X, Y, validation: (X, Y), callbacks: [ofBatches]));
        Assert.Throws<ArgumentException>(() =>
            Compiled().Fit(X, Y, callbacks: [Callback.ModelCheckpoint(folder["{val_loss}.safetensors"])])
        );
    }

    [Theory]
    [InlineData("{epoch}", "7")]
    [InlineData("{epoch:03d}", "007")]
    [InlineData("{epoch:3d}", "  7")]
    [InlineData("{loss}", "0.125")]
    [InlineData("{loss:f}", "0.125000")]
    [InlineData("{loss:08.3f}", "0000.125")]
    [InlineData("{loss:.1e}", "1.2e-01")]
    [InlineData("{worse:08.3f}", "-000.125")]
    [InlineData("a{epoch}b{loss:.2f}c", "a7b0.12c")]
    public void Places_are_filled_as_Python_does(string template, string expected) =>
        Assert.Equal(expected, new PathTemplate(template).With([("epoch", 7), ("loss", 0.125), ("worse", -0.125)]));
}
