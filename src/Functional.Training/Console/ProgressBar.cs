using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>The texts of Keras' progress output, from numbers alone.</summary>
internal static class ProgressBar
{
    private const int Width = 30;

    /// <summary><c> 3/10 [=======>......................] - ETA: 2s</c>; <c>      3/Unknown - 1s 143ms/step</c> without a target.</summary>
    public static string Running(int current, int? target, TimeSpan elapsed, TimeSpan sinceFirst) =>
        target is { } steps
            ? $"{Bar(current, steps)} - ETA: {Eta(PerStep(current, elapsed, sinceFirst) * (steps - current))}"
            : FormattableString.Invariant(
                $"{current, 7}/Unknown - {Seconds(elapsed)} {Per(PerStep(current, elapsed, sinceFirst), "step")}"
            );

    /// <summary><c>10/10 [==============================] - 1s 92ms/step</c>.</summary>
    public static string Finished(int current, int target, TimeSpan elapsed, TimeSpan sinceFirst) =>
        $"{Bar(current, target)} - {Seconds(elapsed)} {Per(PerStep(current, elapsed, sinceFirst), "step")}";

    /// <summary>What one step takes: the first, which warms up, does not count unless it is the only one.</summary>
    public static TimeSpan PerStep(int steps, TimeSpan elapsed, TimeSpan sinceFirst) => steps > 1 ? sinceFirst / (steps - 1) : elapsed;

    /// <summary>Whole seconds, rounded.</summary>
    public static string Seconds(TimeSpan elapsed) => FormattableString.Invariant($"{Math.Round(elapsed.TotalSeconds):F0}s");

    /// <summary><c>2s/step</c>, <c>13ms/step</c>, <c>45us/step</c>.</summary>
    public static string Per(TimeSpan time, string unit)
    {
        var seconds = time.TotalSeconds;
        return seconds >= 1 || seconds == 0 ? FormattableString.Invariant($"{Math.Round(seconds):F0}s/{unit}")
            : seconds >= 1e-3 ? FormattableString.Invariant($"{Math.Round(seconds * 1e3):F0}ms/{unit}")
            : FormattableString.Invariant($"{Math.Round(seconds * 1e6):F0}us/{unit}");
    }

    /// <summary><c> - loss: 0.0812</c>; nothing where there are no numbers.</summary>
    public static string Numbers(Logs? logs) => logs is null ? "" : $" - {logs}";

    private static string Bar(int current, int target)
    {
        var digits = target.ToString(CultureInfo.InvariantCulture).Length;
        var done = (int)(Width * (long)current / Math.Max(1, target));
        var text = new StringBuilder(current.ToString(CultureInfo.InvariantCulture).PadLeft(digits));
        text.Append(CultureInfo.InvariantCulture, $"/{target} [");
        if (done > 0)
        {
            text.Append('=', done - 1).Append(current < target ? '>' : '=');
        }
        return text.Append('.', Width - done).Append(']').ToString();
    }

    private static string Eta(TimeSpan time)
    {
        var seconds = (long)time.TotalSeconds;
        return time.TotalSeconds > 3600 ? FormattableString.Invariant($"{seconds / 3600}:{seconds / 60 % 60:D2}:{seconds % 60:D2}")
            : time.TotalSeconds > 60 ? FormattableString.Invariant($"{seconds / 60}:{seconds % 60:D2}")
            : FormattableString.Invariant($"{seconds}s");
    }
}
