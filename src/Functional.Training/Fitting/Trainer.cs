using System.Diagnostics;

namespace Functional;

/// <summary>One fit: a fold of <see cref="Steps.Train"/> over batches and epochs, with events told to callbacks between.</summary>
internal sealed class Trainer
{
    private readonly Model start;
    private readonly FitOptions options;
    private readonly BatchSource source;
    private readonly Func<IEnumerable<Rows>>? validation;
    private readonly Key key;
    private readonly long seed;
    private readonly FitRun run;
    private readonly Func<TrainEvent, Signal>[] callbacks;
    private readonly List<(int Epoch, double LearningRate)> rates = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private readonly bool reportsRate;
    private readonly FitEngine engine;

    private History history;
    private int first;
    private bool stopped;
    private double? rate;

    /// <summary>A fit on data in memory.</summary>
    public Trainer(Model start, Dataset data, FitOptions options)
        : this(start, options, trainer => trainer.Memory(data)) { }

    /// <summary>A fit on a stream of batches, given by the number of a pass over it.</summary>
    public Trainer(Model start, Func<int, IAsyncEnumerable<Dataset>> stream, FitOptions options)
        : this(start, options, trainer => trainer.Stream(stream)) { }

    private Trainer(Model start, FitOptions options, Func<Trainer, (BatchSource Train, Dataset? Validation)> data)
    {
        (this.start, this.options, history) = (start, options, start.History);
        first = history.Epochs;
        reportsRate = options.Callbacks.Any(c => c.ReportsLearningRate);
        start.RequireObjectives();
        RequireSomethingToLearn(start);
        seed = options.Seed ?? start.Seed;
        key = Key.Of(seed);
        (source, var evaluated) = data(this);
        validation = ValidationOf(evaluated);
        run = new(
            history.Epochs,
            options.Epochs,
            source.Steps,
            [
                .. Definition.Keys.All,
                .. validation is null ? [] : Definition.Keys.All.Select(k => LogKeys.Validation + k),
                .. reportsRate ? ["lr"] : Array.Empty<string>(),
            ],
            Definition.Keys.HigherIsBetter,
            options
        )
        {
            Data = source.Description,
            IsStream = source is StreamSource,
        };
        engine = start.RunsEagerly
            ? new EagerEngine(Definition, start.Optimizer, start.FitState)
            : new PlanEngine(Definition, start.Optimizer, start.FitState, start.Execution);
        rate = start.OptimizerState.LearningRate;
        callbacks = [.. options.Callbacks.OrderBy(c => c.TellsLast).Select(c => c.Start())];
    }

    private Definition Definition => start.Definition;

    /// <summary>The learning rate of the next step.</summary>
    private double Rate => rate ?? start.Optimizer.RateAt(engine.StepCount);

    private int Epoch => history.Epochs;

    private bool IsCancelled => options.Cancellation.IsCancellationRequested;

    /// <summary>Trains and returns the model.</summary>
    public Model Run()
    {
        using (source)
        {
            Tell(from => new TrainEvent.Started(from));
            while (Epoch < run.FirstEpoch + options.Epochs && !stopped && !IsCancelled)
            {
                RunEpoch();
            }
            stopped = false;
            Finish();
            Tell(from => new TrainEvent.Ended(from));
            return Snapshot();
        }
    }

    private (BatchSource, Dataset?) Memory(Dataset data)
    {
        var (train, validation) = Parts(Definition, data, options);
        return (new DatasetSource(train, options, key), validation);
    }

    /// <summary>What is learned from, with the weights of its classes, and what is validated on.</summary>
    public static (Dataset Train, Dataset? Validation) Parts(Definition definition, Dataset data, FitOptions options)
    {
        DataChecks.Require(definition, data, "training");
        var (train, validation) =
            options.Validation is null && options.ValidationStream is null && options.ValidationSplit > 0
                ? SplitLast(data, options.ValidationSplit)
                : (data, options.Validation);
        return (ClassWeighting.Apply(definition, train, options.ClassWeights), validation);
    }

    private (BatchSource, Dataset?) Stream(Func<int, IAsyncEnumerable<Dataset>> stream)
    {
        if (options.ValidationSplit > 0)
        {
            throw new ArgumentException(
                "a stream has no end to split off: give Validation a data set, or ValidationStream a stream, in place of ValidationSplit."
            );
        }
        var checks = new BatchChecks(Definition, "training");
        Dataset Prepare(Dataset batch) => ClassWeighting.Apply(Definition, checks.Require(batch), options.ClassWeights);
        return (new StreamSource(stream, options.StepsPerEpoch, Prepare, options.Cancellation), options.Validation);
    }

    /// <summary>The batches of a validation, from their start each time.</summary>
    private Func<IEnumerable<Rows>>? ValidationOf(Dataset? data)
    {
        if (data is not null)
        {
            if (options.Validation is not null)
            {
                DataChecks.Require(Definition, data, "validation");
            }
            return () => Rows.InOrder(data, options.ValidationBatchSize ?? options.BatchSize, options.ValidationSteps);
        }
        return options.ValidationStream is { } stream ? () => Streamed(stream) : null;
    }

    private IEnumerable<Rows> Streamed(IEnumerable<Dataset> stream)
    {
        var taken = options.ValidationSteps is { } steps ? stream.Take(steps) : stream;
        using var batches = new StreamSource(
            _ => Prefetch.Of(taken),
            null,
            new BatchChecks(Definition, "validation").Require,
            CancellationToken.None,
            "validation"
        );
        foreach (var rows in batches.Epoch(0))
        {
            yield return rows;
        }
    }

