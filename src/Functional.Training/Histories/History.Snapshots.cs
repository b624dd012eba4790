namespace Functional;

public sealed partial class History
{
    /// <summary>The epochs, from 0, whose models were kept: <see cref="FitOptions.SnapshotEvery"/>.</summary>
    public IEnumerable<int> Snapshots => snapshots.Select(s => s.Epoch);

    /// <summary>
    /// The model as it was after an epoch, with the history up to there: training it on gives the bits of training that went on.
    /// </summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <exception cref="KeyNotFoundException">The model of this epoch was not kept; the message says which were.</exception>
    public Model At(int epoch)
    {
        foreach (var kept in snapshots)
        {
            if (kept.Epoch == epoch)
            {
                return kept.Model;
            }
        }
        throw new KeyNotFoundException(
            snapshots.Count == 0
                ? "no models of single epochs were kept: fit with FitOptions.SnapshotEvery = 1, or keep them with Callback.OnBest."
                : $"the model of epoch {epoch} was not kept; those of these epochs were: {string.Join(", ", Snapshots)}."
        );
    }

    /// <summary>Another road from an epoch: its model with another optimizer, which starts without memory.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="optimizer">The optimizer; the same, with its memory, unless given.</param>
    /// <exception cref="KeyNotFoundException">The model of this epoch was not kept; the message says which were.</exception>
    public Model Fork(int epoch, Optimizer? optimizer = null) => optimizer is null ? At(epoch) : At(epoch).WithOptimizer(optimizer);

    internal History Keep(int epoch, Model model) => new(epochs, Segments, higherIsBetter, snapshots.Add((epoch, model)));
}
