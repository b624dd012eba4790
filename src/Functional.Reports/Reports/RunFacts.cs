using System.Globalization;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>What is to be known about a run and its machine, as rows of two cells.</summary>
internal static class RunFacts
{
    /// <summary>Objectives, optimizer, seed, and the options of the last fit.</summary>
    public static IEnumerable<string[]> Of(Model model)
    {
        var segments = model.History.Segments;
        var run = segments.Count > 0 ? segments[^1] : null;
        List<(string, string?)> facts =
        [
            ("objectives", string.Join("; ", model.Objectives)),
            ("optimizer", model.Optimizer.ToString()),
            ("parameters", Number(model.ParameterCount)),
            ("of them learn", Number(model.TrainableCount)),
            ("seed", Number(run?.Seed ?? model.Seed)),
            ("epochs", Number(model.History.Epochs)),
            ("batch size", run is null ? null : Number(run.Options.BatchSize)),
            ("validation", run is null ? null : ValidationOf(run.Options)),
            (
                "shuffled",
                run is null ? null
                : run.Options.Shuffle ? "yes"
                : "no"
            ),
            ("callbacks", run is null || run.Callbacks.Count == 0 ? null : string.Join(", ", run.Callbacks)),
            ("trained on", run?.Data),
            ("seconds", run is null ? null : model.History.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)),
            ("execution", model.Execution.ToString()),
            ("matrix products", run?.Products),
            ("library", run?.Library),
            ("fingerprint", model.Fingerprint),
        ];
        return facts.Where(fact => fact.Item2 is not null).Select(fact => (string[])[fact.Item1, fact.Item2!]);
    }

    /// <summary>System, processor architecture and runtime.</summary>
    public static IEnumerable<string[]> Machine() =>
        [
            ["system", RuntimeInformation.OSDescription],
            ["architecture", RuntimeInformation.ProcessArchitecture.ToString()],
            ["processors", Number(Environment.ProcessorCount)],
            ["runtime", RuntimeInformation.FrameworkDescription],
        ];

    /// <summary>Epochs, seconds, and the best of every number with its epoch, counted from 1.</summary>
    public static IEnumerable<string> Best(History history, string[] keys) =>
        [
            Number(history.Epochs),
            history.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
            .. keys.Select(key =>
                history.Keys.Contains(key)
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Numerals.Short(history[key].Best)} (epoch {history[key].BestEpoch + 1})"
                    )
                    : "–"
            ),
        ];

    private static string ValidationOf(FitOptions options) =>
        options.Validation is { } data ? data.ToString()
        : options.ValidationStream is not null ? "a stream"
        : options.ValidationSplit > 0 ? options.ValidationSplit.ToString("P0", CultureInfo.InvariantCulture) + " of the data"
        : "none";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
