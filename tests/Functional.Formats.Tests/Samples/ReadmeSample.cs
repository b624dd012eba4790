namespace Functional.Tests;

/// <summary>The code about files in README.md, word for word; the contract tests hold the two together.</summary>
public sealed class ReadmeSample : IDisposable
{
    static readonly Dataset train = Datasets.Moons(60, noise: 0.1);

    static readonly Model model = Sequential
        .Input(2)
        .Dense(4, Activation.Relu)
        .Dense(2, Activation.Softmax)
        .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy);

    readonly TemporaryFolder files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_model_is_saved_loaded_and_goes_on()
    {
        var path = files["model.safetensors"];
        var trained = model.Fit(train, epochs: 2);

        trained.Save(path); // parameters, the optimizer's memory and the history
        var later = model.Load(path).Fit(train, epochs: 10); // the bits of a training that was never interrupted

        Assert.Equal(trained.Fit(train, epochs: 10).Fingerprint, later.Fingerprint);
    }

    [Fact]
    public void A_long_fit_survives_being_killed()
    {
        var folder = files["backup"];

        var patient = model.Fit(train, epochs: 300, callbacks: [Callback.BackupAndRestore(folder)]);

        Assert.Equal(300, patient.History.Epochs);
        Assert.Empty(files.Files);
    }
}
