namespace Functional;

/// <summary>Which direction of a monitored number is better.</summary>
public enum MonitorMode
{
    /// <summary>Upwards for metrics that say so and for keys that end in acc, accuracy or auc; downwards for all others.</summary>
    Auto,

    /// <summary>Downwards.</summary>
    Min,

    /// <summary>Upwards.</summary>
    Max,
}

/// <summary>What callbacks of one's own that watch a number have in common.</summary>
public static class Monitoring
{
    /// <summary>Checks, before the first epoch, that a number will be there to watch.</summary>
    /// <param name="callback">Who watches, for the message.</param>
    /// <param name="key">The number.</param>
    /// <param name="run">What the fit is about to do.</param>
    /// <exception cref="ArgumentException">No epoch will have the number; the message lists those there will be.</exception>
    public static void Require(string callback, string key, FitRun run)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(run);
        if (run.Keys.Contains(key))
        {
            return;
        }
        var hint =
            key.StartsWith("val_", StringComparison.Ordinal) && !run.Keys.Any(k => k.StartsWith("val_", StringComparison.Ordinal))
                ? "There is no validation data: give Fit validation or validationSplit, or monitor a training number."
                : "Monitor one of these.";
        throw new ArgumentException(
            $"{callback}: the monitored \"{key}\" will not be there; there will be: {string.Join(", ", run.Keys)}. {hint}"
        );
    }

    /// <summary>Whether a higher number is the better one.</summary>
    /// <param name="key">The number.</param>
    /// <param name="mode">What the user said.</param>
    /// <param name="run">Knows what the metrics say.</param>
    public static bool IsUpwards(string key, MonitorMode mode, FitRun run) =>
        mode == MonitorMode.Max || (mode == MonitorMode.Auto && (run.HigherIsBetter.Contains(key) || LooksUpwards(key)));

    /// <summary>Whether the name alone says that higher is better, as Keras has it.</summary>
    internal static bool LooksUpwards(string key) =>
        key.EndsWith("acc", StringComparison.Ordinal)
        || key.EndsWith("accuracy", StringComparison.Ordinal)
        || key.EndsWith("auc", StringComparison.Ordinal);
}
