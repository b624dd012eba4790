using System.Globalization;
using System.Text.RegularExpressions;

namespace Functional.Conformance;

/// <summary>The progress of a training: numbers and times are read from the text, scripted, and printed again.</summary>
static partial class ProgressText
{
    /// <summary>Keras rewrites the bar at most so often.</summary>
    const double Interval = 0.05;

    public static void ReplayBar(string text, Measure measure)
    {
        var epochs = text.Split("Epoch ").Skip(1).Select(ReadBar).ToList();
        var (time, written) = (new ScriptedTime(), new StringWriter { NewLine = "\n" });
        var steps = epochs[0].Steps;
        // The first step does not count in the time of a step, unless it is the only one.
        var first = steps == 1 ? epochs[0].PerStep : Math.Min(Interval / 5, 0.4 / steps);
        Script(epochs)
            .Fit(
                Callback.OnBatchEnd(e => time.Advance(e.Batch == 0 ? first : 0)),
                Callback.OnEpochEnd(e => time.Advance(epochs[e.Epoch].PerStep * (steps - 1))),
                Callback.Progress(new ConsoleProgress(1, written, time))
            );
        measure.Same(text, written.ToString(), "the text");
    }

    public static void ReplayLine(string text, Measure measure)
    {
        var epochs = text.Split("Epoch ").Skip(1).Select(ReadLine).ToList();
        var (time, written) = (new ScriptedTime(), new StringWriter { NewLine = "\n" });
        Script(epochs)
            .Fit(Callback.OnEpochEnd(e => time.Advance(epochs[e.Epoch].Seconds)), Callback.Progress(new ConsoleProgress(2, written, time)));
        measure.Same(text, written.ToString(), "the text");
    }

    /// <summary>An epoch as printed.</summary>
    sealed record Epoch(int Steps, double PerStep, double Seconds, (string Key, double Value)[] First, (string Key, double Value)[] Last);

    /// <summary>
    /// A model that shows these numbers: the first batch has those of the first update, the others what is missing to those of the end.
    /// </summary>
    static ScriptedModel Script(IReadOnlyList<Epoch> epochs)
    {
        string[] keys = [.. epochs[0].Last.Select(p => p.Key).Where(k => !k.StartsWith("val_", StringComparison.Ordinal))];
        var batches = epochs.SelectMany(epoch =>
        {
            double[] last = [.. epoch.Last.Take(keys.Length).Select(p => p.Value)];
            double[] first = epoch.First.Length == 0 ? last : [.. epoch.First.Select(p => p.Value)];
            double[] rest = [.. last.Zip(first, (end, start) => ((epoch.Steps * end) - start) / Math.Max(1, epoch.Steps - 1))];
            return Enumerable.Repeat(rest, epoch.Steps - 1).Prepend(first);
        });
        var validation = epochs.Select(epoch => epoch.Last.Skip(keys.Length).Select(p => p.Value).ToArray()).Where(row => row.Length > 0);
        return new(keys, [.. batches], [.. validation], epochs.Count);
    }

    /// <summary>A header, updates that erase each other, the finished line.</summary>
    static Epoch ReadBar(string text)
    {
        string[] updates = [.. text.Split('\r').Skip(1).Select(u => u.TrimEnd('\b', '\n'))];
        if (updates.Length > 2)
        {
            throw new NotCoveredException("more than one update of the bar in an epoch: which batches they show is a matter of time");
        }
        var time = PerStep().Match(updates[^1]);
        return new(StepsOf(updates[^1]), Seconds(time), 0, updates.Length == 2 ? Numbers(updates[0]) : [], Numbers(updates[^1]));
    }

    static Epoch ReadLine(string text)
    {
        var line = text.Split('\n')[1];
        return new(StepsOf(line), 0, Seconds(PerEpoch().Match(line)), [], Numbers(line));
    }

    static int StepsOf(string line) => int.Parse(Steps().Match(line).Groups[1].Value, CultureInfo.InvariantCulture);

    static (string Key, double Value)[] Numbers(string line) =>
        [.. Value().Matches(line).Select(m => (m.Groups[1].Value, NumberOf(m.Groups[2].Value)))];

    static double NumberOf(string text) => text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    static double Seconds(Match match) =>
        double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        * match.Groups[2].Value switch
        {
            "us" => 1e-6,
            "ms" => 1e-3,
            _ => 1,
        };

    [GeneratedRegex(@"\d+/(\d+) ")]
    private static partial Regex Steps();

    [GeneratedRegex(@"- ([A-Za-z_]\w*): (-?[\d.]+(?:e[+-]\d+)?|nan)(?= |$)")]
    private static partial Regex Value();

    [GeneratedRegex(@"(\d+)(us|ms|s)/step")]
    private static partial Regex PerStep();

    [GeneratedRegex(@"(\d+)(us|ms|s)/epoch")]
    private static partial Regex PerEpoch();

    /// <summary>A clock that is moved by hand.</summary>
    sealed class ScriptedTime : TimeProvider
    {
        long now = 1;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => now;

        public void Advance(double seconds) => now += (long)Math.Round(seconds * TimestampFrequency);
    }
}
