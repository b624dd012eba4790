namespace Functional.Tests;

public sealed class StreamTests
{
    static readonly Dataset Data = Dataset.Of(Key.Of(1).Normal([26, 3]), Key.Of(2).Normal([26, 1]));

    static Model Regression(bool eager = false)
    {
        var managed = Execution.Default.WithBlas(BlasLibrary.Managed);
        return Sequential
            .Input(3)
            .Dense(4, Activation.Tanh)
            .Dropout(0.2)
            .Dense(1)
            .Compile(Optimizer.Adam(0.02), Loss.Mse, [Metric.Mae], execution: eager ? managed.Eager() : managed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stream_trains_to_the_bits_of_the_data_that_it_brings(bool eager)
    {
        var options = new FitOptions
        {
            Epochs = 3,
            BatchSize = 8,
            Shuffle = false,
            Validation = Data,
        };
        var expected = Regression(eager).Fit(Data, options);
        var trained = Regression(eager).Fit(Data.Batches(8), options);
        Assert.Equal(expected.Fingerprint, trained.Fingerprint);
        Assert.Equal(expected.History, trained.History);
        Assert.Equal("a stream of batches", trained.History.Segments[0].Data);
        Assert.Contains("26 rows", expected.History.Segments[0].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asynchronous_stream_trains_to_the_same_bits()
    {
        async IAsyncEnumerable<Dataset> Slowly()
        {
            foreach (var batch in Data.Batches(8))
            {
                await Task.Delay(1);
                yield return batch;
            }
        }
        var options = new FitOptions { Epochs = 2 };
        var expected = Regression().Fit(Data.Batches(8), options).Fingerprint;
        Assert.Equal(expected, Regression().Fit(Slowly(), options).Fingerprint);
        Assert.Equal(expected, (await Regression().FitAsync(Slowly(), options)).Fingerprint);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void Every_epoch_takes_the_pass_of_its_number(int? steps)
    {
        var stream = (IDatasetPasses)Data.Batches(4).ToArray().ShuffleRows(26, seed: 1).InBatches(9);
        var options = new FitOptions { Epochs = 3, StepsPerEpoch = steps };

        var trained = Regression().Fit(stream, options);

        var one = new FitOptions { StepsPerEpoch = steps };
        var expected = Enumerable.Range(0, 3).Aggregate(Regression(), (model, pass) => model.Fit(stream.Pass(pass).ToArray(), one));
        Assert.Equal(expected.Fingerprint, trained.Fingerprint);
        // A later fit goes on with the pass of its first epoch; with a number of steps it begins anew.
        var continued = Regression().Fit(stream, options with { Epochs = 2 }).Fit(stream, options with { Epochs = 1 });
        Assert.Equal(steps is null, continued.Fingerprint == trained.Fingerprint);
    }

    [Fact]
    public void With_steps_per_epoch_each_epoch_goes_on_and_the_stream_starts_again()
    {
        var options = new FitOptions { Epochs = 4, StepsPerEpoch = 3 };
        var trained = Regression().Fit(Data.Batches(8), options);
        var expected = Regression().Fit(Data, options with { BatchSize = 8, Shuffle = false });
        Assert.Equal(expected.Fingerprint, trained.Fingerprint);
        var endless = Regression().Fit(Endless(), options);
        Assert.Equal(expected.Fingerprint, endless.Fingerprint);

        static IEnumerable<Dataset> Endless()
        {
            while (true)
            {
                foreach (var batch in Data.Batches(8))
                {
                    yield return batch;
                }
            }
        }
    }

    [Fact]
    public void Batches_are_fetched_a_few_ahead_and_no_more()
    {
        var (fetched, trained, most) = (0, 0, 0);
        IEnumerable<Dataset> Counted()
        {
            foreach (var batch in Data.Batches(1))
            {
                Interlocked.Increment(ref fetched);
                yield return batch;
            }
        }
        var watch = Callback.OnBatchEnd(_ =>
        {
            trained++;
            Thread.Sleep(2);
            most = Math.Max(most, Volatile.Read(ref fetched) - trained);
        });
        Regression().Fit(Counted(), new FitOptions { Callbacks = [watch] });
        Assert.Equal(26, fetched);
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public void A_stream_is_let_go_of_when_training_stops()
    {
        var closed = 0;
        IEnumerable<Dataset> Closing()
        {
            try
            {
                foreach (var batch in Data.Batches(2))
                {
                    yield return batch;
                }
            }
            finally
            {
                closed++;
            }
        }
        var stop = Callback.OnBatchEnd(e => e.Batch == 2 ? Signal.Stop : Signal.Continue);
        Assert.Equal(1, Regression().Fit(Closing(), new FitOptions { Epochs = 5, Callbacks = [stop] }).History.Epochs);
        Assert.Equal(1, closed);
    }

    [Fact]
    public void Validation_and_evaluation_take_streams_too()
    {
        var trained = Regression().Fit(Data, new FitOptions { Epochs = 2, ValidationStream = Data.Batches(8) });
        Assert.Equal(trained.Evaluate(Data, 8).Loss, trained.History["val_loss"].Last);
        Assert.Equal(trained.Evaluate(Data, 8), trained.Evaluate(Data.Batches(8)));
        var part = Regression().Fit(Data, new FitOptions { ValidationStream = Data.Batches(8), ValidationSteps = 2 });
        Assert.Equal(part.Evaluate(Data.Take(16), 8).Loss, part.History["val_loss"].Last);
    }

    [Fact]
    public void A_wrong_batch_says_which_it_is()
    {
        IEnumerable<Dataset> With(Dataset wrong) => [.. Data.Batches(8).Take(2), wrong];
        string Error(Dataset wrong) => Assert.Throws<ArgumentException>(() => Regression().Fit(With(wrong), new FitOptions())).Message;
        Assert.StartsWith("batch 3 of the stream: ", Error(Dataset.Of(Tensor.Zeros(4, 2), Tensor.Zeros(4, 1))), StringComparison.Ordinal);
        Assert.Contains(
            "row 1",
            Error(
                Dataset.Of(
                    [
                        [0, 0, 0],
                        [0, double.NaN, 0],
                    ],
                    Tensor.Zeros(2, 1)
                )
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the first one was float32[3] → float32[1]",
            Error(Data.Take(8).WithWeights(Tensor.Ones(8))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_a_stream_throws_reaches_the_caller()
    {
        static IEnumerable<Dataset> Failing()
        {
            yield return Data.Take(8);
            throw new FileNotFoundException("part 2 is missing");
        }
        Assert.Throws<FileNotFoundException>(() => Regression().Fit(Failing(), new FitOptions()));
    }

    [Fact]
    public void A_stream_without_batches_is_an_error_in_the_first_and_in_later_epochs()
    {
        Assert.Throws<ArgumentException>(() => Regression().Fit((IEnumerable<Dataset>)[], new FitOptions()));
        var queue = new Queue<Dataset>(Data.Batches(8));
        IEnumerable<Dataset> Once()
        {
            while (queue.TryDequeue(out var batch))
            {
                yield return batch;
            }
        }
        var error = Assert.Throws<ArgumentException>(() => Regression().Fit(Once(), new FitOptions { Epochs = 2 }));
        Assert.Contains("enumerated more than once", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Regression().Fit(Data.Batches(8), new FitOptions { ValidationSplit = 0.2 }));
        Assert.Contains("no end to split off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_of_a_stream_does_not_know_its_length_until_the_first_epoch_ends()
    {
        var text = new StringWriter();
        var options = new FitOptions { Epochs = 2, Callbacks = [Callback.Progress(1, text)] };
        Regression().Fit(Data.Batches(8), options);
        var lines = text.ToString();
        Assert.Contains("      1/Unknown - 0s ", lines, StringComparison.Ordinal);
        Assert.Contains("4/4 [==============================] - 0s ", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("Unknown", lines[lines.IndexOf("Epoch 2/2", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
