namespace Functional;

/// <summary>Where the batches of a fit or an evaluation come from.</summary>
internal abstract class BatchSource : IDisposable
{
    /// <summary>How many batches an epoch has; null where only the end will tell.</summary>
    public abstract int? Steps { get; }

    /// <summary>What the data are, for the history.</summary>
    public abstract string Description { get; }

    /// <summary>The batches of an epoch, the absolute number of which says how they are shuffled.</summary>
    public abstract IEnumerable<Rows> Epoch(int epoch);

    /// <summary>Lets go of whatever fetches in the background.</summary>
    public abstract void Dispose();
}

/// <summary>Some rows of a data set: given by their positions or, when there are none, neighbours from a first one on.</summary>
internal readonly record struct Rows(Dataset Data, ReadOnlyMemory<int> Positions, int First, int Count)
{
    /// <summary>All rows.</summary>
    public static Rows All(Dataset data) => new(data, default, 0, data.Count);

    /// <summary>Neighbouring rows in batches of a size, at most so many.</summary>
    public static IEnumerable<Rows> InOrder(Dataset data, int size, int? batches = null)
    {
        var end = batches is { } most ? (int)Math.Min(data.Count, (long)most * size) : data.Count;
        for (var first = 0; first < end; first += size)
        {
            yield return new(data, default, first, Math.Min(size, end - first));
        }
    }
}
