namespace Functional;

/// <summary>
/// Batches of a stream, fetched and checked in the background while the model trains. Every epoch takes the stream from its start;
/// where epochs have a number of steps, each goes on where the last one stopped.
/// </summary>
internal sealed class StreamSource(
    IAsyncEnumerable<Dataset> stream,
    int? stepsPerEpoch,
    Func<Dataset, Dataset> prepare,
    CancellationToken cancellation
) : BatchSource
{
    private Prefetch? running;
    private int given;

    public override int? Steps => stepsPerEpoch;

    public override string Description => "a stream of batches";

    public override IEnumerable<Rows> Epoch(int epoch)
    {
        for (var taken = 0; taken != stepsPerEpoch; taken++)
        {
            if (Next(epoch) is not { } batch)
            {
                yield break;
            }
            yield return Rows.All(batch);
        }
    }

    public override void Dispose()
    {
        running?.Dispose();
        (running, given) = (null, 0);
    }

    /// <summary>The next batch, from the start again where epochs have a number of steps; null when the epoch ends.</summary>
    private Dataset? Next(int epoch)
    {
        running ??= new(stream, prepare, cancellation);
        if (running.Next() is { } batch)
        {
            given++;
            return batch;
        }
        var isEmpty = given == 0;
        Dispose();
        return cancellation.IsCancellationRequested ? null
            : isEmpty ? throw Empty(epoch)
            : stepsPerEpoch is null ? null
            : Next(epoch);
    }

    private static ArgumentException Empty(int epoch) =>
        epoch == 0
            ? new("the stream gave no batch; nothing can be learnt from it.")
            : new(
                FormattableString.Invariant($"the stream gave no batch in epoch {epoch + 1}: every epoch takes it from its start, ")
                    + "so give something that can be enumerated more than once, such as the result of an iterator method."
            );
}
