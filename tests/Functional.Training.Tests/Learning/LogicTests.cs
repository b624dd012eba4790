namespace Functional.Tests;

/// <summary>The smallest problems there are: a network must learn them from any start, not only from a lucky one.</summary>
public sealed class LogicTests
{
    static readonly Tensor Inputs =
    [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
    ];

    public static TheoryData<string> Functions => ["and", "or", "xor"];

    static Tensor TruthOf(string function) =>
        function switch
        {
            "and" =>
            [
                [0],
                [0],
                [0],
                [1],
            ],
            "or" =>
            [
                [0],
                [1],
                [1],
                [1],
            ],
            "xor" =>
            [
                [0],
                [1],
                [1],
                [0],
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "a function of two bits."),
        };

    static Model Start(long seed) =>
        Sequential
            .Input(2)
            .Dense(8, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.1), Loss.BinaryCrossentropy, [Metric.Accuracy], seed);

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_network_with_one_hidden_layer_learns_it_from_each_of_20_seeds(string function)
    {
        var data = Dataset.Of(Inputs, TruthOf(function));
        var wrong = Enumerable
            .Range(0, 20)
            .Select(seed => (Seed: seed, Scores: Start(seed).Fit(data, epochs: 100, batchSize: 4).Evaluate(data)))
            .Where(run => run.Scores["accuracy"] < 1);

        Assert.Empty(wrong.Select(run => $"seed {run.Seed}: {run.Scores}"));
    }

    [Fact]
    public void Without_a_hidden_layer_xor_cannot_be_learnt()
    {
        var data = Dataset.Of(Inputs, TruthOf("xor"));
        var trained = Sequential
            .Input(2)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.1), Loss.BinaryCrossentropy, Metric.Accuracy)
            .Fit(data, epochs: 200, batchSize: 4);

        Assert.InRange(trained.Evaluate(data)["accuracy"], 0, 0.75);
        Assert.Equal(Math.Log(2), trained.History["loss"].Last, 0.01);
    }
}
