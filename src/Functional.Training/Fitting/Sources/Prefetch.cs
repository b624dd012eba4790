using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Functional;

/// <summary>Takes batches from a stream in the background, a few ahead of the one who reads them.</summary>
internal sealed class Prefetch : IDisposable
{
    private const int Ahead = 2;

    private readonly Channel<Dataset> batches = Channel.CreateBounded<Dataset>(
        new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true }
    );
    private readonly CancellationTokenSource stop;
    private readonly Task producer;

    public Prefetch(IAsyncEnumerable<Dataset> stream, Func<Dataset, Dataset> prepare, CancellationToken cancellation)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        producer = Task.Run(() => Produce(stream, prepare, stop.Token), CancellationToken.None);
    }

    /// <summary>The next batch; null at the end of the stream, and after cancellation.</summary>
    /// <exception cref="Exception">Whatever the stream, or the check of a batch, threw.</exception>
    public Dataset? Next()
    {
        while (batches.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            if (batches.Reader.TryRead(out var batch))
            {
                return batch;
            }
        }
        return null;
    }

    /// <summary>Stops fetching and waits until the stream has been let go of.</summary>
    public void Dispose()
    {
        stop.Cancel();
        while (batches.Reader.TryRead(out _)) { }
        producer.GetAwaiter().GetResult();
        stop.Dispose();
    }

    /// <summary>A sequence as a stream.</summary>
    public static async IAsyncEnumerable<Dataset> Of(
        IEnumerable<Dataset> sequence,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var batch in sequence)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return batch;
        }
    }

    /// <summary>Never throws: what goes wrong is told to the reader.</summary>
    private async Task Produce(IAsyncEnumerable<Dataset> stream, Func<Dataset, Dataset> prepare, CancellationToken token)
    {
        try
        {
            await foreach (var batch in stream.WithCancellation(token).ConfigureAwait(false))
            {
                await batches.Writer.WriteAsync(prepare(batch), token).ConfigureAwait(false);
            }
            batches.Writer.Complete();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            batches.Writer.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, the reader throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            batches.Writer.Complete(e);
        }
    }
}
