using System.Globalization;
using System.Text.RegularExpressions;

namespace Functional.Conformance;

/// <summary>An epoch of a training as printed.</summary>
/// <param name="Steps">How many batches.</param>
/// <param name="PerStep">What a step took.</param>
/// <param name="Seconds">What the epoch took.</param>
/// <param name="Updates">What the bar showed on the way.</param>
/// <param name="Last">The numbers at the end.</param>
sealed partial record PrintedEpoch(
    int Steps,
    Span PerStep,
    Span Seconds,
    IReadOnlyList<PrintedEpoch.Update> Updates,
    (string Key, double Value)[] Last
)
{
    /// <summary>The bar after a batch, counted from 1: the seconds that are left, and averages so far.</summary>
    public sealed record Update(int Batch, double Left, (string Key, double Value)[] Values);

    /// <summary>Headers, updates that erase each other, and finished lines.</summary>
    public static IReadOnlyList<PrintedEpoch> ReadBars(string text) => [.. Epochs(text).Select(ReadBar)];

    /// <summary>Headers and a line for every epoch.</summary>
    public static IReadOnlyList<PrintedEpoch> ReadLines(string text) => [.. Epochs(text).Select(ReadLine)];

    /// <summary>Each epoch's own lines; a training of one epoch has no header.</summary>
    static IEnumerable<string> Epochs(string text) =>
        text.StartsWith("Epoch ", StringComparison.Ordinal)
            ? text.Split("Epoch ", StringSplitOptions.RemoveEmptyEntries).Select(epoch => epoch[(epoch.IndexOf('\n') + 1)..])
            : [text];

    static PrintedEpoch ReadBar(string text)
    {
        string[] lines = [.. text.Split('\r', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\b', '\n', ' '))];
        lines = [.. lines.Where(line => line.Length > 0)];
        var last = Finished().Match(lines[^1]);
        return new(
            Whole(last.Groups[1]),
            SpanOf(last.Groups[3].Value, last.Groups[4].Value),
            SpanOf(last.Groups[2].Value, "s"),
            [.. lines[..^1].Select(ReadUpdate)],
            Numbers(lines[^1])
        );
    }

    static Update ReadUpdate(string line)
    {
        var match = Running().Match(line);
        var left = match.Groups[2].Value.TrimEnd('s').Split(':').Aggregate(0.0, (sum, part) => (60 * sum) + double.Parse(part, Culture));
        return new(Whole(match.Groups[1]), left, Numbers(line));
    }

    static PrintedEpoch ReadLine(string line)
    {
        var match = Line().Match(line);
        var (steps, perStep) = (Whole(match.Groups[1]), SpanOf(match.Groups[4].Value, match.Groups[5].Value));
        var seconds = SpanOf(match.Groups[2].Value, match.Groups[3].Value).And(perStep.Times(steps));
        return new(steps, perStep, seconds, [], Numbers(line));
    }

    static (string Key, double Value)[] Numbers(string line) =>
        [.. Value().Matches(line).Select(m => (m.Groups[1].Value, NumberOf(m.Groups[2].Value)))];

    static double NumberOf(string text) =>
        text switch
        {
            "nan" => double.NaN,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.Parse(text, Culture),
        };

    static int Whole(System.Text.RegularExpressions.Group number) => int.Parse(number.Value, Culture);

    /// <summary>The seconds that are rounded to a whole number of a unit.</summary>
    static Span SpanOf(string number, string unit)
    {
        var one = unit switch
        {
            "us" => 1e-6,
            "ms" => 1e-3,
            _ => 1,
        };
        var rounded = double.Parse(number, Culture);
        return new(Math.Max(0, (rounded - 0.5) * one), (rounded + 0.5) * one);
    }

    static CultureInfo Culture => CultureInfo.InvariantCulture;

    [GeneratedRegex(@"^\s*(\d+)/\d+ \[.*\] - ETA: ([\d:]+s?)")]
    private static partial Regex Running();

    [GeneratedRegex(@"^\s*\d+/(\d+) \[=*\] - (\d+)s (\d+)(us|ms|s)/step")]
    private static partial Regex Finished();

    [GeneratedRegex(@"^\s*\d+/(\d+) - .* - (\d+)(us|ms|s)/epoch - (\d+)(us|ms|s)/step")]
    private static partial Regex Line();

    [GeneratedRegex(@"- ([A-Za-z_]\w*): (-?[\d.]+(?:e[+-]\d+)?|nan|-?inf)(?= |$)")]
    private static partial Regex Value();
}
