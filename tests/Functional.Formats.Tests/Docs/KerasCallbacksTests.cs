namespace Functional.Tests;

/// <summary>Callbacks and files as docs/keras.md says it.</summary>
public sealed class KerasCallbacksTests : IDisposable
{
    static readonly Dataset Data = Datasets.Moons(60, noise: 0.1, seed: 1);

    static readonly Model Start = Sequential
        .Input(2)
        .Dense(4, Activation.Relu)
        .Dense(2, Activation.Softmax)
        .Compile(Optimizer.Adam(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Model Fit(params Callback[] callbacks) => Start.Fit(Data, epochs: 4, validationSplit: 0.2, callbacks: callbacks);

    [Fact]
    public void Callbacks_look_and_answer()
    {
        List<double> seen = [];
        var lines = new StringWriter();
        var looked = Fit(
            Callback.EarlyStopping(patience: 5, restoreBestWeights: true),
            Callback.EarlyStopping("val_accuracy", minDelta: 0.001, patience: 9, mode: MonitorMode.Max),
            Callback.EarlyStopping(patience: 9, baseline: 0.5, startFromEpoch: 1),
            Callback.TerminateOnNaN(),
            Callback.Progress(verbosity: 2, to: lines),
            Callback.Lambda(onEpochEnd: e => seen.Add(e.LearningRate)),
            Callback.OnEpochEnd(e => seen.Add(e["val_loss"] / e["loss"]))
        );

        Assert.Equal(8, seen.Count);
        Assert.Equal(4, looked.History.Epochs);
        Assert.Equal(4, lines.ToString().Split("Epoch ").Length - 1);
        Assert.Equal(1, Fit(Callback.OnEpochEnd(e => e["loss"] < 10 ? Signal.Stop : Signal.Continue)).History.Epochs);
    }

    [Fact]
    public void Rates_are_set()
    {
        static double RateAfter(Callback callback)
        {
            List<double> rates = [];
            Fit(callback, Callback.OnBatchEnd(e => rates.Add(e.LearningRate)));
            return rates[^1];
        }

        Assert.Equal(0.01 * Math.Pow(0.9, 4), RateAfter(Callback.LearningRateScheduler((epoch, rate) => rate * 0.9)), 1e-12);
        Assert.Equal(0.01, RateAfter(Callback.ReduceLearningRateOnPlateau(factor: 0.5, patience: 9)));
        Assert.Equal(0.002, RateAfter(Callback.OnEpochEnd(e => Signal.LearningRate(0.002))));
    }

    [Fact]
    public void Models_are_kept_while_training()
    {
        string[] Written(string name, Func<string, Callback> make)
        {
            Fit(make(folder[name]));
            return [.. folder.Files.Order(StringComparer.Ordinal)];
        }

        var best = Written("best.safetensors", path => Callback.ModelCheckpoint(path, saveBestOnly: true));
        Assert.Equal(["best.safetensors"], best);
        Assert.Equal(4, Written("{epoch:02d}.safetensors", path => Callback.ModelCheckpoint(path)).Except(best).Count());
        Assert.Contains(
            "w.safetensors",
            Written("w.safetensors", path => Callback.ModelCheckpoint(path, saveWeightsOnly: true, everyBatches: 2))
        );
        Assert.DoesNotContain("backup", Written("backup", path => Callback.BackupAndRestore(path)));
        Assert.Contains("log.csv", Written("log.csv", path => Callback.CsvLogger(path)));
        Assert.Equal(5, File.ReadAllLines(folder["log.csv"]).Length);
    }

    [Fact]
    public void Networks_are_read_from_what_Keras_writes_of_them()
    {
        var json = """
            {"class_name": "Sequential", "config": {"name": "small", "layers": [
              {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 2], "dtype": "float32", "name": "x"}},
              {"class_name": "Dense", "config": {"name": "hidden", "units": 3, "activation": "relu"}}]}}
            """;

        Assert.Equal(["hidden/kernel", "hidden/bias"], KerasJson.ReadNetwork(json).Init(Key.Of(1)).Paths);
    }

    [Fact]
    public void Models_are_saved_and_loaded()
    {
        var (model, trained, path) = (Start, Fit(), folder["model.safetensors"]);

        trained.Save(path);
        Assert.Equal(trained.Fingerprint, model.Load(path).Fingerprint);
        trained.SaveWeights(path);
        Assert.Equal(trained.Fingerprint, model.LoadWeights(path).Fingerprint);
    }
}
