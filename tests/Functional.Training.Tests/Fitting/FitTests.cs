namespace Functional.Tests;

public sealed class FitTests
{
    static readonly Tensor X = Key.Of(1).Normal([40, 3]);
    static readonly Tensor Y = Ops.Sum(X, 1, keepDims: true);
    static readonly Dataset Data = Dataset.Of(X, Y);

    static readonly Model Start = Sequential
        .Input(3)
        .Dense(8, Activation.Tanh)
        .Dropout(0.25)
        .Dense(1)
        .Compile(Optimizer.Adam(0.01), Loss.Mse, [Metric.Mae], seed: 3, Execution.Default.WithBlas(BlasLibrary.Managed));

    [Fact]
    public void The_model_it_starts_from_is_untouched_to_the_bit()
    {
        var (parameters, slots) = (Bits(Start.Parameters), Bits(Start.OptimizerState.Slots));
        var trained = Start.Fit(Data, epochs: 3);
        Assert.Equal(parameters, Bits(Start.Parameters));
        Assert.Equal(slots, Bits(Start.OptimizerState.Slots));
        Assert.Equal(0, Start.History.Epochs);
        Assert.Equal(0, Start.OptimizerState.Step);
        Assert.NotEqual(Start.Parameters, trained.Parameters);
        Assert.Equal(6, trained.OptimizerState.Step);
    }

    [Fact]
    public void Five_epochs_and_five_more_are_ten_to_the_bit()
    {
        var ten = Start.Fit(Data, epochs: 10, batchSize: 7, validationSplit: 0.2);
        var twice = Start.Fit(Data, epochs: 5, batchSize: 7, validationSplit: 0.2).Fit(Data, epochs: 5, batchSize: 7, validationSplit: 0.2);
        Assert.Equal(Bits(ten.Parameters), Bits(twice.Parameters));
        Assert.Equal(Bits(ten.OptimizerState.Slots), Bits(twice.OptimizerState.Slots));
        Assert.Equal(ten.History, twice.History);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        Assert.Equal(Bits(Start.Fit(Data, epochs: 2).Parameters), Bits(Start.Fit(Data, epochs: 2).Parameters));
        Assert.NotEqual(Bits(Start.Fit(Data, epochs: 2).Parameters), Bits(Start.Fit(Data, epochs: 2, seed: 4).Parameters));
        Assert.Equal(Bits(Start.Fit(Data, epochs: 2).Parameters), Bits(Start.Fit(Data, epochs: 2, seed: 3).Parameters));
    }

    [Fact]
    public void Options_and_named_arguments_say_the_same()
    {
        var options = new FitOptions
        {
            Epochs = 2,
            BatchSize = 8,
            ValidationSplit = 0.25,
            Shuffle = false,
            Seed = 9,
        };
        var named = Start.Fit(Data, epochs: 2, batchSize: 8, validationSplit: 0.25, shuffle: false, seed: 9);
        Assert.Equal(Bits(Start.Fit(Data, options).Parameters), Bits(named.Parameters));
    }

    [Fact]
    public void The_validation_split_is_the_last_part_before_shuffling()
    {
        var split = Start.Fit(Data, epochs: 2, validationSplit: 0.2);
        var byHand = Start.Fit(Data.Take(32), epochs: 2, validation: Data.Skip(32));
        Assert.Equal(Bits(split.Parameters), Bits(byHand.Parameters));
        Assert.Equal(split.History, byHand.History);
        Assert.Equal(["loss", "mae", "val_loss", "val_mae"], split.History.Keys);
    }

    [Fact]
    public void Validation_data_win_over_the_split()
    {
        var both = Start.Fit(Data, validationSplit: 0.5, validation: Data);
        Assert.Equal(Bits(Start.Fit(Data, validation: Data).Parameters), Bits(both.Parameters));
    }

    [Fact]
    public void Every_epoch_has_an_order_of_its_own_unless_told_otherwise()
    {
        Model Plain(bool shuffle, int epochs) =>
            Start.WithOptimizer(Optimizer.Sgd(0.05)).Fit(Data, epochs: epochs, batchSize: 40, shuffle: shuffle);
        // With one batch an epoch, order only changes the masks of dropout.
        Assert.NotEqual(Plain(true, 1).Parameters, Plain(false, 1).Parameters);
        var losses = new List<double>();
        Start.Fit(Data, epochs: 2, batchSize: 1, callbacks: [Callback.OnBatchEnd(e => losses.Add(e.Batch == 0 ? e["loss"] : 0))]);
        Assert.NotEqual(losses[0], losses[40]);
    }

