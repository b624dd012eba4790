namespace Functional;

public sealed partial class Model
{
    /// <summary>
    /// Trains on another thread, so that a window or a service stays free, and returns the trained model; the bits are those of
    /// <see cref="Fit(Dataset, FitOptions)"/>.
    /// </summary>
    /// <param name="train">The data.</param>
    /// <param name="options">How to train; callbacks run on the training thread.</param>
    /// <param name="progress">Told how far training is, after epochs and now and then after batches.</param>
    /// <param name="cancellationToken">Ends training after the running batch; what was trained so far is returned, not thrown away.</param>
    /// <exception cref="ShapeException">Shapes of the data do not fit the network or its losses.</exception>
    /// <exception cref="ArgumentException">As with <see cref="Fit(Dataset, FitOptions)"/>.</exception>
    public Task<Model> FitAsync(
        Dataset train,
        FitOptions? options = null,
        IProgress<FitProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        return InBackground(asked => Fit(train, asked), options, progress, cancellationToken);
    }

    /// <inheritdoc cref="FitAsync(Dataset, FitOptions, IProgress{FitProgress}, CancellationToken)"/>
    /// <param name="batches">The batches, each a data set of some rows.</param>
    /// <param name="options">How to train; callbacks run on the training thread.</param>
    /// <param name="progress">Told how far training is, after epochs and now and then after batches.</param>
    /// <param name="cancellationToken">Ends training after the running batch; what was trained so far is returned, not thrown away.</param>
    public Task<Model> FitAsync(
        IAsyncEnumerable<Dataset> batches,
        FitOptions? options = null,
        IProgress<FitProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(batches);
        return InBackground(asked => Fit(batches, asked), options, progress, cancellationToken);
    }

    /// <inheritdoc cref="FitAsync(Dataset, FitOptions, IProgress{FitProgress}, CancellationToken)"/>
    /// <param name="batches">The batches, each a data set of some rows.</param>
    /// <param name="options">How to train; callbacks run on the training thread.</param>
    /// <param name="progress">Told how far training is, after epochs and now and then after batches.</param>
    /// <param name="cancellationToken">Ends training after the running batch; what was trained so far is returned, not thrown away.</param>
    public Task<Model> FitAsync(
        IEnumerable<Dataset> batches,
        FitOptions? options = null,
        IProgress<FitProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(batches);
        return InBackground(asked => Fit(batches, asked), options, progress, cancellationToken);
    }

    private static async Task<Model> InBackground(
        Func<FitOptions, Model> fit,
        FitOptions? options,
        IProgress<FitProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var asked = options ?? new FitOptions();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(asked.Cancellation, cancellationToken);
        Callback[] reporting = progress is null ? [] : [FitProgress.Reporting(progress)];
        var all = asked with { Cancellation = both.Token, Callbacks = [.. asked.Callbacks, .. reporting] };
        return await Task.Run(() => fit(all), CancellationToken.None).ConfigureAwait(false);
    }
}
