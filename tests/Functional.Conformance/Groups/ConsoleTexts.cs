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
        ("evaluate_verbose_1", (text, measure) => ProgressText.ReplayPass(text, 1, isEvaluation: true, measure)),
        ("evaluate_verbose_2", (text, measure) => ProgressText.ReplayPass(text, 2, isEvaluation: true, measure)),
        ("predict_verbose_1", (text, measure) => ProgressText.ReplayPass(text, 1, isEvaluation: false, measure)),
        ("predict_verbose_2", (text, measure) => ProgressText.ReplayPass(text, 2, isEvaluation: false, measure)),
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
