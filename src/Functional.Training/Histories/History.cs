namespace Functional;

/// <summary>
/// What happened, epoch by epoch, under Keras' keys, and where it comes from. Immutable; fitting again appends. Two are equal when
/// their numbers are: wall time and provenance do not count.
/// </summary>
public sealed partial class History : IEquatable<History>
{
    private readonly Sequence<Logs> epochs;
    private readonly Sequence<string> higherIsBetter;
    private readonly Sequence<(int Epoch, Model Model)> snapshots;

    private History(
        Sequence<Logs> epochs,
        Sequence<Segment> segments,
        Sequence<string> higherIsBetter,
        Sequence<(int Epoch, Model Model)> snapshots
    ) => (this.epochs, Segments, this.higherIsBetter, this.snapshots) = (epochs, segments, higherIsBetter, snapshots);

    /// <summary>The history before any training.</summary>
    public static History Empty { get; } = new([], [], [], []);

    /// <summary>How many epochs have been trained.</summary>
    public int Epochs => epochs.Count;

    /// <summary>Every key of any epoch: those of the epoch with the most, in its order, then the others as they appear.</summary>
    public IEnumerable<string> Keys => epochs.OrderByDescending(e => e.Keys.Count()).SelectMany(e => e.Keys).Distinct();

    /// <summary>One stretch for every fit: its seed, options, optimizer, wall time and the model it started from.</summary>
    public Sequence<Segment> Segments { get; }

    /// <summary>Wall time of all training.</summary>
    public TimeSpan Duration => Segments.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Duration);

    /// <summary>One number, epoch by epoch; epochs without it are left out.</summary>
    /// <exception cref="KeyNotFoundException">No epoch has it; the message lists the keys there are.</exception>
    public Series this[string key]
    {
        get
        {
            Sequence<(int, double)> points =
            [
                .. epochs
                    .Select((logs, epoch) => (Logs: logs, Epoch: epoch))
                    .Where(e => e.Logs.Contains(key))
                    .Select(e => (e.Epoch, e.Logs[key])),
            ];
            return points.Count > 0
                ? new(key, points, higherIsBetter.Contains(key))
                : throw new KeyNotFoundException(
                    Epochs == 0
                        ? $"no \"{key}\": no epoch has been trained; the model that Fit returns has the history."
                        : $"no \"{key}\"; there are: {string.Join(", ", Keys)}."
                );
        }
    }

    /// <summary>All numbers of an epoch, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public Logs this[int epoch] =>
        (uint)epoch < (uint)Epochs
            ? epochs[epoch]
            : throw new ArgumentOutOfRangeException(nameof(epoch), epoch, $"there are {Epochs} epochs, numbered from 0.");

    /// <summary>The epoch, from 0, with the best number of a key.</summary>
    /// <exception cref="KeyNotFoundException">No epoch has it; the message lists the keys there are.</exception>
    public int BestEpoch(string key = "val_loss") => this[key].BestEpoch;

    /// <summary>Equal when all numbers of all epochs are; NaN equals NaN.</summary>
    public static bool operator ==(History? left, History? right) => Equals(left, right);

    /// <summary>Unequal when some number differs.</summary>
    public static bool operator !=(History? left, History? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(History? other) => other is not null && epochs == other.epochs;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as History);

    /// <inheritdoc/>
    public override int GetHashCode() => epochs.GetHashCode();

    /// <summary>One line for every epoch, as Keras prints numbers.</summary>
    public override string ToString() =>
        Epochs == 0 ? "no epochs" : string.Join('\n', epochs.Select((logs, i) => $"Epoch {i + 1} - {logs}"));

    /// <summary>Whether the first epochs are those of another history.</summary>
    internal bool StartsWith(History other) => Epochs >= other.Epochs && epochs.Take(other.Epochs).SequenceEqual(other.epochs);

    internal History Append(Logs logs, IEnumerable<string> higherIsBetterKeys) =>
        new(epochs.Add(logs), Segments, [.. higherIsBetter.Union(higherIsBetterKeys)], snapshots);

    internal History Append(Segment segment) => new(epochs, Segments.Add(segment), higherIsBetter, snapshots);
}
