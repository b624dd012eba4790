namespace Functional.Tests;

/// <summary>Tells a callback made-up events: no training runs.</summary>
sealed class EventScript
{
    readonly Func<TrainEvent, Signal> callback;
    readonly FitRun run;

    /// <summary>The learning rate that events tell.</summary>
    public double LearningRate { get; set; } = 0.01;

    public EventScript(Callback callback, int epochs, int steps = 1, params string[] keys)
    {
        this.callback = callback.Start();
        run = new(0, epochs, steps, [.. keys], [], new FitOptions { Epochs = epochs });
    }

    /// <summary>A model that can be told from those of other epochs: its only parameter is the number of the epoch.</summary>
    public static Model Marked(int epoch)
    {
        var model = Sequential.Input(1).Dense(1, useBias: false).Compile(Optimizer.Sgd(), Loss.Mse);
        return model.WithParameters(
            Parameters.Of(
                (
                    "dense/kernel",
                    [
                        [epoch],
                    ]
                )
            )
        );
    }

    public static int EpochOf(Model marked) => marked.Parameters["dense/kernel"].ToInt32();

    public Signal Started() => Tell(source => new TrainEvent.Started(source));

    public Signal EpochStarted(int epoch) => Tell(source => new TrainEvent.EpochStarted(source, epoch));

    public Signal BatchEnded(int epoch, int batch, Logs logs) =>
        Tell(source => new TrainEvent.BatchEnded(source, epoch, batch, () => logs));

    public Signal EpochEnded(int epoch, Logs logs) => Tell(source => new TrainEvent.EpochEnded(source, epoch, logs), Marked(epoch));

    public Signal Ended() => Tell(source => new TrainEvent.Ended(source));

    Signal Tell(Func<EventSource, TrainEvent> make, Model? model = null) =>
        callback(make(new EventSource(History.Empty, run, LearningRate, () => model ?? Marked(-1))));
}
