namespace Functional.Conformance;

/// <summary>
/// What Keras printed, byte for byte: summaries of networks that are drawn again from the text, and the progress of trainings with
/// scripted numbers and a scripted clock.
/// </summary>
static class ConsoleTexts
{
    static readonly (string Prefix, Action<string, Measure> Replay)[] Kinds =
    [
        ("summary", SummaryText.Replay),
        ("fit_verbose_1", ProgressText.ReplayBar),
        ("fit_verbose_2", ProgressText.ReplayLine),
        ("evaluate", (_, _) => throw new NotCoveredException("evaluation returns its numbers and prints nothing")),
        ("predict", (_, _) => throw new NotCoveredException("prediction returns its numbers and prints nothing")),
    ];

    public static IEnumerable<Case> Cases(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(path => new Case(Path.GetFileName(path), measure => Replay(path, measure)));

    static void Replay(string path, Measure measure)
    {
        var kind = Array.Find(Kinds, k => Path.GetFileName(path).StartsWith(k.Prefix, StringComparison.Ordinal));
        if (kind.Replay is null)
        {
            throw new NotCoveredException("a text of another kind");
        }
        kind.Replay(File.ReadAllText(path), measure);
    }
}
