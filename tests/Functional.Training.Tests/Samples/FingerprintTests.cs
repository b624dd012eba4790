namespace Functional.Tests;

/// <summary>
/// Three small trainings whose every bit is known, whatever the machine, its vectors and the number of threads, by plans or operation
/// by operation. README.md shows them. Another fingerprint means that the product computes something else: that is a change to tell of.
/// </summary>
public sealed class FingerprintTests
{
    static readonly Execution Managed = Execution.Default.WithBlas(BlasLibrary.Managed);

    public static TheoryData<string> Ways => [.. Executions.Keys];

    static Dictionary<string, Execution> Executions { get; } =
        new()
        {
            ["as it comes"] = Managed,
            ["one thread"] = Managed.WithThreads(1),
            ["three threads"] = Managed.WithThreads(3),
            ["eager"] = Managed.Eager(),
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Three_trainings_give_the_bits_that_they_give_on_every_machine(string name)
    {
        var way = Executions[name];

        Model Train(Sequential network, Loss loss, Dataset data) =>
            network.Compile(Optimizer.Adam(0.01), loss).WithExecution(way).Fit(data, epochs: 5);

        var points = Key.Of(1).Uniform([200, 2], -1, 1);
        var xor = Dataset.Of(points, Ops.Greater(points[.., 0] * points[.., 1], 0.0).Cast(DType.Int32));
        var curve = Sequential.Input(2).Dense(8, Activation.Tanh).Dense(1, Activation.Sigmoid);
        var reader = Sequential.Input(64).Dense(32, Activation.Relu).Dropout(0.1).Dense(10, Activation.Softmax);

        string[] fingerprints =
        [
            Train(curve, Loss.BinaryCrossentropy, xor).Fingerprint,
            Train(curve, Loss.BinaryCrossentropy, Datasets.Moons(200, noise: 0.1)).Fingerprint,
            Train(reader, Loss.SparseCategoricalCrossentropy, Datasets.Digits().Scale(1 / 16.0)).Fingerprint,
        ];

        var expected = """
            3a45a7a3228ceb0596702ae60ce1d2c290fde46f57588fb4e2c127468cd4adc1
            161471790fcc504140a7c6a0ca632e03fd0c75ec39c7a76586de94dfd77a7fb8
            1d728435d381b5b85479976c9baadb863b75a944c67e741719ccc7c764c142e8
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', fingerprints));
    }
}
