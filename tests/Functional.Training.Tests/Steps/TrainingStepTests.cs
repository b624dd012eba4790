namespace Functional.Tests;

public sealed class TrainingStepTests
{
    static readonly Dataset Data = Datasets.Moons(90, 0.2, seed: 3);

    static Model Start(Optimizer? optimizer = null) =>
        Sequential
            .Input(2)
            .Dense(8, Activation.Tanh, kernelRegularizer: Regularizer.L2(0.01))
            .Dropout(0.3)
            .BatchNormalization()
            .Dense(1, Activation.Sigmoid)
            .Compile(optimizer ?? Optimizer.Adam(0.01), Loss.BinaryCrossentropy, [], seed: 5)
            .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed));

    static FitOptions Options(int epochs) =>
        new()
        {
            Epochs = epochs,
            BatchSize = 16,
            ValidationSplit = 0.2,
        };

    static Model After(TrainingStep step)
    {
        var (_, gradients) = Autodiff.ValueAndGradient(step.Loss, step.Parameters);
        var (parameters, memory) = step.Model.Optimizer.Update(step.Parameters, gradients, step.Model.OptimizerState);
        return step.Model.WithParameters(parameters).WithOptimizerState(memory);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void A_step_of_the_past_leads_to_the_next_one_to_the_bit(int? snapshots)
    {
        var trained = Start().Fit(Data, Options(5) with { SnapshotEvery = snapshots, Callbacks = [Callback.EarlyStopping(patience: 9)] });

        foreach (var (epoch, batch) in new[] { (0, 0), (0, 3), (2, 1), (4, 2) })
        {
            var step = TrainingStep.Past(trained, Data, epoch, batch);
            var next = TrainingStep.Past(trained, Data, epoch, batch + 1);

            Assert.Equal(16, step.Rows.Count);
            Assert.Equal(next.Parameters, After(step).Parameters);
        }
    }

    [Fact]
    public void The_last_step_leads_to_the_trained_model()
    {
        var trained = Start().Fit(Data, Options(3));

        var last = TrainingStep.Past(trained, Data, epoch: 2, batch: 4);

        Assert.Equal(8, last.Rows.Count);
        Assert.Equal(trained.Parameters, After(last).Parameters);
    }

    [Fact]
    public void Rates_that_callbacks_set_are_set_again()
    {
        var halved = Callback.LearningRateScheduler((epoch, rate) => epoch % 2 == 1 ? rate / 2 : rate);
        var trained = Start().Fit(Data, Options(4) with { Callbacks = [halved] });

        var last = TrainingStep.Past(trained, Data, epoch: 3, batch: 4);

        Assert.Equal(trained.Parameters, After(last).Parameters);
    }

    [Fact]
    public void Rates_that_change_within_an_epoch_are_not_known_to_the_history()
    {
        var warmUp = Callback.OnBatchEnd(e => Signal.LearningRate(0.001 * (e.Batch + 1)));
        var trained = Start().Fit(Data, Options(2) with { Callbacks = [warmUp] });

        var error = Assert.Throws<InvalidOperationException>(() => TrainingStep.Past(trained, Data, 0, 3));

        Assert.Contains("from batch to batch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_of_every_fit_are_found()
    {
        var once = Start().Fit(Data, Options(2));
        var twice = once.Fit(Data, Options(2) with { BatchSize = 72, Seed = 9 });

        var step = TrainingStep.Past(twice, Data, epoch: 3, batch: 0);

        Assert.Equal(72, step.Rows.Count);
        Assert.Equal(twice.Parameters, After(step).Parameters);
    }

    [Fact]
    public void The_loss_is_what_evaluating_finds()
    {
        var model = Start();
        var step = TrainingStep.Of(model, Data, Mode.Inference);

        Assert.Equal(model.Evaluate(Data, batchSize: Data.Count).Loss, (double)step.Loss(step.Parameters), 6);
        Assert.NotEqual(step.Loss(step.Parameters), TrainingStep.Of(model, Data).Loss(step.Parameters));
    }

    [Fact]
    public void Frozen_parameters_are_no_parameters_of_a_step()
    {
        var step = TrainingStep.Of(Start().Freeze(path => path.StartsWith("dense/", StringComparison.Ordinal)), Data);

        Assert.DoesNotContain("dense/kernel", step.Parameters.Paths);
        Assert.Equal(step.Parameters.Paths, Autodiff.Gradient(step.Loss, step.Parameters).Paths);
    }

    [Fact]
    public void What_cannot_be_replayed_says_why()
    {
        var trained = Start().Fit(Data, Options(3));

        string Of<T>(Action act)
            where T : Exception => Assert.Throws<T>(act).Message;
        Assert.Contains(
            "epochs 0 to 2",
            Of<ArgumentOutOfRangeException>(() => TrainingStep.Past(trained, Data, 3, 0)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "batches 0 to 4",
            Of<ArgumentOutOfRangeException>(() => TrainingStep.Past(trained, Data, 1, 5)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "not been trained",
            Of<ArgumentOutOfRangeException>(() => TrainingStep.Past(Start(), Data, 0, 0)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "not the data",
            Of<ArgumentException>(() => TrainingStep.Past(trained, Data.Take(60), 1, 0)),
            StringComparison.Ordinal
        );
        var others = Datasets.Moons(90, 0.2, seed: 4);
        Assert.Contains(
            "does not come out again",
            Of<InvalidOperationException>(() => TrainingStep.Past(trained, others, 1, 0)),
            StringComparison.Ordinal
        );
        var read = Start().WithHistory(History.FromJson(trained.History.ToJson()));
        Assert.Contains(
            "does not hold the model",
            Of<InvalidOperationException>(() => TrainingStep.Past(read, Data, 1, 0)),
            StringComparison.Ordinal
        );
    }
}