    [Fact]
    public void Evaluation_after_training_is_the_last_validation()
    {
        var trained = Start.Fit(Data, epochs: 2, validation: Data);
        var scores = trained.Evaluate(Data);
        Assert.Equal(trained.History["val_loss"].Last, scores.Loss);
        Assert.Equal(trained.History["val_mae"].Last, scores["mae"]);
    }

    [Fact]
    public void Cancelling_ends_after_the_running_batch_and_keeps_what_was_learnt()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        var trained = Start.Fit(
            Data,
            epochs: 100,
            batchSize: 10,
            validationSplit: 0.2,
            callbacks:
            [
                Callback.OnBatchEnd(_ =>
                {
                    if (++steps == 6)
                    {
                        source.Cancel();
                    }
                }),
            ],
            cancellationToken: source.Token
        );
        Assert.Equal(6, steps);
        Assert.Equal(6, trained.OptimizerState.Step);
        Assert.Equal(2, trained.History.Epochs);
        Assert.False(trained.History[1].Contains("val_loss"));
        Assert.NotEqual(Start.Parameters, trained.Parameters);
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_all_of_it()
    {
        var all = Start.Fit(Data, epochs: 2, batchSize: Data.Count);
        Assert.Equal(all.Parameters, Start.Fit(Data, epochs: 2, batchSize: int.MaxValue).Parameters);
        Assert.Equal(all.Evaluate(Data), all.Evaluate(Data, batchSize: int.MaxValue));
        Assert.Equal(all.Predict(X), all.Predict(X, batchSize: int.MaxValue));
    }

    [Fact]
    public void Stopping_before_the_first_batch_of_an_epoch_records_no_epoch()
    {
        var stop = Callback.Of(e => e is TrainEvent.EpochStarted { Epoch: 1 } ? Signal.Stop : Signal.Continue);
        var trained = Start.Fit(Data, epochs: 5, callbacks: [stop]);
        Assert.Equal(1, trained.History.Epochs);
        Assert.True(double.IsFinite(trained.History["loss"].Last));
    }

    [Fact]
    public void A_cancelled_token_trains_nothing()
    {
        var trained = Start.Fit(Data, epochs: 3, cancellationToken: new CancellationToken(canceled: true));
        Assert.Equal(Start.Parameters, trained.Parameters);
        Assert.Equal(0, trained.History.Epochs);
    }

    [Fact]
    public void Regularizers_are_in_the_loss_and_not_in_metrics()
    {
        var network = Sequential.Input(3).Dense(1, kernelRegularizer: Regularizer.L2(10));
        var model = network.Compile(Optimizer.Sgd(0), Loss.Mse, Metric.Mse);
        var scores = model.Evaluate(Data);
        var penalty = 10 * Ops.Sum(Ops.Square(model.Parameters["dense/kernel"])).ToDouble();
        Assert.Equal(scores["mse"] + penalty, scores.Loss, 1e-4);
        var trained = model.Fit(Data, shuffle: false);
        Assert.Equal(scores.Loss, trained.History["loss"].Last, 1e-4);
    }

    [Fact]
    public void Whole_numbers_are_cast_to_the_type_of_the_port()
    {
        var bytes = Tensor.Of<byte>([0, 1, 2, 3, 4, 5], [2, 3]);
        var model = Sequential.Input(3).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        Assert.Equal(model.Predict(bytes.Cast(DType.Float32)), model.Predict(bytes));
        Assert.Equal(model.Fit(bytes.Cast(DType.Float32), Tensor.Of(1f, 2)).Parameters, model.Fit(bytes, Tensor.Of(1, 2)).Parameters);
    }

    [Fact]
    public void Examples_of_one_number_may_come_without_their_axis()
    {
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        Assert.Equal(
            model.Predict([
                [1],
                [2],
            ]),
            model.Predict(Tensor.Of(1f, 2))
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(1000)]
    public void Predictions_do_not_depend_on_the_size_of_batches(int batchSize) =>
        Assert.Equal(Start.Predict(X), Start.Predict(X, batchSize));

    [Fact]
    public void Options_below_their_bounds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Start.Fit(Data, epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start.Fit(Data, batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start.Fit(Data, validationSplit: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start.Fit(Data, validationSplit: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start.Fit(Data, validationSplit: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start.Evaluate(Data, batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start.Predict(X, batchSize: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { ValidationBatchSize = 0 });
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { Epochs = -2 });
        Assert.Contains("Epochs is at least 1", error.Message, StringComparison.Ordinal);
    }

    static string Bits(Parameters parameters) =>
        string.Join(
            ";",
            parameters.Paths.Select(p =>
                p + ":" + Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(parameters[p].AsSpan<float>()))
            )
        );
}
