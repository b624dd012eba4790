namespace Functional.Tests;

public sealed class FitOptionsTests
{
    static readonly Execution Managed = Execution.Default.WithBlas(BlasLibrary.Managed);
    static readonly Tensor X = Key.Of(1).Normal([26, 3]);
    static readonly Tensor Y = Key.Of(2).Normal([26, 1]);
    static readonly Dataset Data = Dataset.Of(X, Y);

    static Model Regression(Optimizer? optimizer = null, bool eager = false) =>
        Sequential
            .Input(3)
            .Dense(4, Activation.Tanh)
            .Dense(1)
            .Compile(optimizer ?? Optimizer.Sgd(0.05), Loss.Mse, [Metric.Mae], execution: eager ? Managed.Eager() : Managed);

    [Fact]
    public void An_epoch_of_fewer_steps_goes_on_where_the_last_one_stopped()
    {
        // 26 rows in batches of 8 are 4 batches: two epochs of 2 steps see what one epoch of 4 sees.
        var whole = Regression().Fit(Data, new FitOptions { BatchSize = 8 });
        var halves = Regression()
            .Fit(
                Data,
                new FitOptions
                {
                    BatchSize = 8,
                    Epochs = 2,
                    StepsPerEpoch = 2,
                }
            );
        Assert.Equal(whole.Fingerprint, halves.Fingerprint);
        Assert.Equal(2, halves.History.Epochs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_the_last_batch_a_new_pass_begins_within_the_epoch(bool shuffle)
    {
        FitOptions Options(int epochs, int? steps) =>
            new()
            {
                BatchSize = 8,
                Epochs = epochs,
                StepsPerEpoch = steps,
                Shuffle = shuffle,
            };
        Assert.Equal(Regression().Fit(Data, Options(3, null)).Fingerprint, Regression().Fit(Data, Options(4, 3)).Fingerprint);
        var twice = Regression().Fit(Data, Options(1, 3)).Fit(Data, Options(3, 3));
        Assert.Equal(Regression().Fit(Data, Options(4, 3)).Fingerprint, twice.Fingerprint);
    }

    [Fact]
    public void More_steps_than_batches_are_as_many_as_there_are()
    {
        var trained = Regression().Fit(Data, new FitOptions { BatchSize = 8, StepsPerEpoch = 100 });
        Assert.Equal(Regression().Fit(Data, batchSize: 8).Fingerprint, trained.Fingerprint);
    }

    [Fact]
    public void Validation_runs_after_some_epochs_only()
    {
        IEnumerable<int> Validated(FitOptions options) => Regression().Fit(Data, options).History["val_loss"].Epochs;
        var options = new FitOptions { Epochs = 7, Validation = Data };
        Assert.Equal([2, 5], Validated(options with { ValidationFrequency = 3 }));
        Assert.Equal([0, 6], Validated(options with { ValidationEpochs = [1, 7] }));
        var history = Regression().Fit(Data, options with { ValidationFrequency = 3 }).History;
        Assert.Equal(7, history["loss"].Count);
        var twice = Regression().Fit(Data, options with { Epochs = 2, ValidationFrequency = 3 });
        Assert.Equal([2], twice.Fit(Data, options with { Epochs = 2, ValidationFrequency = 3 }).History["val_loss"].Epochs);
    }

    [Fact]
    public void Validation_may_stop_after_some_batches()
    {
        var options = new FitOptions
        {
            Validation = Data,
            ValidationBatchSize = 5,
            ValidationSteps = 2,
        };
        var trained = Regression().Fit(Data, options);
        Assert.Equal(trained.Evaluate(Data.Take(10), 5).Loss, trained.History["val_loss"].Last);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Class_weights_are_weights_of_examples_in_training_alone(bool eager)
    {
        var labels = Key.Of(3).Uniform([26], 0, 3).Cast(DType.Int32);
        Sequence<double> weights = [1, 3, 0.5];
        Model Classifier() =>
            Sequential
                .Input(3)
                .Dense(3, Activation.Softmax)
                .Compile(
                    Optimizer.Sgd(0.1),
                    Loss.SparseCategoricalCrossentropy,
                    [Metric.Accuracy],
                    execution: eager ? Managed.Eager() : Managed
                );
        var options = new FitOptions
        {
            Epochs = 3,
            ValidationSplit = 0.25,
            ClassWeights = weights,
        };
        var trained = Classifier().Fit(Dataset.Of(X, labels), options);
        var perRow = Tensor.Of<double>([.. labels.ToArray<int>().Select(c => weights[c])], 26);
        var byHand = Classifier()
            .Fit(
                Dataset.Of(X, labels).Take(19).WithWeights(perRow[..19]),
                options with
                {
                    ClassWeights = null,
                    ValidationSplit = 0,
                    Validation = Dataset.Of(X, labels).Skip(19),
                }
            );
        Assert.Equal(byHand.Fingerprint, trained.Fingerprint);
        Assert.Equal(byHand.History, trained.History);
        var oneHot = Sequential.Input(3).Dense(3, Activation.Softmax).Compile(Optimizer.Sgd(0.1), Loss.CategoricalCrossentropy);
        var sparse = Sequential.Input(3).Dense(3, Activation.Softmax).Compile(Optimizer.Sgd(0.1), Loss.SparseCategoricalCrossentropy);
        Assert.Equal(
            sparse.Fit(Dataset.Of(X, labels), options).History["loss"].Last,
            oneHot.Fit(Dataset.Of(X, labels.OneHot(3)), options).History["loss"].Last,
            5
        );
    }

    [Fact]
    public void Class_weights_that_do_not_fit_are_refused()
    {
        var labels = Tensor.Of<int>([.. Enumerable.Range(0, 26).Select(i => i % 3)], 26);
        var model = Sequential.Input(3).Dense(3, Activation.Softmax).Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy);
        var error = Assert.Throws<ArgumentException>(() => model.Fit(Dataset.Of(X, labels), new FitOptions { ClassWeights = [1, 2] }));
        Assert.Contains("row 2 is of class 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { ClassWeights = [1, -2] });
        var (a, b) = (Graph.Input(3), Graph.Input(3));
        var two = new Graph([a, b], [a.Dense(1), b.Dense(1)]).Compile(Optimizer.Sgd(), Loss.Mse);
        error = Assert.Throws<ArgumentException>(() => two.Fit(Dataset.Of((X, X), (Y, Y)), new FitOptions { ClassWeights = [1, 2] }));
        Assert.Contains("one output", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_below_one_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { StepsPerEpoch = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { ValidationSteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { ValidationFrequency = 0 });
    }
}
