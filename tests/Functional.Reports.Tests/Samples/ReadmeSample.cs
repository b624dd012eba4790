namespace Functional.Tests;

/// <summary>What the README shows about pictures, as it is written there.</summary>
[Collection(TemporaryFolder.Current)]
public sealed class ReadmeSample : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("functional").FullName;
    readonly string before = Directory.GetCurrentDirectory();

    public ReadmeSample() => Directory.SetCurrentDirectory(folder);

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Look_at_it()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);
        var trained = Sequential
            .Input(64)
            .Dense(8, Activation.Relu)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(train, epochs: 8);

        // csharpier-ignore-start
        Report.Of(trained, test).Save("report.html"); // scores, curves, confusion matrix, worst mistakes
        trained.Explain(test.X[..1], test.Y[..1]).SaveHtml("backprop.html"); // a step, gone through with the arrow keys
        trained.Replay(train, epoch: 7, batch: 12).SaveHtml("epoch_7.html"); // a step of the past, to the bit
        // csharpier-ignore-end

        string[] names = ["backprop.html", "epoch_7.html", "report.html"];
        Assert.Equal(names, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.InRange(new FileInfo(name).Length, 10_000, 1_000_000));
    }
}
