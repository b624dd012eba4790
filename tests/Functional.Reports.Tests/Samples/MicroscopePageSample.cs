namespace Functional.Tests;

/// <summary>What docs/microscope.md shows, as it is written there.</summary>
[Collection(TemporaryFolder.Current)]
public sealed class MicroscopePageSample : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("functional").FullName;
    readonly string before = Directory.GetCurrentDirectory();

    public MicroscopePageSample() => Directory.SetCurrentDirectory(folder);

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Step_by_step()
    {
        Tensor x =
        [
            [1],
            [2],
            [3],
        ];
        Tensor y =
        [
            [3],
            [5],
            [7],
        ];
        Tensor Error(Parameters p) => Ops.Mean(Ops.Square(Ops.MatMul(x, p["w"]) + p["b"] - y));
        var parameters = Parameters.Of(
            (
                "w",
                [
                    [0.0],
                ]
            ),
            ("b", [0.0])
        );

        // csharpier-ignore-start
        var explanation = Explain.Backprop(Error, parameters, ("x", x), ("y", y)); // any function of parameters
        Console.WriteLine(explanation); // every step forward and backward, as a table
        Console.WriteLine(explanation.Gradient("w")); // the chain rule, factor by factor; .Latex for a paper
        explanation.SaveHtml("backprop.html"); // one page: arrow keys go step by step
        // csharpier-ignore-end

        Assert.True(File.Exists("backprop.html"));
        Assert.Contains("x @ w", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Models()
    {
        var (train, test) = Datasets.Moons(300, 0.15, seed: 1).Split(test: 0.3, seed: 2);
        var model = Sequential
            .Input(2)
            .Dense(16, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.03), Loss.BinaryCrossentropy);
        var trained = model.Fit(train, epochs: 5);
        var rows = train.Rows(..8);

        // csharpier-ignore-start
        trained.Explain(rows).SaveHtml("next_step.html"); // what the next step would do with these rows
        trained.Replay(train, epoch: 3, batch: 2).SaveHtml("past_step.html"); // what that step did: trained again up to it, to the bit

        List<ModelHealth> records = [];
        var watched = model.Fit(train, epochs: 5, callbacks: [ModelHealth.Watch(train.Rows(..100), records.Add)]);
        Console.WriteLine(records[^1]); // a line for every layer
        ModelHealth.Page(records).Save("health.html");

        Console.WriteLine(Doctor.Examine(watched, train, test)); // nothing looks wrong, or what does and what to try
        // csharpier-ignore-end

        Assert.Equal(3, Directory.GetFiles(folder, "*.html").Length);
        Assert.Equal(5, records.Count);
        Assert.DoesNotContain("leak-into-test", Doctor.Examine(watched, train, test).ToString(), StringComparison.Ordinal);
    }
}
