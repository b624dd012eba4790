namespace Functional;

/// <summary>
/// Data larger than memory: rows come in parts, which are read when they are asked for. <c>Fit</c> and <c>Evaluate</c> take such streams
/// and prepare some batches ahead; an iterator method, <c>TableFile</c> or <see cref="ImageFolder"/> makes one.
/// </summary>
/// <example><c>model.Fit(parts.ShuffleRows(window: 10_000, seed: 1).InBatches(32), new FitOptions { Epochs = 5 })</c></example>
public static class DatasetStreams
{
    extension(IEnumerable<Dataset> parts)
    {
        /// <summary>
        /// The same rows in batches of one size, wherever parts begin and end; the last batch is smaller when they do not come out even, or
        /// is left out.
        /// </summary>
        /// <param name="size">Rows per batch, at least 1.</param>
        /// <param name="dropRemainder">Whether to leave out a smaller last batch.</param>
        /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
        /// <exception cref="ArgumentException">While enumerating: a part has other inputs or targets than the one before.</exception>
        public IEnumerable<Dataset> InBatches(int size, bool dropRemainder = false)
        {
            ArgumentNullException.ThrowIfNull(parts);
            DatasetRules.RequirePositive("batches", nameof(size), size);
            return Enumerate();

            IEnumerable<Dataset> Enumerate()
            {
                var (waiting, rows) = (new List<Dataset>(), 0);
                foreach (var part in parts)
                {
                    waiting.Add(part);
                    rows += part.Count;
                    if (rows < size)
                    {
                        continue;
                    }
                    var joined = Joined(waiting);
                    waiting.Clear();
                    foreach (var batch in joined.Batches(size))
                    {
                        if (batch.Count < size)
                        {
                            waiting.Add(batch);
                            break;
                        }
                        yield return batch;
                    }
                    rows %= size;
                }
                if (rows > 0 && !dropRemainder)
                {
                    yield return Joined(waiting);
                }
            }
        }

        /// <summary>
        /// The same rows in another order: windows of so many rows are shuffled one after the other, so that no more need be in memory.
        /// The same seed gives the same order, every time the stream is enumerated; <see cref="Endless"/> gives every pass one of its own.
        /// </summary>
        /// <param name="window">Rows that change places with one another; the more, the better mixed.</param>
        /// <param name="seed">Where the orders come from.</param>
        /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
        public IEnumerable<Dataset> ShuffleRows(int window, long seed = 0)
        {
            ArgumentNullException.ThrowIfNull(parts);
            DatasetRules.RequirePositive("shuffle rows", nameof(window), window);
            return parts.InBatches(window).Select((rows, number) => rows.Shuffle(Key.Of(seed).Fold(number)));
        }
    }

    /// <summary>
    /// Passes 0, 1, 2, … one after another without end, for <c>FitOptions.StepsPerEpoch</c>:
    /// <c>DatasetStreams.Endless(pass => parts.ShuffleRows(10_000, seed: pass).InBatches(32))</c>.
    /// </summary>
    /// <param name="pass">The batches of a pass, by its number.</param>
    /// <exception cref="InvalidOperationException">While enumerating: a pass has no batch.</exception>
    public static IEnumerable<Dataset> Endless(Func<int, IEnumerable<Dataset>> pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return Enumerate();

        IEnumerable<Dataset> Enumerate()
        {
            for (var number = 0; ; number++)
            {
                var isEmpty = true;
                foreach (var batch in pass(number))
                {
                    isEmpty = false;
                    yield return batch;
                }
                if (isEmpty)
                {
                    throw new InvalidOperationException(
                        Messages.Of(
                            "endless stream",
                            $"pass {Messages.Number(number)} has no batch",
                            "Give every pass something that can be enumerated anew, such as the result of an iterator method."
                        )
                    );
                }
            }
        }
    }

    private static Dataset Joined(List<Dataset> parts) => parts.Count == 1 ? parts[0] : parts[0].Concat([.. parts.Skip(1)]);
}
