namespace Functional;

/// <summary>Trains again up to a step of the past, without its callbacks: what they set is in the history.</summary>
internal sealed class StepReplay(Model trained, Dataset data)
{
    public (Model Model, Dataset Rows, Key Key) Find(int epoch, int batch)
    {
        var segment = SegmentOf(epoch);
        RequireWholeEpochs(segment);
        var start = StartOf(segment, epoch);
        var (learned, _) = Trainer.Parts(start.Definition, data, segment.Options);
        using var source = new DatasetSource(learned, segment.Options, Key.Of(segment.Seed));
        RequireSameData(segment, source);
        if (batch < 0 || batch >= source.Steps)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                FormattableString.Invariant($"the epochs of this training have the batches 0 to {source.Steps - 1}.")
            );
        }
        var rows = source.Epoch(epoch).ElementAt(batch);
        return (TrainUpTo(start, segment, epoch, batch), EagerEngine.Taken(rows), Key.Of(segment.Seed).Fold(epoch).Fold(batch));
    }

    /// <summary>The model before the step.</summary>
    private Model TrainUpTo(Model start, Segment segment, int epoch, int batch)
    {
        Model? found = null;
        Signal Answer(TrainEvent e)
        {
            switch (e)
            {
                case TrainEvent.EpochStarted { Epoch: var started }:
                    RequireSameHistory(e.History, segment);
                    var rates = segment.LearningRates.Where(set => set.Epoch == started - 1).Select(set => set.LearningRate);
                    return rates.Any() ? Signal.LearningRate(rates.Last()) : Signal.Continue;
                case TrainEvent.BatchStarted at when (at.Epoch, at.Batch) == (epoch, batch):
                    found = e.Model;
                    return Signal.Stop;
                default:
                    return Signal.Continue;
            }
        }
        start.Fit(
            data,
            segment.Options with
            {
                Epochs = epoch - start.History.Epochs + 1,
                Seed = segment.Seed,
                Callbacks = [Callback.Of(Answer)],
                SnapshotEvery = null,
                Validation = null,
                ValidationSplit = segment.Options is { Validation: null, ValidationStream: null } ? segment.Options.ValidationSplit : 0,
                ValidationStream = null,
                ValidationEpochs = [],
                Cancellation = default,
            }
        );
        return found!;
    }

    private Segment SegmentOf(int epoch) =>
        trained.History.Segments.FirstOrDefault(s => epoch >= s.FirstEpoch && epoch < s.FirstEpoch + s.Epochs)
        ?? throw new ArgumentOutOfRangeException(
            nameof(epoch),
            epoch,
            trained.History.Epochs == 0
                ? "the model has not been trained: there is no step to look at."
                : FormattableString.Invariant($"the model was trained in the epochs 0 to {trained.History.Epochs - 1}.")
        );

    /// <summary>The history says after which epoch a rate was set; within an epoch it does not know when.</summary>
    private static void RequireWholeEpochs(Segment segment)
    {
        if (segment.LearningRates.CountBy(set => set.Epoch).Any(sets => sets.Value > 2))
        {
            throw new InvalidOperationException(
                "a callback changed the learning rate from batch to batch, which the history does not keep: such a training cannot be "
                    + "repeated step by step. A Schedule in the optimizer changes it in every step, and can."
            );
        }
    }

    /// <summary>The nearest model before the epoch that is still there.</summary>
    private Model StartOf(Segment segment, int epoch)
    {
        int[] kept = [.. trained.History.Snapshots.Where(e => e >= segment.FirstEpoch && e < epoch)];
        return kept.Length > 0
            ? trained.History.At(kept.Max())
            : segment.Start
                ?? throw new InvalidOperationException(
                    "the history does not hold the model that the training started from, as one read from a file does not: "
                        + "keep the model that Fit returned, or start again with FitOptions.SnapshotEvery."
                );
    }

    private static void RequireSameData(Segment segment, DatasetSource source)
    {
        if (segment.Data != source.Description)
        {
            throw new ArgumentException(
                $"these are not the data that were trained on: the history says {segment.Data}, and this is {source.Description}. "
                    + "Give what was given to Fit; batches of a stream cannot be had again."
            );
        }
    }

    /// <summary>The losses must be those of the history: to the bit by the managed product, nearly so by a native library.</summary>
    private void RequireSameHistory(History again, Segment segment)
    {
        var last = again.Epochs - 1;
        if (last < segment.FirstEpoch)
        {
            return;
        }
        var (was, now) = (trained.History["loss"][last], again["loss"][last]);
        if (!was.Equals(now) && !(Math.Abs(was - now) <= 1e-3 * Math.Abs(was)))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"the training does not come out again: after epoch {last} the loss was {was} and is {now}. ")
                    + "Either these are not the numbers that were trained on, or a callback changed the model in a way that the history "
                    + "does not tell."
            );
        }
    }
}
