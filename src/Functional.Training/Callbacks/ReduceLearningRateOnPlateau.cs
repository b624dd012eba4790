namespace Functional;

public sealed partial class Callback
{
    /// <summary>
    /// Multiplies the learning rate by a factor after so many epochs without improvement: Keras' <c>ReduceLROnPlateau</c>. The history
    /// gets a number <c>lr</c>, the rate that each epoch was trained with.
    /// </summary>
    /// <param name="monitor">The number to watch.</param>
    /// <param name="factor">What the rate is multiplied by, below 1.</param>
    /// <param name="patience">Epochs without improvement after which the rate is reduced; 0 and 1 both do so at the first.</param>
    /// <param name="mode">Which direction is better; on auto, what the metric says of itself.</param>
    /// <param name="minDelta">By how much a number must beat the best one to count as an improvement.</param>
    /// <param name="cooldown">Epochs after a reduction in which nothing is counted.</param>
    /// <param name="minLearningRate">The rate is not reduced below this.</param>
    /// <param name="to">Where Keras' lines about reductions are written; nowhere unless given.</param>
    /// <remarks>Fitting throws an <see cref="ArgumentException"/> before the first epoch when the number will not be there.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The factor is not from 0 to below 1, or another number is negative.
    /// </exception>
    public static Callback ReduceLearningRateOnPlateau(
        string monitor = "val_loss",
        double factor = 0.1,
        int patience = 10,
        MonitorMode mode = MonitorMode.Auto,
        double minDelta = 1e-4,
        int cooldown = 0,
        double minLearningRate = 0,
        TextWriter? to = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(monitor);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        ArgumentOutOfRangeException.ThrowIfNegative(minLearningRate);
        if (factor is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "the factor makes the rate smaller: 0 or more, and below 1.");
        }
        var rule = new PlateauRule(monitor, factor, patience, mode, minDelta, cooldown, minLearningRate, to);
        return new("reduce learning rate on plateau", () => new PlateauRun(rule).On) { ReportsLearningRate = true };
    }

    private sealed record PlateauRule(
        string Monitor,
        double Factor,
        int Patience,
        MonitorMode Mode,
        double MinDelta,
        int Cooldown,
        double MinLearningRate,
        TextWriter? To
    );

    /// <summary>The memory of one fit.</summary>
    private sealed class PlateauRun(PlateauRule rule)
    {
        private bool upwards;
        private double best;
        private int wait;
        private int cooling;

        public Signal On(TrainEvent e)
        {
            if (e is TrainEvent.Started)
            {
                Monitoring.Require("reduce learning rate on plateau", rule.Monitor, e.Run);
                upwards = Monitoring.IsUpwards(rule.Monitor, rule.Mode, e.Run);
                best = upwards ? double.NegativeInfinity : double.PositiveInfinity;
            }
            return e is TrainEvent.EpochEnded ended && ended.Logs.TryGetValue(rule.Monitor, out var current)
                ? OnEpoch(ended, current)
                : Signal.Continue;
        }

        private Signal OnEpoch(TrainEvent.EpochEnded e, double current)
        {
            if (cooling > 0)
            {
                (cooling, wait) = (cooling - 1, 0);
            }
            if (upwards ? current > best + rule.MinDelta : current < best - rule.MinDelta)
            {
                (best, wait) = (current, 0);
                return Signal.Continue;
            }
            if (cooling > 0 || ++wait < rule.Patience || !(e.LearningRate > rule.MinLearningRate))
            {
                return Signal.Continue;
            }
            (cooling, wait) = (rule.Cooldown, 0);
            var rate = Math.Max(e.LearningRate * rule.Factor, rule.MinLearningRate);
            rule.To?.WriteLine(
                FormattableString.Invariant($"\nEpoch {e.Epoch + 1}: ReduceLROnPlateau reducing learning rate to ")
                    + $"{PythonText.Number((float)rate)}."
            );
            return Signal.LearningRate(rate);
        }
    }
}
