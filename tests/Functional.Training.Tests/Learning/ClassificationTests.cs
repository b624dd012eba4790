namespace Functional.Tests;

/// <summary>Data sets on which the accuracy that a network of this size reaches is well known, measured on rows kept from it.</summary>
public sealed class ClassificationTests
{
    static double AccuracyOnMoons(double noise, long seed)
    {
        var (train, test) = Datasets.Moons(1000, noise, seed).Split(test: 0.5, seed: seed);
        return Sequential
            .Input(2)
            .Dense(16, Activation.Tanh)
            .Dense(16, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.02), Loss.BinaryCrossentropy, [Metric.Accuracy], seed)
            .Fit(train, epochs: 40)
            .Evaluate(test)["accuracy"];
    }

    [Fact]
    public void Two_moons_are_told_apart_from_every_seed() =>
        Assert.All(Enumerable.Range(0, 4), seed => Assert.InRange(AccuracyOnMoons(noise: 0.1, seed), 0.98, 1));

    // With this noise the moons overlap a little: no classifier reaches 1 on new points.
    [Fact]
    public void Two_moons_are_told_apart_through_noise()
    {
        var accuracies = Enumerable.Range(0, 5).Select(seed => AccuracyOnMoons(noise: 0.15, seed)).Order().ToList();
        Assert.InRange(accuracies[2], 0.97, 1);
    }

    [Fact]
    public void Irises_are_named_once_their_features_are_standardised()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.3, seed: 3, stratify: true);
        var (mean, deviation) = (train.X.Mean(0), Ops.Sqrt(train.X.Variance(0)));
        Tensor Standardise(Tensor x) => (x - mean) / deviation;

        var trained = Sequential
            .Input(4)
            .Dense(16, Activation.Relu)
            .Dense(3, Activation.Softmax)
            .Compile(Optimizer.Adam(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(train.Map(Standardise), epochs: 60, batchSize: 16);

        Assert.InRange(trained.Evaluate(test.Map(Standardise))["accuracy"], 0.93, 1);
    }

    [Fact]
    public void Handwritten_digits_are_read()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);

        var trained = Sequential
            .Input(64)
            .Dense(64, Activation.Relu)
            .Dropout(0.2)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(0.003), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(train, epochs: 40, validationSplit: 0.2, callbacks: [Callback.EarlyStopping(patience: 8, restoreBestWeights: true)]);

        var scores = trained.Evaluate(test);
        Assert.InRange(scores["accuracy"], 0.96, 1);
        Assert.Equal(scores["accuracy"], ConfusionMatrix.Of(test.Y, trained.PredictClasses(test.X)).Accuracy, 1e-12);
    }
}
