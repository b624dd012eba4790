namespace Functional;

public sealed partial class Dataset
{
    /// <summary>The first rows. Shares memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows.</exception>
    public Dataset Take(int count) => Cut("take", 0, DatasetRules.RequireCount("take", count, this));

    /// <summary>All but the first rows. Shares memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows.</exception>
    public Dataset Skip(int count) => Cut("skip", DatasetRules.RequireCount("skip", count, this), Count);

    /// <summary>Neighbouring rows: <c>data.Rows(10..20)</c>, <c>data.Rows(^5..)</c>. Shares memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches beyond the rows.</exception>
    public Dataset Rows(Range range)
    {
        var (start, end) = (range.Start.GetOffset(Count), range.End.GetOffset(Count));
        return start >= 0 && end >= start && end <= Count
            ? Cut("rows", start, end)
            : throw new ArgumentOutOfRangeException(
                nameof(range),
                Messages.Of("rows", $"{range} is outside the rows", "Ranges run from 0 to the number of rows.", ("data set", ToString()))
            );
    }

    /// <summary>Copies of the rows at these positions, in their order; a row may come several times.</summary>
    /// <param name="indices">Whole numbers from 0, a vector.</param>
    /// <exception cref="ShapeException">The positions are not a vector.</exception>
    /// <exception cref="ArgumentException">A position is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is not a row.</exception>
    public Dataset Rows(Tensor indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var positions = Labels.AsPositions("rows", indices, Count);
        return Select("rows", x => Ops.Gather(x, positions));
    }

    /// <summary>The rows in an order given by a seed; the same seed, the same order.</summary>
    public Dataset Shuffle(long seed = 0) => Shuffle(Key.Of(seed));

    /// <summary>The rows in an order given by a key.</summary>
    public Dataset Shuffle(Key key) => Rows(key.Permutation(Count));

    /// <summary>
    /// The rows in groups of a size, in order; the last group is smaller when they do not come out even, or is left out. The
    /// groups share memory with this data set and are cut one at a time.
    /// </summary>
    /// <param name="size">Rows per batch, at least 1.</param>
    /// <param name="dropRemainder">Whether to leave out a smaller last batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or no batch would be left.</exception>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public IEnumerable<Dataset> Batches(int size, bool dropRemainder = false)
    {
        DatasetRules.RequireBatches(size, dropRemainder, this);
        return Enumerate();

        IEnumerable<Dataset> Enumerate()
        {
            var end = dropRemainder ? Count - (Count % size) : Count;
            for (var start = 0; start < end; start += Math.Min(size, end - start))
            {
                yield return Cut("batches", start, start + Math.Min(size, end - start));
            }
        }
    }

    /// <summary>These rows followed by those of others, which must have equal inputs and targets but for the number of rows.</summary>
    /// <exception cref="ArgumentException">Names, types or shapes of a row differ, or only some have weights.</exception>
    public Dataset Concat(params Dataset[] others)
    {
        ArgumentNullException.ThrowIfNull(others);
        Dataset[] parts = [this, .. others];
        DatasetRules.RequireAlike(parts);
        return new(
            "concat",
            this,
            Join(Inputs, [.. parts.Select(p => p.Inputs)]),
            Join(Targets, [.. parts.Select(p => p.Targets)]),
            Weights is null ? null : Ops.Concatenate([.. parts.Select(p => p.Weights!)], 0)
        );
    }

    private static Tensors Join(Tensors like, Tensors[] parts)
    {
        var position = 0;
        return like.Map(_ =>
        {
            var at = position++;
            return Ops.Concatenate([.. parts.Select(p => p[at])], 0);
        });
    }

    private Dataset Cut(string operation, int start, int end) => start == 0 && end == Count ? this : Select(operation, x => x[start..end]);

    private Dataset Select(string operation, Func<Tensor, Tensor> rows) =>
        new(operation, this, Inputs.Map(rows), Targets.Map(rows), Weights is null ? null : rows(Weights));
}
