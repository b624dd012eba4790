namespace Functional.Tests;

/// <summary>How a sequential model reads, from data to a comparison of two roads from one start.</summary>
public sealed class SequentialSample
{
    [Fact]
    public void A_model_is_built_compiled_fitted_evaluated_and_looked_at()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);

        var model = Sequential
            .Input(64)
            .Dense(32, Activation.Relu, kernelRegularizer: Regularizer.L2(0.001), name: "hidden")
            .Dropout(0.1)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

        var progress = new StringWriter();
        var trained = model.Fit(
            train,
            epochs: 20,
            batchSize: 10,
            validationSplit: 0.2,
            callbacks: [Callback.Progress(to: progress), Callback.EarlyStopping(patience: 5, restoreBestWeights: true)]
        );

        var summary = trained.Summary();
        var scores = trained.Evaluate(test);
        double best = trained.History["val_accuracy"].Best;
        Tensor kernel = trained.Layer("hidden").Parameters["kernel"];

        Assert.Contains("hidden (Dense)", summary.ToString(), StringComparison.Ordinal);
        Assert.Contains("val_accuracy: ", progress.ToString(), StringComparison.Ordinal);
        Assert.InRange(scores["accuracy"], 0.93, 1);
        Assert.InRange(best, 0.93, 1);
        Assert.Equal([64, 32], kernel.Shape);
        Assert.Matches(@"^loss: \d\.\d{4} - accuracy: 0\.9\d{3}$", scores.ToString());
    }

    [Fact]
    public void Two_optimizers_start_from_the_same_place_and_take_other_roads()
    {
        var train = Datasets.Iris().Shuffle(1);
        var model = Sequential
            .Input(4)
            .Dense(8, Activation.Tanh)
            .Dense(3, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy);

        var adam = model.Fit(train, epochs: 5);
        var sgd = model.WithOptimizer(Optimizer.Sgd(0.1)).Fit(train, epochs: 5); // same start, other road

        Assert.Equal(model.Parameters, adam.History.Segments[0].Start!.Parameters);
        Assert.Equal(model.Parameters, sgd.History.Segments[0].Start!.Parameters);
        Assert.NotEqual(adam.History, sgd.History);
        Assert.Equal(0, model.History.Epochs);
    }

    [Fact]
    public void A_trained_model_goes_on_where_it_stopped()
    {
        var train = Datasets.Moons(60, noise: 0.1);
        var model = Sequential
            .Input(2)
            .Dense(4, Activation.Relu)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(), Loss.BinaryCrossentropy);

        Assert.Equal(model.Fit(train, epochs: 5).Parameters, model.Fit(train, epochs: 2).Fit(train, epochs: 3).Parameters);
    }
}
