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
        /// is left out. Of a stream whose passes differ (<see cref="IDatasetPasses"/>) they go on to do so.
        /// </summary>
        /// <param name="size">Rows per batch, at least 1.</param>
        /// <param name="dropRemainder">Whether to leave out a smaller last batch.</param>
        /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
        /// <exception cref="ArgumentException">While enumerating: a part has other inputs or targets than the one before.</exception>
        public IEnumerable<Dataset> InBatches(int size, bool dropRemainder = false)
        {
            ArgumentNullException.ThrowIfNull(parts);
            DatasetRules.RequirePositive("batches", nameof(size), size);
            return parts is IDatasetPasses passes ? new DatasetPasses(number => Enumerate(passes.Pass(number))) : Enumerate(parts);

            IEnumerable<Dataset> Enumerate(IEnumerable<Dataset> pass)
            {
                var (waiting, rows) = (new List<Dataset>(), 0);
                foreach (var part in pass)
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
        /// The same seed gives the same orders: the first whenever the stream is enumerated, and one of its own for every pass
        /// (<see cref="IDatasetPasses"/>), so that every epoch of a <c>Fit</c> has another.
        /// </summary>
        /// <param name="window">Rows that change places with one another; the more, the better mixed.</param>
        /// <param name="seed">Where the orders come from.</param>
        /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
        public IEnumerable<Dataset> ShuffleRows(int window, long seed = 0)
        {
            ArgumentNullException.ThrowIfNull(parts);
            DatasetRules.RequirePositive("shuffle rows", nameof(window), window);
            return new DatasetPasses(pass =>
            {
                var key = pass == 0 ? Key.Of(seed) : Key.Of(seed).Fold("pass").Fold(pass);
                return DatasetPasses.Of(parts, pass).InBatches(window).Select((rows, number) => rows.Shuffle(key.Fold(number)));
            });
        }
    }

    /// <summary>
    /// Passes 0, 1, 2, … one after another without end, for <c>FitOptions.StepsPerEpoch</c> and streams of one's own that differ from
    /// pass to pass: <c>DatasetStreams.Endless(pass => Drawn(Key.Of(1).Fold(pass)))</c>.
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
