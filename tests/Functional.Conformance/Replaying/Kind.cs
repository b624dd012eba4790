using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional.Conformance;

/// <summary>How cases of one kind, named by their <c>what</c>, are replayed.</summary>
/// <param name="What">The kind.</param>
/// <param name="Reads">The entries and arguments that are replayed, between blanks; all where it is <c>*</c>.</param>
/// <param name="Replay">Replays a case, whose arguments stand beside its entries.</param>
/// <param name="Usual">Arguments that are understood with some values alone, <c>name=value|value</c> in JSON, between blanks.</param>
sealed record Kind(string What, string Reads, Action<JsonElement, Measure> Replay, string Usual = "")
{
    const string File = "sklearn.json";

    static readonly (string Subject, Kind[] Kinds)[] Subjects =
    [
        ("preparation", Preparation.Kinds),
        ("splits", Splits.Kinds),
        ("scores", Scores.Kinds),
        ("randomness", Randomness.Kinds),
        ("toy data", ToyData.Kinds),
        ("classics", Classics.Kinds),
        ("data sets", DataSets.Kinds),
    ];

    /// <summary>What scikit-learn and numpy gave, a group for every subject; kinds that nothing replays are in the last.</summary>
    public static IEnumerable<Group> Groups =>
        Subjects.Select(subject =>
        {
            Kind[] last = subject == Subjects[^1] ? [.. Subjects.SelectMany(s => s.Kinds)] : [];
            return new Group(
                subject.Subject,
                File,
                path =>
                    Recordings
                        .Load(path)
                        .GetProperty("cases")
                        .EnumerateArray()
                        .Select((recorded, index) => (Recorded: recorded, Index: index, What: recorded.Find("what")?.ToString() ?? "?"))
                        .Where(c => subject.Kinds.Any(k => k.What == c.What) || (last.Length > 0 && last.All(k => k.What != c.What)))
                        .Select(c => CaseOf(c.Recorded, c.Index, Array.Find(subject.Kinds, kind => kind.What == c.What)))
            );
        });

    static Case CaseOf(JsonElement recorded, int index, Kind? kind) =>
        new(
            Recorded.Name(recorded, "what", index),
            measure =>
            {
                if (kind is null)
                {
                    throw new NotCoveredException($"nothing replays {recorded.Find("what")}");
                }
                var flat = Flat(recorded);
                kind.RequireKnown(flat);
                kind.Replay(flat, measure);
            }
        );

    /// <summary>A case with its arguments beside its entries.</summary>
    static JsonElement Flat(JsonElement recorded)
    {
        if (recorded.Find("args") is not { ValueKind: JsonValueKind.Object } args)
        {
            return recorded;
        }
        var flat = JsonNode.Parse(recorded.GetRawText())!.AsObject();
        flat.Remove("args");
        foreach (var argument in args.EnumerateObject())
        {
            flat[argument.Name] = JsonNode.Parse(argument.Value.GetRawText());
        }
        return Recorded.Parse(flat);
    }

    void RequireKnown(JsonElement recorded)
    {
        string[] reads = Reads.Split(' ');
        var usual = Usual
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2))
            .ToDictionary(entry => entry[0], entry => entry[1].Split('|'));
        var unknown = recorded
            .EnumerateObject()
            .Where(entry =>
                entry.Name != "what"
                && entry.Value.ValueKind != JsonValueKind.Null
                && reads is not ["*"]
                && !reads.Contains(entry.Name)
                && !usual.GetValueOrDefault(entry.Name, []).Contains(Compact(entry.Value))
            );
        foreach (var entry in unknown)
        {
            var value = Compact(entry.Value);
            throw new NotCoveredException(value.Length > 40 ? entry.Name : $"{entry.Name} = {value}");
        }
    }

    static string Compact(JsonElement value) => value.GetRawText().Replace(" ", "", StringComparison.Ordinal);
}
