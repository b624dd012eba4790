using System.Runtime.ExceptionServices;

namespace Functional;

/// <summary>One search on its way: configurations by folds by rounds, several at once.</summary>
internal sealed class SearchRun
{
    private readonly Func<Configuration, Model> build;
    private readonly SearchOptions options;
    private readonly Dataset data;
    private readonly Sequence<Configuration> configurations;
    private readonly Lazy<SearchRows>[] folds;
    private readonly SearchJournal journal;
    private readonly Lock telling = new();

    public SearchRun(ModelSearch search, Func<Configuration, Model> build, Dataset data, SearchOptions options)
    {
        (this.build, this.data, this.options) = (build, data, options);
        configurations = search.Configurations();
        Sequence<(Dataset Train, Dataset Test)> parts =
            options.Folds == 1 ? [data.SplitLast(0.2)] : data.Folds(options.Folds, options.Stratify);
        folds = [.. parts.Select(p => new Lazy<SearchRows>(() => SearchRows.Of(p.Train, p.Test, options)))];
        journal = new(options.Journal, () => JournalHeader.Of(search, data, options, Built(configurations[0], 0)));
    }

    private CancellationToken Cancellation => options.Fit.Cancellation;

    public SearchResults Run()
    {
        var trials = new Trial[configurations.Count];
        int[] running = [.. Enumerable.Range(0, configurations.Count)];
        foreach (var epochs in options.Rounds())
        {
            Round(running, epochs, trials);
            running =
            [
                .. running
                    .OrderByDescending(i => double.IsNaN(trials[i].Mean) ? double.NegativeInfinity : trials[i].Mean)
                    .ThenBy(i => i)
                    .Take((running.Length + options.HalvingFactor - 1) / options.HalvingFactor),
            ];
        }
        return new([.. trials], Refitted);
    }

    private void Round(int[] indices, int epochs, Trial[] trials)
    {
        var scores = new double[indices.Length, folds.Length];
        var left = Enumerable.Repeat(folds.Length, indices.Length).ToArray();
        Together(
            scores.Length,
            task =>
            {
                var (i, k) = (task / folds.Length, task % folds.Length);
                scores[i, k] = journal.Score(indices[i], k, epochs, () => Score(configurations[indices[i]], k, epochs));
                if (Interlocked.Decrement(ref left[i]) == 0)
                {
                    Sequence<double> all = [.. Enumerable.Range(0, folds.Length).Select(fold => scores[i, fold])];
                    Tell(trials[indices[i]] = new(indices[i], configurations[indices[i]], all, epochs));
                }
            }
        );
    }

    private void Tell(Trial trial)
    {
        lock (telling)
        {
            options.Progress?.Invoke(trial);
        }
    }

    private double Score(Configuration configuration, int fold, int epochs)
    {
        var model = Built(configuration, fold);
        return Named(
            configuration,
            fold,
            () =>
            {
                var rows = folds[fold].Value;
                // Several models at once share the processors; the bits do not depend on it.
                var alone = options.Parallel == 1 ? model : model.WithExecution(model.Execution.WithThreads(1));
                return options.Score(Trained(alone, rows, epochs).WithExecution(model.Execution), rows.Test);
            }
        );
    }

    private (Model Model, IFittedTransform? Preparation) Refitted(Trial best)
    {
        var model = Built(best.Configuration, null);
        return Named(
            best.Configuration,
            null,
            () =>
            {
                var rows = SearchRows.Of(data, data, options);
                return (Trained(model, rows, options.Fit.Epochs), rows.Preparation);
            }
        );
    }

    /// <summary>A trained model; what was cut short is none.</summary>
    private Model Trained(Model model, SearchRows rows, int epochs)
    {
        var trained = model.Fit(rows.Train, rows.Fit with { Epochs = epochs });
        Cancellation.ThrowIfCancellationRequested();
        return trained;
    }

    private Model Built(Configuration configuration, int? fold) =>
        Named(
            configuration,
            fold,
            () => build(configuration) ?? throw new InvalidOperationException("build returned null; it must return a compiled model.")
        );

    /// <summary>What goes wrong, together with where it went wrong.</summary>
    private T Named<T>(Configuration configuration, int? fold, Func<T> compute)
    {
        try
        {
            return compute();
        }
        catch (Exception e) when (e is not OperationCanceledException || !Cancellation.IsCancellationRequested)
        {
            throw new TrialException(configuration, fold, e);
        }
    }

    /// <summary>Several tasks at once; what one of them throws is thrown as it is.</summary>
    private void Together(int count, Action<int> task)
    {
        try
        {
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = Cancellation },
                task
            );
        }
        catch (AggregateException e)
        {
            Cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }
    }
}

/// <summary>The rows of a fold, prepared, and how to train on them.</summary>
internal sealed record SearchRows(Dataset Train, Dataset Test, FitOptions Fit, IFittedTransform? Preparation)
{
    /// <summary>Fits the preparation to the rows that are learned from, and applies it to all.</summary>
    public static SearchRows Of(Dataset train, Dataset test, SearchOptions options)
    {
        if (options.Prepare is not { } prepare)
        {
            return new(train, test, options.Fit, null);
        }
        var fitted = prepare.Fit(train);
        var prepared = fitted.Transform(train);
        var fit = options.Fit with
        {
            Validation = options.Fit.Validation is { } validation ? fitted.Transform(validation) : null,
            ValidationStream = options.Fit.ValidationStream?.Select(fitted.Transform),
        };
        return new(prepared, ReferenceEquals(train, test) ? prepared : fitted.Transform(test), fit, fitted);
    }
}
