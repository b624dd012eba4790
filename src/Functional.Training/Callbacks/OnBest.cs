namespace Functional;

public sealed partial class Callback
{
    /// <summary>
    /// Runs an action with the model whenever the watched number is better than in every earlier epoch of this fit: with saving as
    /// the action it is Keras' <c>ModelCheckpoint(save_best_only=True)</c>.
    /// </summary>
    /// <param name="action">What to do with the best model so far.</param>
    /// <param name="monitor">The number to watch.</param>
    /// <param name="mode">Which direction is better.</param>
    /// <remarks>Fitting throws an <see cref="ArgumentException"/> before the first epoch when the number will not be there.</remarks>
    public static Callback OnBest(Action<Model> action, string monitor = "val_loss", MonitorMode mode = MonitorMode.Auto)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentException.ThrowIfNullOrWhiteSpace(monitor);
        return Fold(
            (double?)null,
            (best, e) =>
            {
                if (e is TrainEvent.Started)
                {
                    Monitoring.Require("on best", monitor, e.Run);
                }
                if (e is not TrainEvent.EpochEnded ended || !ended.Logs.TryGetValue(monitor, out var current) || double.IsNaN(current))
                {
                    return (best, Signal.Continue);
                }
                var upwards = Monitoring.IsUpwards(monitor, mode, e.Run);
                if (best is { } reference && !(upwards ? current > reference : current < reference))
                {
                    return (best, Signal.Continue);
                }
                action(e.Model);
                return (current, Signal.Continue);
            }
        );
    }
}
