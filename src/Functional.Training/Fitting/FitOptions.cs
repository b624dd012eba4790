namespace Functional;

/// <summary>How to train. Start from <c>new FitOptions()</c> and say what differs: <c>new FitOptions { Epochs = 20 }</c>.</summary>
public sealed record FitOptions
{
    private readonly int epochs = 1;
    private readonly int batchSize = 32;
    private readonly double validationSplit;
    private readonly int? validationBatchSize;

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

    /// <summary>Data to evaluate on after every epoch; it wins over <see cref="ValidationSplit"/>.</summary>
    public Dataset? Validation { get; init; }

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

    /// <summary>Whether the examples take a new order in every epoch; true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Observers, in the order in which they are told.</summary>
    public Sequence<Callback> Callbacks { get; init; } = [];

    /// <summary>The seed of shuffles and dropout masks; the model's own unless given.</summary>
    public long? Seed { get; init; }

    /// <summary>Ends training after the running batch; what was trained so far is returned.</summary>
    public CancellationToken Cancellation { get; init; }

    private static int Positive(string name, int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 1.");
}
