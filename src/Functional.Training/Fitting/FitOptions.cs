namespace Functional;

/// <summary>How to train. Start from <c>new FitOptions()</c> and say what differs: <c>new FitOptions { Epochs = 20 }</c>.</summary>
public sealed record FitOptions
{
    private readonly int epochs = 1;
    private readonly int batchSize = 32;
    private readonly double validationSplit;
    private readonly int? validationBatchSize;
    private readonly int? stepsPerEpoch;
    private readonly int? validationSteps;
    private readonly int? snapshotEvery;
    private readonly int validationFrequency = 1;
    private readonly Sequence<double>? classWeights;

    /// <summary>Further epochs to train; 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Epochs
    {
        get => epochs;
        init => epochs = Positive(nameof(Epochs), value);
    }

    /// <summary>Examples in a step; 32. The last batch of an epoch may be smaller.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize
    {
        get => batchSize;
        init => batchSize = Positive(nameof(BatchSize), value);
    }

    /// <summary>Data to evaluate on after epochs; it wins over <see cref="ValidationSplit"/>.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Batches to evaluate on after epochs, fetched anew each time; for data larger than memory.</summary>
    public IEnumerable<Dataset>? ValidationStream { get; init; }

    /// <summary>The share of the data, taken from its end before any shuffling, to evaluate on instead of training; 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0, or 1 and above.</exception>
    public double ValidationSplit
    {
        get => validationSplit;
        init =>
            validationSplit = value is >= 0 and < 1
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(ValidationSplit),
                    value,
                    "the share for validation is 0 or more and below 1, such as 0.2."
                );
    }

    /// <summary>Examples in a batch of validation; <see cref="BatchSize"/> unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? ValidationBatchSize
    {
        get => validationBatchSize;
        init => validationBatchSize = value is { } size ? Positive(nameof(ValidationBatchSize), size) : null;
    }

    /// <summary>Batches of validation data to evaluate on; all of them unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? ValidationSteps
    {
        get => validationSteps;
        init => validationSteps = value is { } steps ? Positive(nameof(ValidationSteps), steps) : null;
    }

    /// <summary>Validation runs after every so many epochs: those whose number, counted from 1, it divides; 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int ValidationFrequency
    {
        get => validationFrequency;
        init => validationFrequency = Positive(nameof(ValidationFrequency), value);
    }

    /// <summary>The epochs, counted from 1, after which validation runs; it wins over <see cref="ValidationFrequency"/>.</summary>
    public Sequence<int>? ValidationEpochs { get; init; }

    /// <summary>
    /// Batches in an epoch, at most as many as the data have; all of them unless given. The next epoch goes on where this one
    /// stopped; after the last batch of the data a new pass over them begins. Of a stream every fit begins at its start.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? StepsPerEpoch
    {
        get => stepsPerEpoch;
        init => stepsPerEpoch = value is { } steps ? Positive(nameof(StepsPerEpoch), steps) : null;
    }

    /// <summary>
    /// How much examples of class 0, 1, … count in the training loss, times the weights of examples where there are any; all alike
    /// unless given. The class is the label, or the largest number of a one-hot row. Validation and metrics do not use it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not a number.</exception>
    public Sequence<double>? ClassWeights
    {
        get => classWeights;
        init =>
            classWeights =
                value?.All(w => w >= 0 && double.IsFinite(w)) != false
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(ClassWeights), value, "a class weight is a finite number, 0 or more.");
    }

    /// <summary>Whether the examples take a new order in every epoch; true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Keeps the model after every so many epochs, for <see cref="History.At"/> and <see cref="History.Fork"/>; none unless given. Each
    /// takes as much memory as parameters, state and the optimizer's memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? SnapshotEvery
    {
        get => snapshotEvery;
        init => snapshotEvery = value is { } epochs ? Positive(nameof(SnapshotEvery), epochs) : null;
    }

    /// <summary>Observers, in the order in which they are told.</summary>
    public Sequence<Callback> Callbacks { get; init; } = [];

    /// <summary>The seed of shuffles and dropout masks; the model's own unless given.</summary>
    public long? Seed { get; init; }

    /// <summary>
    /// Ends training after the running batch; what was trained so far is returned, without another validation. An epoch that this cuts
    /// short is in the history and counts as one, but its end is not told to callbacks.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether validation runs after an epoch, numbered from 0.</summary>
    internal bool Validates(int epoch) => ValidationEpochs?.Contains(epoch + 1) ?? (epoch + 1) % ValidationFrequency == 0;

    private static int Positive(string name, int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 1.");
}
