namespace Functional.Tests;

/// <summary>What optimizers and metrics ask of training beyond a step and a number.</summary>
public sealed class TrainingExtrasTests
{
    static readonly Execution Managed = Execution.Default.WithBlas(BlasLibrary.Managed);
    static readonly Tensor X = Key.Of(1).Normal([24, 3]);
    static readonly Tensor Y = Key.Of(2).Normal([24, 1]);

    static Model Regression(Optimizer optimizer, bool eager, params Metric[] metrics) =>
        Sequential
            .Input(3)
            .Dense(4, Activation.Tanh)
            .Dense(1)
            .Compile(optimizer, Loss.Mse, metrics, execution: eager ? Managed.Eager() : Managed);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accumulated_gradients_train_as_larger_batches_do(bool eager)
    {
        var parts = Regression(Optimizer.Adam(0.05).WithAccumulation(3), eager).Fit(X, Y, epochs: 2, batchSize: 4, shuffle: false);
        var whole = Regression(Optimizer.Adam(0.05), eager).Fit(X, Y, epochs: 2, batchSize: 12, shuffle: false);
        foreach (var path in whole.Parameters.Paths)
        {
            var (expected, actual) = (whole.Parameters[path].ToArray<double>(), parts.Parameters[path].ToArray<double>());
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 5));
        }
        Assert.Equal(12, parts.OptimizerState.Step);
    }

    [Fact]
    public void Plans_and_operations_give_the_same_bits_with_accumulation_and_averages()
    {
        Model Train(bool eager) =>
            Regression(Optimizer.Adam(0.05).WithAverage(0.9, overwriteEvery: 3).WithAccumulation(2), eager)
                .Fit(X, Y, epochs: 3, batchSize: 5);
        Assert.Equal(Train(true).Fingerprint, Train(false).Fingerprint);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Training_ends_with_the_averages_of_weights(bool eager)
    {
        var start = Regression(Optimizer.Sgd(0.1).WithAverage(0.5), eager);
        List<Parameters> steps = [];
        var watch = Callback.OnBatchEnd(e => steps.Add(e.Model.Parameters));
        var trained = start.Fit(X, Y, batchSize: 8, callbacks: [watch]);
        var average = steps.Aggregate(start.Parameters, (a, w) => (a * 0.5) + (w * 0.5));
        foreach (var path in average.Paths)
        {
            var (expected, actual) = (average[path].ToArray<double>(), trained.Parameters[path].ToArray<double>());
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 6));
        }
        Assert.NotEqual(steps[^1], trained.Parameters);
        var plain = Regression(Optimizer.Sgd(0.1), eager).Fit(X, Y, batchSize: 8);
        Assert.Equal(steps[^1], plain.Parameters);
    }

    [Fact]
    public void An_average_starts_from_weights_given_before_the_first_step()
    {
        var start = Regression(Optimizer.Sgd(0.1).WithAverage(), eager: false);
        var given = start.WithParameters(start.Parameters.Map(p => p + 1));
        Assert.Equal(given.Parameters["dense/kernel"], given.OptimizerState.Slots["average/dense/kernel"]);
    }

    [Fact]
    public void An_average_starts_again_from_weights_given_in_the_middle_of_training()
    {
        var trained = Regression(Optimizer.Sgd(0.0).WithAverage(0.9), eager: false).Fit(X, Y);
        var given = trained.WithParameters(trained.Parameters.Map(p => (p * 0) + 7));
        var after = given.Fit(X, Y).Parameters;
        Assert.All(after.Paths.SelectMany(p => after[p].ToArray<double>()), value => Assert.Equal(7, value, 5));
    }

    [Fact]
    public void A_metric_of_several_numbers_has_a_key_for_each()
    {
        var target = Tensor.Of<int>([.. Enumerable.Range(0, 24).Select(i => i % 2)], [24, 1]);
        var model = Sequential
            .Input(3)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.05), Loss.BinaryCrossentropy, Metric.Precision([0.25, 0.75]), Metric.Accuracy);
        var trained = model.Fit(X, target, epochs: 2, validation: (X, target));
        Assert.Equal(["loss", "precision_0", "precision_1", "accuracy"], trained.Evaluate(X, target).Keys);
        Assert.Equal(trained.History["val_precision_1"].Last, trained.Evaluate(X, target)["precision_1"]);
        Assert.True(trained.History["precision_0"].IsHigherBetter);
        var prediction = trained.Predict(X);
        Assert.Equal(
            Metric
                .Precision([0.75])
                .Result(Metric.Precision([0.75]).Update(Metric.Precision([0.75]).Init(), target, prediction))
                .ToArray<double>()[0],
            trained.Evaluate(X, target)["precision_1"],
            12
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weighted_metrics_count_weights_and_plain_ones_do_not(bool eager)
    {
        var weights = Tensor.Of<float>([.. Enumerable.Range(0, 24).Select(i => i < 12 ? 0f : 1f)], 24);
        var model = Regression(Optimizer.Sgd(0.0), eager, Metric.Mae, Metric.Mae.Weighted(), Metric.Rmse.Weighted());
        var data = Dataset.Of(X, Y, weights);
        var scores = model.Evaluate(data);
        Assert.Equal(["loss", "mae", "weighted_mae", "root_mean_squared_error"], scores.Keys);
        Assert.Equal(model.Evaluate(X[12..], Y[12..])["mae"], scores["weighted_mae"], 6);
        Assert.Equal(model.Evaluate(X, Y)["mae"], scores["mae"], 6);
        Assert.NotEqual(Metric.Mae, Metric.Mae.Weighted());
        Assert.Equal(scores["weighted_mae"], model.Fit(data, new FitOptions { BatchSize = 24 }).History["weighted_mae"].Last, 6);
    }
}
