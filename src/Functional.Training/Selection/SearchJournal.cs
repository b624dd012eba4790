using System.Globalization;

namespace Functional;

/// <summary>
/// Finished trainings in a file: lines with <c>#</c> that say of which search they are, and a line for each training, appended when it is
/// finished. A kill can cut no more than the last line, which is not counted then.
/// </summary>
internal sealed class SearchJournal
{
    private const string Mark = "# ";

    private readonly string? path;
    private readonly Sequence<string> header = [];
    private readonly Dictionary<(int Trial, int Fold, int Epochs), double> scores = [];
    private readonly Lock gate = new();

    /// <param name="path">The file; null for none.</param>
    /// <param name="describe">The lines that say what search it is; asked for only when there is a file.</param>
    /// <exception cref="ArgumentException">The file is of another search.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public SearchJournal(string? path, Func<Sequence<string>> describe)
    {
        this.path = path;
        if (path is null)
        {
            return;
        }
        header = describe();
        if (!File.Exists(path))
        {
            return;
        }
        var text = File.ReadAllText(path);
        var complete = text.LastIndexOf('\n') + 1;
        string[] lines = [.. text[..complete].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))];
        RequireSame(path, [.. lines.TakeWhile(IsHeader).Select(line => line[Mark.Length..])]);
        foreach (var line in lines.SkipWhile(IsHeader))
        {
            var (key, score) =
                Parse(line)
                ?? throw new InvalidDataException(
                    $"the journal {path} is damaged: \"{line}\" is no training. Delete the file to begin anew."
                );
            scores[key] = score;
        }
        if (complete < text.Length)
        {
            Rewrite(path);
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
            if (path is not null)
            {
                Note(path, Line((trial, fold, epochs), score));
            }
        }
        return score;
    }

    private static bool IsHeader(string line) => line.StartsWith(Mark, StringComparison.Ordinal);

    private void RequireSame(string file, Sequence<string> found)
    {
        if (found == header)
        {
            return;
        }
        var (noted, asked) = (found.Except(header).ToArray(), header.Except(found).ToArray());
        string List(string[] lines) => lines.Length == 0 ? "  nothing" : string.Join("\n", lines.Select(line => $"  {line}"));
        throw new ArgumentException(
            $"the journal {file} is of another search. It says:\n{List(noted)}\nand this is:\n{List(asked)}\n"
                + "Give each search a journal of its own, or delete the file to begin anew."
        );
    }

    private void Note(string file, string line)
    {
        if (!File.Exists(file))
        {
            Rewrite(file);
            return;
        }
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        using var writer = new StreamWriter(stream);
        writer.Write($"{line}\n");
        writer.Flush();
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Everything, through a temporary file.</summary>
    private void Rewrite(string file)
    {
        string[] lines = [.. header.Select(line => Mark + line), .. scores.OrderBy(s => s.Key).Select(s => Line(s.Key, s.Value))];
        AtomicFile.Write(
            file,
            stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                writer.Write(string.Concat(lines.Select(line => $"{line}\n")));
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
