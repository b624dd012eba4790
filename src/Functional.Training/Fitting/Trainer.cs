using System.Diagnostics;

namespace Functional;

/// <summary>One fit: a fold of <see cref="Steps.Train"/> over batches and epochs, with events told to callbacks between.</summary>
internal sealed class Trainer
{
    private readonly Model start;
    private readonly FitOptions options;
    private readonly Dataset train;
    private readonly Dataset? validation;
    private readonly Key key;
    private readonly long seed;
    private readonly FitRun run;
    private readonly Func<TrainEvent, Signal>[] callbacks;
    private readonly List<(int Epoch, double LearningRate)> rates = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private FitState state;
    private History history;
    private bool stopped;

    public Trainer(Model start, Dataset data, FitOptions options)
    {
        (this.start, this.options, state, history) = (start, options, start.FitState, start.History);
        DataChecks.Require(Definition, data, "training");
        (train, validation) =
            options.Validation is null && options.ValidationSplit > 0
                ? SplitLast(data, options.ValidationSplit)
                : (data, options.Validation);
        if (options.Validation is not null)
        {
            DataChecks.Require(Definition, options.Validation, "validation");
        }
        seed = options.Seed ?? start.Seed;
        key = Key.Of(seed);
        run = new(
            history.Epochs,
            options.Epochs,
            (train.Count + options.BatchSize - 1) / options.BatchSize,
            [.. Definition.Keys.All, .. validation is null ? [] : Definition.Keys.All.Select(k => LogKeys.Validation + k)],
            Definition.Keys.HigherIsBetter,
            options
        );
        callbacks = [.. options.Callbacks.OrderBy(c => c.TellsLast).Select(c => c.Start())];
    }

    private Definition Definition => start.Definition;

    private int Epoch => history.Epochs;

    private bool IsCancelled => options.Cancellation.IsCancellationRequested;

    /// <summary>Trains and returns the model.</summary>
    public Model Run()
    {
        Tell(source => new TrainEvent.Started(source));
        for (var epoch = 0; epoch < options.Epochs && !stopped && !IsCancelled; epoch++)
        {
            RunEpoch();
        }
        stopped = false;
        Tell(source => new TrainEvent.Ended(source));
        return Snapshot();
    }

    private void RunEpoch()
    {
        var epoch = Epoch;
        Tell(source => new TrainEvent.EpochStarted(source, epoch));
        var rate = state.Optimizer.LearningRate;
        var order = options.Shuffle ? key.Fold("shuffle").Fold(epoch).Permutation(train.Count) : null;
        var tally = Tally.Start(Definition);
        for (var step = 0; step < run.Steps && !stopped && !(IsCancelled && tally.Count > 0); step++)
        {
            var number = step;
            Tell(source => new TrainEvent.BatchStarted(source, epoch, number));
            var batch = Batch.Of(Definition, Rows(order, step));
            (state, var outcome) = Steps.Train(Definition, start.Optimizer, state, batch, key.Fold(epoch).Fold(step));
            tally = tally.Add(batch, outcome);
            Tell(source => new TrainEvent.BatchEnded(source, epoch, number, tally.Logs));
        }
        var logs = tally.Logs();
        if (validation is not null && !IsCancelled)
        {
            logs = logs.With(Validate(epoch));
        }
        if (rate is { } set)
        {
            logs = logs.With(new Logs([("lr", set)]));
        }
        history = history.Append(logs, run.HigherIsBetter);
        Tell(source => new TrainEvent.EpochEnded(source, epoch, logs));
    }

    private Logs Validate(int epoch)
    {
        Tell(source => new TrainEvent.ValidationStarted(source, epoch));
        var size = options.ValidationBatchSize ?? options.BatchSize;
        var found = Steps.Evaluate(Definition, state.Parameters, state.State, validation!, size);
        Tell(source => new TrainEvent.ValidationEnded(source, epoch, found));
        return found.WithPrefix(LogKeys.Validation);
    }

    private Dataset Rows(Tensor? order, int step)
    {
        var first = step * options.BatchSize;
        var end = Math.Min(first + options.BatchSize, train.Count);
        return order is null ? train.Rows(first..end) : train.Rows(order[first..end]);
    }

    /// <summary>Tells every callback in order, then does what they ask.</summary>
    private void Tell(Func<EventSource, TrainEvent> make)
    {
        if (callbacks.Length == 0)
        {
            return;
        }
        var source = new EventSource(history, run, Snapshot);
        var e = make(source);
        var answer = callbacks.Aggregate(Signal.Continue, (sum, callback) => sum.And(callback(e)));
        source.Expire();
        stopped |= answer.Stops;
        if (answer.Rate is { } rate)
        {
            state = state with { Optimizer = state.Optimizer with { LearningRate = rate } };
            rates.Add((Epoch - 1, rate));
        }
        if (answer.Restored is { } model)
        {
            Signals.RequireSamePaths(state.Parameters, model.Parameters);
            state = state with { Parameters = model.Parameters, State = model.State };
        }
    }

    private Model Snapshot() =>
        start.With(
            state,
            history.Epochs == run.FirstEpoch
                ? history
                : history.Append(
                    new Segment(run.FirstEpoch, Epoch - run.FirstEpoch, seed, options, start.Optimizer, [.. rates], clock.Elapsed, start)
                )
        );

    private static (Dataset Train, Dataset? Validation) SplitLast(Dataset data, double share)
    {
        var (first, last) = data.SplitLast(share);
        return (first, last);
    }
}

/// <summary>What must hold for answers of callbacks.</summary>
internal static class Signals
{
    public static void RequireSamePaths(Parameters mine, Parameters given)
    {
        if (!mine.Paths.SequenceEqual(given.Paths))
        {
            throw new ArgumentException(
                "a model to restore must have the parameters of the one that trains: "
                    + $"[{string.Join(", ", mine.Paths)}], not [{string.Join(", ", given.Paths)}]. Keep e.Model of an earlier event."
            );
        }
    }
}
