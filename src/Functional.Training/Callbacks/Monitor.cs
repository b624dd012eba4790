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

/// <summary>A number that a callback watches.</summary>
internal static class Monitor
{
    /// <exception cref="ArgumentException">No epoch will have the number.</exception>
    public static void Require(string callback, string key, FitRun run)
    {
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

    public static bool IsUpwards(string key, MonitorMode mode, FitRun run) =>
        mode == MonitorMode.Max
        || (
            mode == MonitorMode.Auto
            && (
                run.HigherIsBetter.Contains(key)
                || key.EndsWith("acc", StringComparison.Ordinal)
                || key.EndsWith("accuracy", StringComparison.Ordinal)
                || key.EndsWith("auc", StringComparison.Ordinal)
            )
        );
}
