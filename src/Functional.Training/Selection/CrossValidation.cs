namespace Functional;

/// <summary>Judges a model on rows that it has not seen, several times.</summary>
public static class CrossValidation
{
    /// <summary>
    /// The score of every fold: the model, as it is, is trained on all other rows and judged on those of the fold. Larger is better; NaN
    /// where training diverged.
    /// </summary>
    /// <param name="model">A compiled model, the same for every fold.</param>
    /// <param name="data">The rows; folds are blocks in their order.</param>
    /// <param name="options">How to train and to judge.</param>
    /// <exception cref="ArgumentException">The options make no sense, or the journal is of another search.</exception>
    /// <exception cref="TrialException">The model could not be trained or judged on a fold; the inner exception says why.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static Sequence<double> Scores(Model model, Dataset data, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var only = SearchSpace.Empty.Choice("model", "this");
        return GridSearch.Of(only).Run(_ => model, data, (options ?? SearchOptions.Default) with { HalvingFrom = null }).Trials[0].Scores;
    }
}
