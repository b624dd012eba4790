using System.Text.Json;

namespace Functional.Conformance;

/// <summary>Recordings of one kind.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="File">The file or folder that holds them.</param>
/// <param name="Cases">The cases in it.</param>
public sealed record Group(string Name, string File, Func<string, IEnumerable<Case>> Cases)
{
    /// <summary>All groups, in the order of the report.</summary>
    public static IReadOnlyList<Group> All { get; } =
    [
        OfJson("losses", "losses.json", Losses.Replay),
        OfJson("activations", "activations.json", Activations.Replay),
        OfJson("regularizers and constraints", "regularizers_constraints.json", Penalties.Replay),
        OfJson("metrics", "metrics.json", Metrics.Replay),
        OfJson("schedules", "schedules.json", Schedules.Replay),
        new("optimizers", "optimizers.json", path => Optimizers.Cases(Recordings.Load(path))),
        OfJson("layers", "layers.json", Layers.Replay),
        OfJson("fits", "fit.json", Fits.Replay),
        OfJson("early stopping", "early_stopping.json", EarlyStopping.Replay),
        new("learning-rate plateaus", "reduce_lr_on_plateau.json", path => Plateaus.Cases(Recordings.Load(path))),
        new("console", "console", ConsoleTexts.Cases),
        .. Kind.Groups,
    ];

    /// <summary>What became of every case; a file that is missing or empty is not covered, one that cannot be read has failed.</summary>
    public IReadOnlyList<Outcome> Run(Recordings recordings)
    {
        if (recordings.Find(File) is not { } path)
        {
            return [new(File, Verdict.NotCovered, 0, $"not in {recordings.Folder}")];
        }
        try
        {
            Outcome[] outcomes = [.. Cases(path).Select(one => one.Run())];
            return outcomes.Length > 0 ? outcomes : [new(File, Verdict.NotCovered, 0, "there are no cases in it")];
        }
#pragma warning disable CA1031 // A file that cannot be read is a failure of its group.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return [new(File, Verdict.Failed, 0, $"{e.GetType().Name}: {e.Message}")];
        }
    }

    /// <summary>A file with a list <c>cases</c>, each named by its class and options.</summary>
    static Group OfJson(string name, string file, Action<JsonElement, Measure> replay) =>
        new(
            name,
            file,
            path =>
                Recordings
                    .Load(path)
                    .GetProperty("cases")
                    .EnumerateArray()
                    .Select((recorded, index) => new Case(NameOf(recorded, index), measure => replay(recorded, measure)))
        );

    static readonly string[] Kinds = ["loss", "activation", "regularizer", "constraint", "metric", "schedule", "layer", "case", "series"];

    static string NameOf(JsonElement recorded, int index) =>
        Recorded.Name(recorded, Kinds.FirstOrDefault(kind => recorded.Find(kind) is not null) ?? "", index);
}
