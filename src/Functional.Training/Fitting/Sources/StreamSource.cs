namespace Functional;

/// <summary>
/// Batches of a stream, fetched and checked in the background while the model trains. Every epoch takes the stream from its start, in the
/// pass of the epoch's number; where epochs have a number of steps, each goes on where the last one stopped, through passes 0, 1, ….
/// </summary>
internal sealed class StreamSource(
    Func<int, IAsyncEnumerable<Dataset>> stream,
    int? stepsPerEpoch,
    Func<Dataset, Dataset> prepare,
    CancellationToken cancellation,
    string use = "training"
) : BatchSource
{
    private Prefetch? running;
    private int given;
    private int passes;

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
        running ??= new(stream(stepsPerEpoch is null ? epoch : passes++), prepare, cancellation);
        if (running.Next() is { } batch)
        {
            given++;
            return batch;
        }
        var isEmpty = given == 0;
        Dispose();
        return cancellation.IsCancellationRequested ? null
            : isEmpty ? throw Empty()
            : stepsPerEpoch is null ? null
            : Next(epoch);
    }

    private ArgumentException Empty() =>
        new(
            $"the stream for {use} gave no batch. Every epoch, and every validation, takes it from its start again: give something that "
                + "can be enumerated more than once, such as the result of an iterator method."
        );
}