    /// <summary>What the optimizer makes of the weights at the end: their averages where it keeps them.</summary>
    private void Finish()
    {
        var state = engine.State;
        var learning = state.Parameters.Where(p => !Definition.Frozen.Contains(p));
        var finished = start.Optimizer.Finish(learning, state.Optimizer);
        if (!ReferenceEquals(finished, learning))
        {
            engine.State = state with { Parameters = Steps.Merge(state.Parameters, finished) };
        }
    }

    private void RunEpoch()
    {
        var epoch = Epoch;
        Tell(from => new TrainEvent.EpochStarted(from, epoch));
        double? rateBefore = reportsRate ? Rate : rate;
        var isWhole = RunBatches(epoch);
        var tally = engine.Tally();
        if (tally.Count == 0)
        {
            // Stopped before the first batch: there is nothing to record.
            return;
        }
        var logs = tally.Logs();
        var validates = validation is not null && options.Validates(epoch);
        // Cancelled, the fit ends after the running batch: no validation, and no end of an epoch that has none.
        var hasEnded = !IsCancelled || (isWhole && !validates);
        if (validates && !IsCancelled)
        {
            logs = logs.With(Validate(epoch));
        }
        if (rateBefore is { } set)
        {
            logs = logs.With(new Logs([("lr", set)]));
        }
        history = history.Append(logs, run.HigherIsBetter);
        if (hasEnded)
        {
            Tell(from => new TrainEvent.EpochEnded(from, epoch, logs, isWhole));
        }
        if (options.SnapshotEvery is { } every && (epoch + 1) % every == 0)
        {
            // With what callbacks answered, so that training on from it is what training on was.
            history = history.Keep(epoch, Snapshot());
        }
    }

    /// <summary>The steps of an epoch; false when it was cut short.</summary>
    private bool RunBatches(int epoch)
    {
        var stepKey = key.Fold(epoch);
        engine.StartPass();
        var step = 0;
        if (stopped)
        {
            return false;
        }
        foreach (var rows in source.Epoch(epoch))
        {
            if (callbacks.Length > 0)
            {
                TellBatchStarted(epoch, step);
            }
            engine.Step(rows, stepKey.Fold(step));
            if (callbacks.Length > 0)
            {
                TellBatchEnded(epoch, step);
            }
            step++;
            if (stopped || IsCancelled)
            {
                return step == run.Steps;
            }
        }
        return true;
    }

    private void TellBatchStarted(int epoch, int step) => Tell(from => new TrainEvent.BatchStarted(from, epoch, step));

    private void TellBatchEnded(int epoch, int step) =>
        Tell(from => new TrainEvent.BatchEnded(from, epoch, step, () => engine.Tally().Logs()));

    private Logs Validate(int epoch)
    {
        Tell(from => new TrainEvent.ValidationStarted(from, epoch));
        var found = engine.Evaluate(validation!());
        Tell(from => new TrainEvent.ValidationEnded(from, epoch, found));
        return found.WithPrefix(LogKeys.Validation);
    }

    /// <summary>Tells every callback in order, then does what they ask.</summary>
    private void Tell(Func<EventSource, TrainEvent> make)
    {
        if (callbacks.Length == 0)
        {
            return;
        }
        var from = new EventSource(history, run, Rate, Snapshot);
        var e = make(from);
        var answer = callbacks.Aggregate(Signal.Continue, (sum, callback) => sum.And(callback(e)));
        from.Expire();
        stopped |= answer.Stops;
        if (answer.Rate is { } set)
        {
            rate = set;
            engine.SetLearningRate(set);
            rates.Add((Epoch - 1, set));
        }
        if (answer.Resumed is { } earlier)
        {
            Resume(e, earlier);
        }
        if (answer.Restored is { } model)
        {
            Signals.RequireSamePaths(start.Parameters, model.Parameters);
            engine.State = engine.State with { Parameters = model.Parameters, State = model.State };
        }
    }

    /// <exception cref="InvalidOperationException">It is too late to resume.</exception>
    /// <exception cref="ArgumentException">The model is not of an earlier run of this fit.</exception>
    private void Resume(TrainEvent e, Model earlier)
    {
        if (e is not TrainEvent.Started)
        {
            throw new InvalidOperationException("a fit can be resumed before its first epoch only: answer TrainEvent.Started.");
        }
        Signals.RequireSamePaths(start.Parameters, earlier.Parameters);
        var trained = earlier.History.Epochs - run.FirstEpoch;
        if (trained < 0 || trained > options.Epochs || !earlier.History.StartsWith(start.History))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"the model to resume from has trained {earlier.History.Epochs} epochs; this fit trains epochs {run.FirstEpoch + 1} to "
                ) + FormattableString.Invariant($"{run.FirstEpoch + options.Epochs} after others: it is no earlier run of this fit.")
            );
        }
        (engine.State, history, first) = (earlier.FitState, earlier.History, earlier.History.Epochs);
        rate = earlier.OptimizerState.LearningRate;
    }

    private Model Snapshot() =>
        start.With(
            engine.State,
            history.Epochs == first
                ? history
                : history.Append(
                    new Segment(
                        first,
                        Epoch - first,
                        seed,
                        options,
                        $"{start.Network}: {string.Join("; ", start.Objectives)}",
                        start.Optimizer.ToString(),
                        [.. rates],
                        start.Execution,
                        Blas.Describe(start.RunsEagerly ? BlasLibrary.Managed : start.Execution.Blas),
                        source.Description,
                        clock.Elapsed,
                        Segment.LibraryVersion,
                        [.. options.Callbacks.Select(c => c.Name)],
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
