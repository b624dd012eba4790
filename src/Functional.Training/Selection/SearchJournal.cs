using System.Globalization;

namespace Functional;

/// <summary>
/// Finished trainings in a file: a first line that says of which search they are, and a line for each. It is written anew through a
/// temporary file, so that a kill leaves it as it was before.
/// </summary>
internal sealed class SearchJournal
{
    private readonly string? path;
    private readonly string header;
    private readonly Dictionary<(int Trial, int Fold, int Epochs), double> scores = [];
    private readonly Lock gate = new();

    /// <exception cref="ArgumentException">The file is of another search.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public SearchJournal(string? path, string header)
    {
        (this.path, this.header) = (path, header);
        if (path is null || !File.Exists(path))
        {
            return;
        }
        string[] lines = File.ReadAllLines(path);
        if (lines is not [var first, ..] || first != header)
        {
            throw new ArgumentException(
                $"the journal {path} is of another search. It says:\n  {lines.FirstOrDefault("nothing")}\nand this is:\n  {header}\n"
                    + "Give each search a journal of its own, or delete the file to begin anew."
            );
        }
        foreach (var line in lines.Skip(1))
        {
            var (key, score) =
                Parse(line)
                ?? throw new InvalidDataException(
                    $"the journal {path} is damaged: \"{line}\" is no training. Delete the file to begin anew."
                );
            scores[key] = score;
        }
    }

    /// <summary>The score of a training: what is noted, else what is computed, which is noted then.</summary>
    public double Score(int trial, int fold, int epochs, Func<double> compute)
    {
        lock (gate)
        {
            if (scores.TryGetValue((trial, fold, epochs), out var known))
            {
                return known;
            }
        }
        var score = compute();
        lock (gate)
        {
            scores[(trial, fold, epochs)] = score;
            Write();
        }
        return score;
    }

    private void Write()
    {
        if (path is null)
        {
            return;
        }
        string[] lines = [header, .. scores.OrderBy(s => s.Key).Select(s => Line(s.Key, s.Value))];
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                foreach (var line in lines)
                {
                    writer.WriteLine(line);
                }
            }
        );
    }

    /// <summary>Trial, fold, epochs and score, all of its digits.</summary>
    private static string Line((int Trial, int Fold, int Epochs) key, double score) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Trial} {key.Fold} {key.Epochs} {score:R}");

    private static ((int Trial, int Fold, int Epochs) Key, double Score)? Parse(string line)
    {
        string[] parts = line.Split(' ');
        bool Whole(int at, out int value) => int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return
            parts.Length == 4
            && Whole(0, out var trial)
            && Whole(1, out var fold)
            && Whole(2, out var epochs)
            && double.TryParse(parts[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            ? ((trial, fold, epochs), score)
            : null;
    }
}
