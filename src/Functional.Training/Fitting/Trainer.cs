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

    private readonly FitEngine engine;

    private History history;
    private bool stopped;
    private double? rate;

    public Trainer(Model start, Dataset data, FitOptions options)
    {
        (this.start, this.options, history) = (start, options, start.History);
        start.RequireObjectives();
        RequireSomethingToLearn(start);
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
            ((train.Count - 1) / options.BatchSize) + 1,
            [.. Definition.Keys.All, .. validation is null ? [] : Definition.Keys.All.Select(k => LogKeys.Validation + k)],
            Definition.Keys.HigherIsBetter,
            options
        );
        engine = start.RunsEagerly
            ? new EagerEngine(Definition, start.Optimizer, start.FitState, train)
            : new PlanEngine(Definition, start.Optimizer, start.FitState, train, start.Execution);
        rate = start.OptimizerState.LearningRate;
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
        var rateBefore = rate;
        RunBatches(epoch);
        var tally = engine.Tally();
        if (tally.Count == 0)
        {
            // Stopped before the first batch: there is nothing to record.
            return;
        }
        var logs = tally.Logs();
        if (validation is not null && !IsCancelled)
        {
            logs = logs.With(Validate(epoch));
        }
        if (rateBefore is { } set)
        {
            logs = logs.With(new Logs([("lr", set)]));
        }
        history = history.Append(logs, run.HigherIsBetter);
        Tell(source => new TrainEvent.EpochEnded(source, epoch, logs));
    }

    private void RunBatches(int epoch)
    {
        var order = options.Shuffle ? key.Fold("shuffle").Fold(epoch).Permutation(train.Count).ToArray<int>() : [];
        var stepKey = key.Fold(epoch);
        engine.StartPass();
        for (var step = 0; step < run.Steps && !stopped && !(IsCancelled && step > 0); step++)
        {
            var first = step * options.BatchSize;
            var count = Math.Min(options.BatchSize, train.Count - first);
            if (callbacks.Length > 0)
            {
                TellBatchStarted(epoch, step);
            }
            engine.Step(order.Length == 0 ? default : order.AsMemory(first, count), first, count, stepKey.Fold(step));
            if (callbacks.Length > 0)
            {
                TellBatchEnded(epoch, step);
            }
        }
    }

    private void TellBatchStarted(int epoch, int step) => Tell(source => new TrainEvent.BatchStarted(source, epoch, step));

    private void TellBatchEnded(int epoch, int step) =>
        Tell(source => new TrainEvent.BatchEnded(source, epoch, step, () => engine.Tally().Logs()));

    private Logs Validate(int epoch)
    {
        Tell(source => new TrainEvent.ValidationStarted(source, epoch));
        var size = options.ValidationBatchSize ?? options.BatchSize;
        var found = engine.Evaluate(validation!, size);
        Tell(source => new TrainEvent.ValidationEnded(source, epoch, found));
        return found.WithPrefix(LogKeys.Validation);
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
        if (answer.Rate is { } set)
        {
            rate = set;
            engine.SetLearningRate(set);
            rates.Add((Epoch - 1, set));
        }
        if (answer.Restored is { } model)
        {
            Signals.RequireSamePaths(start.Parameters, model.Parameters);
            engine.State = engine.State with { Parameters = model.Parameters, State = model.State };
        }
    }

    private Model Snapshot() =>
        start.With(
            engine.State,
            history.Epochs == run.FirstEpoch
                ? history
                : history.Append(
                    new Segment(
                        run.FirstEpoch,
                        Epoch - run.FirstEpoch,
                        seed,
                        options,
                        start.Optimizer,
                        [.. rates],
                        start.Execution,
                        clock.Elapsed,
                        start
                    )
                )
        );

    private static void RequireSomethingToLearn(Model model)
    {
        if (model.Parameters.Count > 0 && model.Parameters.Paths.All(p => model.Definition.Frozen.Contains(p)))
        {
            throw new ArgumentException(
                "every parameter is frozen, so there is nothing to learn: free some with model.Unfreeze(path => …)."
            );
        }
    }

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
