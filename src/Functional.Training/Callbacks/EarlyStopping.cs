namespace Functional;

public sealed partial class Callback
{
    /// <summary>
    /// Stops after so many epochs without improvement, as Keras does, and can go back to the best model when training ends.
    /// </summary>
    /// <param name="monitor">The number to watch.</param>
    /// <param name="minDelta">By how much a number must beat the best one to count as an improvement.</param>
    /// <param name="patience">Epochs without improvement after which training stops; 0 and 1 both stop at the first such epoch.</param>
    /// <param name="restoreBestWeights">Whether the model returned is the one of the best epoch, also when training ran to its end.</param>
    /// <param name="mode">Which direction is better.</param>
    /// <param name="baseline">A number that must be beaten before improvements count.</param>
    /// <param name="startFromEpoch">Epochs of this fit that are let pass before watching.</param>
    /// <param name="to">Where Keras' lines about stopping and restoring are written; nowhere unless given.</param>
    /// <remarks>Fitting throws an <see cref="ArgumentException"/> before the first epoch when the number will not be there.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Patience or the epoch to start from is negative.</exception>
    public static Callback EarlyStopping(
        string monitor = "val_loss",
        double minDelta = 0,
        int patience = 0,
        bool restoreBestWeights = false,
        MonitorMode mode = MonitorMode.Auto,
        double? baseline = null,
        int startFromEpoch = 0,
        TextWriter? to = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(monitor);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        var rule = new EarlyStoppingRule(monitor, Math.Abs(minDelta), patience, restoreBestWeights, mode, baseline, startFromEpoch, to);
        return new("early stopping", () => new EarlyStoppingRun(rule).On);
    }

    private sealed record EarlyStoppingRule(
        string Monitor,
        double MinDelta,
        int Patience,
        bool Restores,
        MonitorMode Mode,
        double? Baseline,
        int StartFromEpoch,
        TextWriter? To
    );

    /// <summary>The memory of one fit.</summary>
    private sealed class EarlyStoppingRun(EarlyStoppingRule rule)
    {
        private bool upwards;
        private double best;
        private int wait;
        private int? stoppedEpoch;
        private (int Epoch, Model Model)? kept;

        public Signal On(TrainEvent e)
        {
            switch (e)
            {
                case TrainEvent.Started:
                    Monitoring.Require("early stopping", rule.Monitor, e.Run);
                    upwards = Monitoring.IsUpwards(rule.Monitor, rule.Mode, e.Run);
                    best = upwards ? double.NegativeInfinity : double.PositiveInfinity;
                    return Signal.Continue;
                case TrainEvent.EpochEnded ended:
                    return OnEpoch(ended);
                case TrainEvent.Ended:
                    return OnEnd();
                default:
                    return Signal.Continue;
            }
        }

        private Signal OnEpoch(TrainEvent.EpochEnded e)
        {
            var epoch = e.Epoch - e.Run.FirstEpoch;
            if (epoch < rule.StartFromEpoch || !e.Logs.TryGetValue(rule.Monitor, out var current))
            {
                return Signal.Continue;
            }
            if (kept is null)
            {
                Keep(e);
            }
            wait++;
            if (Beats(current, best))
            {
                best = current;
                Keep(e);
                wait = rule.Baseline is not { } baseline || Beats(current, baseline) ? 0 : wait;
                return Signal.Continue;
            }
            if (wait < rule.Patience || epoch == 0)
            {
                return Signal.Continue;
            }
            stoppedEpoch = e.Epoch;
            return Signal.Stop;
        }

        private Signal OnEnd()
        {
            if (stoppedEpoch is { } stopped)
            {
                rule.To?.WriteLine(FormattableString.Invariant($"Epoch {stopped + 1}: early stopping"));
            }
            if (!rule.Restores || kept is not { } best)
            {
                return Signal.Continue;
            }
            rule.To?.WriteLine(FormattableString.Invariant($"Restoring model weights from the end of the best epoch: {best.Epoch + 1}."));
            return Signal.Restore(best.Model);
        }

        private void Keep(TrainEvent.EpochEnded e) => kept = rule.Restores ? (e.Epoch, e.Model) : (e.Epoch, null!);

        /// <summary>NaN beats nothing.</summary>
        private bool Beats(double current, double reference) =>
            upwards ? current - rule.MinDelta > reference : current + rule.MinDelta < reference;
    }
}
