namespace Functional;

/// <summary>The backup of one fit.</summary>
internal sealed class BackupRun(string folder, int everyEpochs, bool keep)
{
    private readonly string path = Path.Combine(folder, "backup.safetensors");
    private Model? written;

    public Signal On(TrainEvent e)
    {
        switch (e)
        {
            case TrainEvent.Started:
                RequireResumable(e.Run);
                return File.Exists(path) ? Resume(e) : Signal.Continue;
            case TrainEvent.EpochEnded { IsWhole: true } ended when (ended.Epoch + 1) % everyEpochs == 0:
                Write(e.Model);
                break;
            case TrainEvent.EpochStarted when written is { } last && HasChanged(last, e.Model):
                // What callbacks answered to the end of the epoch, such as another learning rate, is a part of how far training is.
                Write(e.Model);
                break;
            case TrainEvent.Ended when !keep && !e.Run.Options.Cancellation.IsCancellationRequested:
                File.Delete(path);
                break;
            default:
                break;
        }
        return Signal.Continue;
    }

    private void Write(Model model)
    {
        Directory.CreateDirectory(folder);
        Checkpoint.Write(model, path);
        written = model;
    }

    private static bool HasChanged(Model written, Model now) =>
        written.History.Epochs == now.History.Epochs
        && (
            written.OptimizerState.LearningRate != now.OptimizerState.LearningRate
            || written.Parameters != now.Parameters
            || written.State != now.State
        );

    private Signal Resume(TrainEvent e)
    {
        var backup = Checkpoint.Read(e.Model, path);
        if (backup.History.Epochs < e.Run.FirstEpoch || backup.History.Epochs > e.Run.FirstEpoch + e.Run.Epochs || !IsOfThisFit(e, backup))
        {
            throw new ArgumentException(
                $"the backup \"{path}\" is of another fit ({backup.History.Epochs} epochs, {string.Join("; ", backup.History.Segments)}): "
                    + "give each fit a folder of its own, or delete the backup to begin anew."
            );
        }
        return Signal.Resume(backup);
    }

    private static void RequireResumable(FitRun run)
    {
        if (run.IsStream && run.Options.StepsPerEpoch is not null)
        {
            throw new ArgumentException(
                "backup and restore: a stream with StepsPerEpoch cannot go on where it was. Let every epoch take the whole stream, "
                    + "or train on a data set."
            );
        }
    }

    /// <summary>Whether the first stretch that the backup has of this fit began where this one begins, with the same request.</summary>
    private static bool IsOfThisFit(TrainEvent e, Model backup)
    {
        var mine = e.Run.Options;
        return backup.History.Segments.FirstOrDefault(s => s.FirstEpoch == e.Run.FirstEpoch) is { } theirs
            && Same(theirs.Options, mine)
            && theirs.Seed == (mine.Seed ?? e.Model.Seed)
            && theirs.Data == e.Run.Data
            && theirs.Optimizer == e.Model.Optimizer.ToString()
            && theirs.StartFingerprint == e.Model.Fingerprint;
    }

    private static bool Same(FitOptions theirs, FitOptions mine) =>
        (theirs.BatchSize, theirs.Shuffle, theirs.StepsPerEpoch, theirs.ValidationSplit, theirs.ClassWeights)
        == (mine.BatchSize, mine.Shuffle, mine.StepsPerEpoch, mine.ValidationSplit, mine.ClassWeights);
}
