using Functional.Testing;

namespace Functional.Tests;

public sealed class ProgressTests
{
    static readonly Logs[] Verbose1 =
    [
        Values(("loss", 1.3899), ("accuracy", 0.28125)),
        Values(("loss", 1.3076), ("accuracy", 0.2875), ("val_loss", 1.6542), ("val_accuracy", 0.3)),
        Values(("loss", 1.1875), ("accuracy", 0.34375)),
        Values(("loss", 1.3041), ("accuracy", 0.2875), ("val_loss", 1.6516), ("val_accuracy", 0.3)),
    ];

    [Fact]
    public void Verbosity_1_writes_the_bytes_of_Keras()
    {
        var (time, written) = (new ScriptedTime(), new StringWriter());
        var script = new EventScript(Callback.Progress(new ConsoleProgress(1, written, time)), epochs: 2, steps: 3);
        script.Started();
        for (var epoch = 0; epoch < 2; epoch++)
        {
            script.EpochStarted(epoch);
            for (var batch = 0; batch < 3; batch++)
            {
                time.Advance(10);
                script.BatchEnded(epoch, batch, Verbose1[2 * epoch]);
            }
            // The first batch does not count: two steps in 126 and 42 ms.
            time.Advance((epoch == 0 ? 126 : 42) - 20);
            script.EpochEnded(epoch, Verbose1[(2 * epoch) + 1]);
        }
        script.Ended();
        Assert.Equal(Golden.Text("console/fit_verbose_1.txt"), written.ToString());
    }

    [Fact]
    public void Verbosity_2_writes_the_bytes_of_Keras()
    {
        var (time, written) = (new ScriptedTime(), new StringWriter());
        var script = new EventScript(Callback.Progress(new ConsoleProgress(2, written, time)), epochs: 2, steps: 3);
        Logs[] logs =
        [
            Values(("loss", 1.3007), ("accuracy", 0.275), ("val_loss", 1.6483), ("val_accuracy", 0.3)),
            Values(("loss", 1.2973), ("accuracy", 0.2875), ("val_loss", 1.6457), ("val_accuracy", 0.3)),
        ];
        script.Started();
        for (var epoch = 0; epoch < 2; epoch++)
        {
            script.EpochStarted(epoch);
            time.Advance(epoch == 0 ? 54 : 24);
            script.EpochEnded(epoch, logs[epoch]);
        }
        script.Ended();
        Assert.Equal(Golden.Text("console/fit_verbose_2.txt"), written.ToString());
    }

    [Fact]
    public void A_slow_epoch_refreshes_and_pads_a_shorter_line()
    {
        var (time, written) = (new ScriptedTime(), new StringWriter());
        var script = new EventScript(Callback.Progress(new ConsoleProgress(1, written, time)), epochs: 1, steps: 12);
        script.EpochStarted(0);
        time.Advance(5_000);
        script.BatchEnded(0, 0, Values(("loss", 1)));
        time.Advance(1_000);
        script.BatchEnded(0, 1, Values(("loss", 0.5)));
        var lines = written.ToString().Split('\r');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(" 1/12 [=>............................] - ETA: 55s - loss: 1.0000", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(" 2/12 [====>.........................] - ETA: 10s - loss: 0.5000", lines[2], StringComparison.Ordinal);
        Assert.Equal(lines[1].TrimEnd('\b').Length, lines[1].Count(c => c == '\b'));
    }

    [Theory]
    [InlineData(45e-6, "45us/step")]
    [InlineData(0.0134, "13ms/step")]
    [InlineData(2.4, "2s/step")]
    [InlineData(0, "0s/step")]
    public void Times_are_written_in_the_unit_that_fits(double seconds, string expected) =>
        Assert.Equal(expected, ProgressBar.Per(TimeSpan.FromSeconds(seconds), "step"));

    [Theory]
    [InlineData(30, "30s")]
    [InlineData(60, "60s")]
    [InlineData(61, "1:01")]
    [InlineData(3600, "60:00")]
    [InlineData(3725, "1:02:05")]
    public void Remaining_time_is_written_as_Keras_does(int seconds, string expected)
    {
        var line = ProgressBar.Running(1, 2, TimeSpan.FromSeconds(seconds), TimeSpan.Zero);
        Assert.EndsWith(" - ETA: " + expected, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, "0.5000")]
    [InlineData(1e-3, "1.0000e-03")]
    [InlineData(0, "0.0000e+00")]
    [InlineData(-2.5, "-2.5000")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.PositiveInfinity, "inf")]
    public void Numbers_are_written_as_Keras_does(double value, string expected) => Assert.Equal(expected, Logs.Number(value));

    [Fact]
    public void Verbosity_0_is_silent_and_others_are_refused()
    {
        var written = new StringWriter();
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        model.Fit(
            [
                [1],
                [2],
            ],
            [
                [1],
                [2],
            ],
            epochs: 2,
            callbacks: [Callback.Progress(0, written)]
        );
        Assert.Empty(written.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Callback.Progress(3));
    }

    [Fact]
    public void It_prints_after_what_other_callbacks_print()
    {
        var written = new StringWriter();
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        Callback[] callbacks = [Callback.Progress(2, written), Callback.OnEpochEnd(_ => written.Write("mine\n"))];
        model.Fit(
            [
                [1],
                [2],
            ],
            [
                [1],
                [2],
            ],
            callbacks: callbacks
        );
        Assert.StartsWith("mine\n1/1 - 0s - loss: ", written.ToString(), StringComparison.Ordinal);
    }

    static Logs Values(params (string, double)[] values) => new(values);

    /// <summary>A clock that is moved by hand.</summary>
    sealed class ScriptedTime : TimeProvider
    {
        long now = 1;

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => now;

        public void Advance(long milliseconds) => now += milliseconds;
    }
}
