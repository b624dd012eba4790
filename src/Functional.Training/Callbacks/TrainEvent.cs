namespace Functional;

/// <summary>
/// What training reports to callbacks: a closed set of immutable events. Train, epoch, batch and validation start and end; epochs
/// and batches are numbered from 0, epochs through all fits of a model.
/// </summary>
public abstract record TrainEvent
{
    private readonly EventSource source;

    private TrainEvent(EventSource source) => this.source = source;

    /// <summary>The whole history, of earlier fits too; at the end of an epoch that epoch is in it.</summary>
    public History History => source.History;

    /// <summary>What this fit is about to do.</summary>
    public FitRun Run => source.Run;

    /// <summary>The learning rate of the next step, without what the optimizer makes of it.</summary>
    public double LearningRate => source.LearningRate;

    /// <summary>The model as it is now: a snapshot, taken on first read. Readable only while the callback runs.</summary>
    /// <exception cref="InvalidOperationException">The callback has returned; keep the model, not the event.</exception>
    public Model Model => source.Model;

    /// <summary>Before the first epoch.</summary>
    public sealed record Started : TrainEvent
    {
        internal Started(EventSource source)
            : base(source) { }
    }

    /// <summary>Before the batches of an epoch.</summary>
    public sealed record EpochStarted : TrainEvent
    {
        internal EpochStarted(EventSource source, int epoch)
            : base(source) => Epoch = epoch;

        /// <summary>The number of the epoch, from 0.</summary>
        public int Epoch { get; }
    }

    /// <summary>Before the step of a batch.</summary>
    public sealed record BatchStarted : TrainEvent
    {
        internal BatchStarted(EventSource source, int epoch, int batch)
            : base(source) => (Epoch, Batch) = (epoch, batch);

        /// <summary>The number of the epoch, from 0.</summary>
        public int Epoch { get; }

        /// <summary>The number of the batch within the epoch, from 0.</summary>
        public int Batch { get; }
    }

    /// <summary>After the step of a batch.</summary>
    public sealed record BatchEnded : TrainEvent
    {
        private readonly Lazy<Logs> logs;

        internal BatchEnded(EventSource source, int epoch, int batch, Func<Logs> logs)
            : base(source) => (Epoch, Batch, this.logs) = (epoch, batch, new(logs));

        /// <summary>The number of the epoch, from 0.</summary>
        public int Epoch { get; }

        /// <summary>The number of the batch within the epoch, from 0.</summary>
        public int Batch { get; }

        /// <summary>Averages over the batches of this epoch so far.</summary>
        public Logs Logs => logs.Value;

        /// <summary>A number of <see cref="Logs"/>.</summary>
        /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
        public double this[string key] => Logs[key];
    }

    /// <summary>Before the validation of an epoch.</summary>
    public sealed record ValidationStarted : TrainEvent
    {
        internal ValidationStarted(EventSource source, int epoch)
            : base(source) => Epoch = epoch;

        /// <summary>The number of the epoch, from 0.</summary>
        public int Epoch { get; }
    }

    /// <summary>After the validation of an epoch.</summary>
    public sealed record ValidationEnded : TrainEvent
    {
        internal ValidationEnded(EventSource source, int epoch, Logs logs)
            : base(source) => (Epoch, Logs) = (epoch, logs);

        /// <summary>The number of the epoch, from 0.</summary>
        public int Epoch { get; }

        /// <summary>What validation found; keys without <c>val_</c>.</summary>
        public Logs Logs { get; }
    }

    /// <summary>
    /// After an epoch and its validation. Not told of an epoch that cancellation cut short, or in which it left out validation.
    /// </summary>
    public sealed record EpochEnded : TrainEvent
    {
        internal EpochEnded(EventSource source, int epoch, Logs logs, bool isWhole = true)
            : base(source) => (Epoch, Logs, IsWhole) = (epoch, logs, isWhole);

        /// <summary>Whether all batches were trained; false when a callback stopped training before the last one.</summary>
        public bool IsWhole { get; }

        /// <summary>The number of the epoch, from 0.</summary>
        public int Epoch { get; }

        /// <summary>All numbers of the epoch.</summary>
        public Logs Logs { get; }

        /// <summary>A number of the epoch: <c>e["val_loss"]</c>.</summary>
        /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
        public double this[string key] => Logs[key];
    }

    /// <summary>After the last epoch. Of the answers, only a model to restore still counts.</summary>
    public sealed record Ended : TrainEvent
    {
        internal Ended(EventSource source)
            : base(source) { }
    }
}

/// <summary>What this fit is about to do, known before it starts.</summary>
/// <param name="FirstEpoch">The number of its first epoch, from 0.</param>
/// <param name="Epochs">How many epochs it will train unless stopped.</param>
/// <param name="Steps">Batches in an epoch; null for a stream that does not say.</param>
/// <param name="Keys">The keys that the logs of an epoch will have.</param>
/// <param name="HigherIsBetter">Those of the keys whose higher number is the better one.</param>
/// <param name="Options">The options of the fit.</param>
public sealed record FitRun(
    int FirstEpoch,
    int Epochs,
    int? Steps,
    Sequence<string> Keys,
    Sequence<string> HigherIsBetter,
    FitOptions Options
)
{
    /// <summary>What is trained on, in a line.</summary>
    public string Data { get; init; } = "";

    /// <summary>Whether batches come from a stream.</summary>
    public bool IsStream { get; init; }
}

/// <summary>What events are made of: history, run, and the model as long as the callback runs.</summary>
internal sealed class EventSource(History history, FitRun run, double learningRate, Func<Model> snapshot)
{
    private Model? model;
    private bool expired;

    public History History => history;

    public FitRun Run => run;

    public double LearningRate => learningRate;

    public Model Model =>
        model
        ?? (
            expired
                ? throw new InvalidOperationException(
                    "the model of an event can be read only while the callback runs: read e.Model inside the callback and keep that."
                )
                : model = snapshot()
        );

    public void Expire() => expired = true;
}
