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
    /// <exception cref="ArgumentException">The options make no sense, or the journal is of another search.</exception>
    /// <exception cref="TrialException">
    /// A configuration could not be built, trained or judged; the message names it, and the inner exception says why.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The options' token was cancelled. The journal keeps what was finished, and nothing of what was not.
    /// </exception>
    public SearchResults Run(Func<Configuration, Model> build, Dataset data, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(data);
        options ??= SearchOptions.Default;
        options.Require();
        return new SearchRun(this, build, data, options).Run();
    }
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
/// Some configurations drawn at random: where all settings are lists or whole numbers, without repetition, as scikit-learn's
/// <c>RandomizedSearchCV</c>.
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
        if (double.IsInfinity(Space.Count))
        {
            return [.. Enumerable.Range(0, Count).Select(i => Space.Draw(key.Fold(i)))];
        }
        // Where nearly all are taken, drawing until one is new would take long.
        var isListed = Space.Count <= SearchSpace.MostListed || (Space.Count <= Array.MaxLength && Space.Count < 2.0 * Count);
        return isListed
            ? [.. key.Permutation((int)Space.Count).ToArray<int>().Take(Count).Select(Space.At)]
            : [.. Different(key).Take(Count).Select(Space.At)];
    }

    private IEnumerable<Sequence<long>> Different(Key key)
    {
        var taken = new HashSet<Sequence<long>>();
        for (var i = 0; ; i++)
        {
            var places = Space.Places(key.Fold(i));
            if (taken.Add(places))
            {
                yield return places;
            }
        }
    }

    /// <summary>Space, count and seed.</summary>
    public override string ToString() => FormattableString.Invariant($"random search of {Count} by seed {Seed}; {Space}");
}
