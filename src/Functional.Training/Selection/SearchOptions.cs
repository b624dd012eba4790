namespace Functional;

/// <summary>How a search judges configurations.</summary>
public sealed record SearchOptions
{
    /// <summary>The usual: 5 folds, by the loss.</summary>
    public static SearchOptions Default { get; } = new();

    /// <summary>How every model is trained. Callbacks such as early stopping are told of every training.</summary>
    public FitOptions Fit { get; init; } = new();

    /// <summary>How many folds every configuration is judged on; 5. With 1, the last fifth of the rows judges.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Whether every fold has the classes' shares; false.</summary>
    public bool Stratify { get; init; }

    /// <summary>
    /// What is better the larger it is, of a trained model and the rows that it has not seen; the negative loss unless given, as Keras'
    /// wrappers for scikit-learn have it. For accuracy: <c>(model, test) => model.Evaluate(test)["accuracy"]</c>.
    /// </summary>
    public Func<Model, Dataset, double> Score { get; init; } = static (model, test) => -model.Evaluate(test).Loss;

    /// <summary>How many models are trained at once; as many as there are processors. The results do not depend on it.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// What prepares the only input, such as <c>Pipeline.Of(Imputer.Median, Scaler.Standard)</c>; nothing unless given. It is fitted to the
    /// training rows of every fold, and prepares those and the rows that judge, so that these never influence the preparation; for
    /// <see cref="SearchResults.BestModel"/> it is fitted to all rows. A part that <see cref="FitOptions.ValidationSplit"/> takes belongs
    /// to the training rows; <see cref="FitOptions.Validation"/> is prepared as the rows that judge.
    /// </summary>
    public ITransform? Prepare { get; init; }

    /// <summary>
    /// A file in which finished trainings are noted, so that a search that was interrupted goes on where it stopped; none unless given.
    /// It begins with what the search is: space, data to the last bit, folds, training, and the model of the first configuration. The
    /// journal of another search is refused. What a function does is not seen: say in <see cref="JournalKey"/> what
    /// <see cref="Score"/>, the building of further models, callbacks of one's own and their settings, streams of validation data, and
    /// steps of preparation of one's own are, where it may change.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>
    /// A text of one's own in the journal, such as <c>"accuracy, layers of version 2"</c>: change it, and the old journal is refused.
    /// </summary>
    public string JournalKey { get; init; } = "";

    /// <summary>
    /// Successive halving: how many epochs all configurations are trained for at first. The best third goes on to three times as many,
    /// and so on up to the epochs of <see cref="Fit"/>; none unless given (Jamieson, Talwalkar 2016).
    /// </summary>
    public int? HalvingFrom { get; init; }

    /// <summary>By how much fewer configurations are trained for how much longer; 3.</summary>
    public int HalvingFactor { get; init; } = 3;

    /// <summary>Told of every trial when its last fold ends; nobody unless given. Several threads may call it, one at a time.</summary>
    public Action<Trial>? Progress { get; init; }

    internal void Require()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(HalvingFactor, 2);
        if (HalvingFrom is { } first && (first < 1 || first > Fit.Epochs))
        {
            throw new ArgumentException($"halving begins with 1 to {Fit.Epochs} epochs, those of Fit; got {first}.");
        }
    }

    /// <summary>How long every round trains: all epochs at once, or from few to all.</summary>
    internal Sequence<int> Rounds()
    {
        var rounds = new List<int>();
        for (long epochs = HalvingFrom ?? Fit.Epochs; epochs < Fit.Epochs; epochs *= HalvingFactor)
        {
            rounds.Add((int)epochs);
        }
        return [.. rounds, Fit.Epochs];
    }
}
