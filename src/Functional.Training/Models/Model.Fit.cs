using System.Runtime.CompilerServices;

namespace Functional;

public sealed partial class Model
{
    /// <summary>Trains for further epochs and returns the trained model; this one stays as it is.</summary>
    /// <param name="train">The data.</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="ShapeException">Shapes of the data do not fit the network or its losses.</exception>
    /// <exception cref="ArgumentException">
    /// The data have no rows, hold NaN, infinities or labels outside the classes, or a callback watches what will not be there.
    /// </exception>
    public Model Fit(Dataset train, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        return new Trainer(this, train, options).Run();
    }

    /// <summary>
    /// Trains on a stream of batches, such as an iterator method that reads files: the next batches are fetched and checked in the
    /// background while the model trains, and no more than a few are held at once. Every epoch enumerates the stream anew, or takes the
    /// pass of its number where passes differ (<see cref="IDatasetPasses"/>, such as an <see cref="ImageFolder"/> or what
    /// <c>ShuffleRows</c> returns); with <see cref="FitOptions.StepsPerEpoch"/> each goes on where the last one stopped. Batches are taken
    /// as they come: <see cref="FitOptions.BatchSize"/> and <see cref="FitOptions.Shuffle"/> do not count.
    /// </summary>
    /// <param name="batches">The batches, each a data set of some rows.</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="ArgumentException">There is no batch, or one does not fit the model; the message says which.</exception>
    public Model Fit(IEnumerable<Dataset> batches, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(options);
        return new Trainer(this, pass => Prefetch.Of(batches is IDatasetPasses passes ? passes.Pass(pass) : batches), options).Run();
    }

    /// <inheritdoc cref="Fit(IEnumerable{Dataset}, FitOptions)"/>
    public Model Fit(IAsyncEnumerable<Dataset> batches, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(options);
        return new Trainer(this, _ => batches, options).Run();
    }

    /// <inheritdoc cref="Fit(Dataset, FitOptions)"/>
    /// <param name="train">The data.</param>
    /// <param name="epochs">Further epochs to train.</param>
    /// <param name="batchSize">Examples in a step.</param>
    /// <param name="validationSplit">The share of the data, taken from its end before any shuffling, to evaluate on instead.</param>
    /// <param name="validation">Data to evaluate on after every epoch; wins over the split.</param>
    /// <param name="shuffle">Whether the examples take a new order in every epoch.</param>
    /// <param name="callbacks">Observers, in the order in which they are told.</param>
    /// <param name="seed">The seed of shuffles and masks; the model's own unless given.</param>
    /// <param name="cancellationToken">Ends training after the running batch; what was trained so far is returned.</param>
    public Model Fit(
        Dataset train,
        int epochs = 1,
        int batchSize = 32,
        double validationSplit = 0,
        Dataset? validation = null,
        bool shuffle = true,
        IEnumerable<Callback>? callbacks = null,
        long? seed = null,
        CancellationToken cancellationToken = default
    ) =>
        Fit(
            train,
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = batchSize,
                ValidationSplit = validationSplit,
                Validation = validation,
                Shuffle = shuffle,
                Callbacks = [.. callbacks ?? []],
                Seed = seed,
                Cancellation = cancellationToken,
            }
        );

    /// <inheritdoc cref="Fit(Dataset, FitOptions)"/>
    /// <param name="x">The input, batch axis first.</param>
    /// <param name="y">The target.</param>
    /// <param name="epochs">Further epochs to train.</param>
    /// <param name="batchSize">Examples in a step.</param>
    /// <param name="validationSplit">The share of the data, taken from its end before any shuffling, to evaluate on instead.</param>
    /// <param name="validation">Data to evaluate on after every epoch; wins over the split.</param>
    /// <param name="shuffle">Whether the examples take a new order in every epoch.</param>
    /// <param name="callbacks">Observers, in the order in which they are told.</param>
    /// <param name="seed">The seed of shuffles and masks; the model's own unless given.</param>
    /// <param name="cancellationToken">Ends training after the running batch; what was trained so far is returned.</param>
    [OverloadResolutionPriority(1)]
    public Model Fit(
        Tensor x,
        Tensor y,
        int epochs = 1,
        int batchSize = 32,
        double validationSplit = 0,
        Dataset? validation = null,
        bool shuffle = true,
        IEnumerable<Callback>? callbacks = null,
        long? seed = null,
        CancellationToken cancellationToken = default
    ) => Fit(Dataset.Of(x, y), epochs, batchSize, validationSplit, validation, shuffle, callbacks, seed, cancellationToken);

    /// <inheritdoc cref="Fit(Dataset, FitOptions)"/>
    /// <param name="x">Inputs: a tuple, or several by name.</param>
    /// <param name="y">Targets: a tuple, or several by the names of the outputs.</param>
    /// <param name="epochs">Further epochs to train.</param>
    /// <param name="batchSize">Examples in a step.</param>
    /// <param name="validationSplit">The share of the data, taken from its end before any shuffling, to evaluate on instead.</param>
    /// <param name="validation">Data to evaluate on after every epoch; wins over the split.</param>
    /// <param name="shuffle">Whether the examples take a new order in every epoch.</param>
    /// <param name="callbacks">Observers, in the order in which they are told.</param>
    /// <param name="seed">The seed of shuffles and masks; the model's own unless given.</param>
    /// <param name="cancellationToken">Ends training after the running batch; what was trained so far is returned.</param>
    public Model Fit(
        Tensors x,
        Tensors y,
        int epochs = 1,
        int batchSize = 32,
        double validationSplit = 0,
        Dataset? validation = null,
        bool shuffle = true,
        IEnumerable<Callback>? callbacks = null,
        long? seed = null,
        CancellationToken cancellationToken = default
    ) => Fit(Dataset.Of(x, y), epochs, batchSize, validationSplit, validation, shuffle, callbacks, seed, cancellationToken);
}
