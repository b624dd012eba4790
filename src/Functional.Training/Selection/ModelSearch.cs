using System.Runtime.ExceptionServices;

namespace Functional;

/// <summary>
/// Tries configurations of a model and judges each by cross-validation: <c>RandomSearch.Of(space, 5).Run(build, data, options)</c>. The
/// results depend on the arguments alone, not on how many models are trained at once.
/// </summary>
public abstract record ModelSearch
{
    private protected ModelSearch(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        Space = space.Settings.Count > 0 ? space : throw new ArgumentException("the search space is empty: say what is varied.");
    }

    /// <summary>What is varied.</summary>
    public SearchSpace Space { get; }

    /// <summary>The configurations to try, in order.</summary>
    public abstract Sequence<Configuration> Configurations();

    /// <summary>Trains and judges every configuration.</summary>
    /// <param name="build">A configuration ↦ a compiled model; a pure function, called by several threads.</param>
    /// <param name="data">The rows; folds are blocks in their order, so shuffle them before where the order means something.</param>
    /// <param name="options">How to train and to judge.</param>
    /// <returns>All trials, and the best one.</returns>
    /// <exception cref="ArgumentException">
    /// A model is not compiled, the options make no sense, or the journal is of another search.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; the journal keeps what was finished.</exception>
    public SearchResults Run(Func<Configuration, Model> build, Dataset data, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(data);
        options ??= SearchOptions.Default;
        options.Require();
        var configurations = Configurations();
        Sequence<(Dataset Train, Dataset Test)> folds =
            options.Folds == 1 ? [data.SplitLast(0.2)] : data.Folds(options.Folds, options.Stratify);
        var journal = new SearchJournal(options.Journal, $"{this}; {data.Count} rows; {options.Folds} folds; {Describe(options)}");
        var trials = new Trial[configurations.Count];
        int[] running = [.. Enumerable.Range(0, configurations.Count)];
        foreach (var epochs in options.Rounds())
        {
            Round(running, epochs);
            running =
            [
                .. running
                    .OrderByDescending(i => double.IsNaN(trials[i].Mean) ? double.NegativeInfinity : trials[i].Mean)
                    .ThenBy(i => i)
                    .Take((running.Length + options.HalvingFactor - 1) / options.HalvingFactor),
            ];
        }
        return new([.. trials], c => Trained(c, data, options.Fit.Epochs));

        void Round(int[] indices, int epochs)
        {
            var scores = new double[indices.Length, folds.Count];
            Together(
                scores.Length,
                options,
                task =>
                {
                    var (i, k) = (task / folds.Count, task % folds.Count);
                    var configuration = configurations[indices[i]];
                    scores[i, k] = journal.Score(
                        indices[i],
                        k,
                        epochs,
                        () => options.Score(Trained(configuration, folds[k].Train, epochs), folds[k].Test)
                    );
                }
            );
            for (var i = 0; i < indices.Length; i++)
            {
                var row = i;
                trials[indices[i]] = new(
                    indices[i],
                    configurations[indices[i]],
                    [.. Enumerable.Range(0, folds.Count).Select(k => scores[row, k])],
                    epochs
                );
                options.Progress?.Invoke(trials[indices[i]]);
            }
        }

        Model Trained(Configuration configuration, Dataset train, int epochs)
        {
            var model = build(configuration) ?? throw new InvalidOperationException($"build returned null for {configuration}.");
            // Several models at once share the processors; the bits do not depend on it.
            var alone = options.Parallel == 1 ? model : model.WithExecution(model.Execution.WithThreads(1));
            return alone.Fit(train, options.Fit with { Epochs = epochs });
        }
    }

    /// <summary>Several tasks at once; what one of them throws is thrown as it is.</summary>
    private static void Together(int count, SearchOptions options, Action<int> task)
    {
        try
        {
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = options.Fit.Cancellation },
                task
            );
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }
    }

    /// <summary>What of the options changes a score, as far as it can be said in words.</summary>
    private static string Describe(SearchOptions options) =>
        FormattableString.Invariant(
            $"epochs {string.Join(", ", options.Rounds())}; batches of {options.Fit.BatchSize}; seed {options.Fit.Seed}"
        );
}

/// <summary>Every configuration of lists: names sorted, the last one changing fastest, as scikit-learn's <c>GridSearchCV</c>.</summary>
public sealed record GridSearch : ModelSearch
{
    private GridSearch(SearchSpace space)
        : base(space) { }

    /// <summary>All configurations of a space.</summary>
    /// <exception cref="ArgumentException">Nothing is varied.</exception>
    public static GridSearch Of(SearchSpace space) => new(space);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A setting is no list, or there are more than a million configurations.</exception>
    public override Sequence<Configuration> Configurations() => Space.Grid();

    /// <summary>The space.</summary>
    public override string ToString() => $"grid search; {Space}";
}

/// <summary>
/// Some configurations drawn at random: where all settings are lists, without repetition, as scikit-learn's <c>RandomizedSearchCV</c>.
/// </summary>
public sealed record RandomSearch : ModelSearch
{
    private RandomSearch(SearchSpace space, int count, long seed)
        : base(space) => (Count, Seed) = (count, seed);

    /// <summary>How many configurations are tried; fewer where there are not as many.</summary>
    public int Count { get; }

    /// <summary>Where they come from.</summary>
    public long Seed { get; }

    /// <summary>Some configurations of a space.</summary>
    /// <param name="space">What is varied.</param>
    /// <param name="count">How many are tried.</param>
    /// <param name="seed">Where they come from.</param>
    /// <exception cref="ArgumentException">Nothing is varied, or the count is below 1.</exception>
    public static RandomSearch Of(SearchSpace space, int count = 10, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(space, count, seed);
    }

    /// <inheritdoc/>
    public override Sequence<Configuration> Configurations()
    {
        var key = Key.Of(Seed);
        return Space.Count <= SearchSpace.MostListed
            ? [.. key.Permutation((int)Space.Count).ToArray<int>().Take(Count).Select(Space.At)]
            : [.. Enumerable.Range(0, Count).Select(i => Space.Draw(key.Fold(i)))];
    }

    /// <summary>Space, count and seed.</summary>
    public override string ToString() => FormattableString.Invariant($"random search of {Count} by seed {Seed}; {Space}");
}
