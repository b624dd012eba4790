using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class EarlyStoppingTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Cases("early_stopping.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Epochs_weights_and_lines_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("early_stopping.json")[index];
        var (args, values) = (recorded.GetProperty("args"), recorded.GetProperty("values").Numbers());
        var monitor = args.GetProperty("monitor").GetString()!;
        var printed = new StringWriter { NewLine = "\n" };
        var callback = Callback.EarlyStopping(
            monitor,
            Number(args, "min_delta") ?? 0,
            (int)(Number(args, "patience") ?? 0),
            args.TryGetProperty("restore_best_weights", out var restores) && restores.GetBoolean(),
            args.TryGetProperty("mode", out var mode) ? Enum.Parse<MonitorMode>(mode.GetString()!, ignoreCase: true) : MonitorMode.Auto,
            Number(args, "baseline"),
            (int)(Number(args, "start_from_epoch") ?? 0),
            printed
        );

        var script = new EventScript(callback, values.Length, keys: [monitor]);
        script.Started();
        var epochs = 0;
        for (var stops = false; epochs < values.Length && !stops; epochs++)
        {
            stops = script.EpochEnded(epochs, new Logs([(monitor, values[epochs])])).Stops;
        }
        var restored = script.Ended().Restored;

        Assert.Equal(recorded.GetProperty("epochs_run").GetInt32(), epochs);
        Assert.Equal(recorded.GetProperty("weights_of_epoch").GetInt32(), restored is null ? epochs - 1 : EventScript.EpochOf(restored));
        Assert.Equal(recorded.GetProperty("printed").GetString(), printed.ToString());
    }

    [Fact]
    public void A_number_that_will_not_be_there_is_refused_before_the_first_epoch()
    {
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        var error = Assert.Throws<ArgumentException>(() =>
            model.Fit(
                [
                    [1],
                    [2],
                ],
                [
                    [1],
                    [2],
                ],
                callbacks: [Callback.EarlyStopping(patience: 3)]
            )
        );
        Assert.Equal(
            "early stopping: the monitored \"val_loss\" will not be there; there will be: loss. There is no validation data: give Fit "
                + "validation or validationSplit, or monitor a training number.",
            error.Message
        );
    }

    [Fact]
    public void Its_memory_is_of_one_fit()
    {
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(0), Loss.Mse);
        Callback[] callbacks = [Callback.EarlyStopping("loss", patience: 2)];
        Tensor x =
        [
            [1],
            [2],
        ];
        var once = model.Fit(x, x, epochs: 10, callbacks: callbacks);
        var twice = once.Fit(x, x, epochs: 10, callbacks: callbacks);
        Assert.Equal(3, once.History.Epochs);
        Assert.Equal(6, twice.History.Epochs);
    }

    [Fact]
    public void Best_weights_come_back_with_the_state()
    {
        // Learns for two epochs and is then thrown off.
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(0.05), Loss.Mse);
        Tensor x =

            [
                [1],
                [2],
            ],
            y =

            [
                [2],
                [4],
            ];
        List<Model> models = [];
        var trained = model.Fit(
            x,
            y,
            epochs: 6,
            validation: (x, y),
            callbacks:
            [
                Callback.OnEpochEnd(e => models.Add(e.Model)),
                Callback.OnEpochEnd(e => e.Epoch == 1 ? Signal.LearningRate(10) : Signal.Continue),
                Callback.EarlyStopping(patience: 10, restoreBestWeights: true),
            ]
        );
        Assert.Equal(6, trained.History.Epochs);
        Assert.Equal(models[trained.History.BestEpoch()].Parameters, trained.Parameters);
        Assert.NotEqual(models[5].Parameters, trained.Parameters);
    }

    static double? Number(JsonElement args, string name) =>
        args.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDouble() : null;
}
