namespace Functional;

/// <summary>What a model checkpoint was asked for.</summary>
internal sealed record ModelCheckpointRule(
    PathTemplate Path,
    string Monitor,
    bool BestOnly,
    Action<Model, string> Write,
    MonitorMode Mode,
    int? EveryBatches,
    double? InitialBest,
    TextWriter? To
);

/// <summary>The memory of a model checkpoint in one fit.</summary>
internal sealed class ModelCheckpointRun(ModelCheckpointRule rule)
{
    private bool upwards;
    private double best;
    private int batches;

    public Signal On(TrainEvent e)
    {
        switch (e)
        {
            case TrainEvent.Started:
                RequireNames(e.Run);
                if (rule.BestOnly)
                {
                    Monitoring.Require("model checkpoint", rule.Monitor, e.Run);
                    upwards = Monitoring.IsUpwards(rule.Monitor, rule.Mode, e.Run);
                }
                best = rule.InitialBest ?? (upwards ? double.NegativeInfinity : double.PositiveInfinity);
                break;
            case TrainEvent.EpochStarted first when rule.BestOnly && first.Epoch > e.Run.FirstEpoch && double.IsInfinity(best):
                best = BestBefore(first);
                break;
            case TrainEvent.BatchEnded batch when rule.EveryBatches is { } every && ++batches % every == 0:
                Save(e, batch.Epoch, batch.Logs, [("batch", batch.Batch + 1)]);
                break;
            case TrainEvent.EpochEnded epoch when rule.EveryBatches is null:
                Save(e, epoch.Epoch, epoch.Logs, []);
                break;
            default:
                break;
        }
        return Signal.Continue;
    }

    /// <summary>What the path and the monitor ask for must be there when the model is saved; of batches, validation says nothing.</summary>
    /// <exception cref="ArgumentException">Something will not be there.</exception>
    private void RequireNames(FitRun run)
    {
        var known = run
            .Keys.Where(k => rule.EveryBatches is null || !k.StartsWith("val_", StringComparison.Ordinal))
            .Append("epoch")
            .ToList();
        known = rule.EveryBatches is null ? known : [.. known.Append("batch")];
        var asked = rule.BestOnly ? rule.Path.Names.Append(rule.Monitor) : rule.Path.Names;
        if (
            asked.FirstOrDefault(name => !known.Contains(name)) is { } missing
            && (rule.EveryBatches is not null || !rule.BestOnly || missing != rule.Monitor)
        )
        {
            throw new ArgumentException(
                $"model checkpoint: \"{missing}\" will not be there when the model is saved; there will be: {string.Join(", ", known)}."
            );
        }
    }

    /// <summary>The best number of epochs that an earlier run of this fit trained, where it was resumed.</summary>
    private double BestBefore(TrainEvent.EpochStarted e)
    {
        var earlier = Enumerable
            .Range(e.Run.FirstEpoch, e.Epoch - e.Run.FirstEpoch)
            .Select(epoch => e.History[epoch].TryGetValue(rule.Monitor, out var value) ? value : double.NaN)
            .Where(value => !double.IsNaN(value))
            .ToList();
        return earlier.Count == 0 ? best
            : upwards ? earlier.Max()
            : earlier.Min();
    }

    private void Save(TrainEvent e, int epoch, Logs logs, IEnumerable<(string, double)> more)
    {
        var line = FormattableString.Invariant($"\nEpoch {epoch + 1}: ");
        if (rule.BestOnly)
        {
            if (!logs.TryGetValue(rule.Monitor, out var current))
            {
                return;
            }
            if (!(upwards ? current > best : current < best))
            {
                rule.To?.WriteLine($"{line}{rule.Monitor} did not improve from {Number(best)}");
                return;
            }
            line += $"{rule.Monitor} improved from {Number(best)} to {Number(current)}, ";
            best = current;
        }
        var path = rule.Path.With([("epoch", epoch + 1), .. more, .. logs.Keys.Select(k => (k, logs[k]))]);
        rule.To?.WriteLine($"{line}saving model to {path}");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        rule.Write(e.Model, path);
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "inf"
        : double.IsNegativeInfinity(value) ? "-inf"
        : FormattableString.Invariant($"{value:F5}");
}
