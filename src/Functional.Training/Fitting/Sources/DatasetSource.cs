namespace Functional;

/// <summary>
/// Batches of a data set, in a new order in every pass over it. When an epoch has fewer steps than the data have batches, the next
/// one goes on where it stopped, as Keras does.
/// </summary>
internal sealed class DatasetSource(Dataset data, FitOptions options, Key key) : BatchSource
{
    private readonly int batches = ((data.Count - 1) / options.BatchSize) + 1;

    public override int? Steps => Math.Min(options.StepsPerEpoch ?? batches, batches);

    public override string Description => data.ToString();

    /// <inheritdoc/>
    public override void Dispose() { }

    public override IEnumerable<Rows> Epoch(int epoch)
    {
        var steps = Steps!.Value;
        int[] order = [];
        for (var at = (long)epoch * steps; at < ((long)epoch + 1) * steps; at++)
        {
            var (pass, batch) = ((int)(at / batches), (int)(at % batches));
            if (options.Shuffle && (order.Length == 0 || batch == 0))
            {
                order = key.Fold("shuffle").Fold(pass).Permutation(data.Count).ToArray<int>();
            }
            var first = batch * options.BatchSize;
            var count = Math.Min(options.BatchSize, data.Count - first);
            yield return new(data, order.Length == 0 ? default : order.AsMemory(first, count), first, count);
        }
    }
}
