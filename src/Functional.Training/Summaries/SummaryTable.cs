using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>How one style of summary lays out its rows and writes its totals.</summary>
/// <param name="Lines">(cells, where the columns end, how deep inside other networks) ↦ lines.</param>
/// <param name="Between">What fills the line between two rows.</param>
/// <param name="Total">How a count is written.</param>
/// <param name="Connected">Where the columns of a table with connections end, as shares of a line.</param>
/// <param name="Connections">How the connections of a layer are written: cells of further rows.</param>
/// <param name="Expands">Whether networks inside the network can be shown.</param>
internal sealed record SummaryTable(
    Func<string[], int[], int, IEnumerable<string>> Lines,
    char Between,
    Func<SummaryCount, string> Total,
    double[] Connected,
    Func<IReadOnlyList<string>, string[]> Connections,
    bool Expands
)
{
    private const int Shortest = 40;
    private const int TrainableColumn = 11;

    /// <summary>Where the columns of a table without connections end, as shares of a line.</summary>
    private static readonly double[] Plain = [0.45, 0.85, 1];

    private static readonly Dictionary<SummaryStyle, SummaryTable> Styles = new()
    {
        [SummaryStyle.Keras] = new(
            WrappedRow,
            ' ',
            count => string.Create(CultureInfo.InvariantCulture, $"{count.Parameters} ({Size(count.Bytes)})"),
            [0.3, 0.6, 0.7, 1],
            from => [$"[{string.Join(", ", from.Select(f => $"'{f}'"))}]"],
            true
        ),
        [SummaryStyle.TensorFlow2] = new(
            CutRow,
            '_',
            count => count.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            [0.33, 0.55, 0.67, 1],
            from => from.Count == 0 ? [""] : [.. from],
            false
        ),
    };

    public static SummaryTable Of(SummaryStyle style) =>
        Styles.TryGetValue(style, out var table) ? table : throw new ArgumentOutOfRangeException(nameof(style), style, "no such style");

    public string Print(string name, IReadOnlyList<SummaryRow> rows, SummaryTotals totals, SummaryOptions options)
    {
        if (options.ExpandNested && !Expands)
        {
            throw new ArgumentException($"a summary in the style {options.Style} does not show networks inside; use SummaryStyle.Keras.");
        }
        var connected = rows.Any(r => r.From is not null);
        var ends = Ends(connected, options);
        var rule = new string('_', ends[^1]);
        var lines = new List<string> { $"Model: \"{name}\"", rule };
        string[] headers = ["Layer (type)", "Output Shape", "Param #"];
        lines.AddRange(
            Lines([.. headers, .. connected ? ["Connected to"] : Empty, .. options.ShowTrainable ? ["Trainable"] : Empty], ends, 0)
        );
        lines.Add(new('=', ends[^1]));
        lines.AddRange(Rows(rows, ends, options, connected, 0));
        lines.Add(new('=', ends[^1]));
        lines.Add($"Total params: {Total(totals.All)}");
        lines.Add($"Trainable params: {Total(totals.Trainable)}");
        lines.Add($"Non-trainable params: {Total(totals.NonTrainable)}");
        lines.Add(rule);
        return string.Join('\n', lines);
    }

    private static string[] Empty => [];

    /// <summary>Where columns end.</summary>
    private int[] Ends(bool connected, SummaryOptions options)
    {
        var length = options.LineLength ?? (connected ? 98 : 65);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Shortest, nameof(options.LineLength));
        var ends = (connected ? Connected : Plain).Select(share => (int)(length * share));
        return [.. ends, .. options.ShowTrainable ? [length + TrainableColumn] : Array.Empty<int>()];
    }

    private IEnumerable<string> Rows(IReadOnlyList<SummaryRow> rows, int[] ends, SummaryOptions options, bool connected, int level)
    {
        var bars = new string('|', level);
        var separator = bars + new string(Between, ends[^1] - (2 * level)) + bars;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (i > 0 && Between != ' ')
            {
                yield return separator;
            }
            var connections = row.From is { } from ? Connections(from) : [];
            string[] first =
            [
                .. row.Cells,
                .. connected ? [connections.FirstOrDefault("")] : Empty,
                .. options.ShowTrainable ? [row.IsTrainable ? "Y" : "N"] : Empty,
            ];
            foreach (var line in Lines(first, ends, level).Concat(connections.Skip(1).SelectMany(c => Lines(["", "", "", c], ends, level))))
            {
                yield return line;
            }
            if (row.Inner.Count > 0)
            {
                foreach (var line in Inside(row, ends, options, connected, level))
                {
                    yield return line;
                }
            }
            else if (Between == ' ' && (level == 0 || i < rows.Count - 1))
            {
                yield return separator;
            }
        }
    }

    /// <summary>The layers of a network inside, between a line above and one below.</summary>
    private IEnumerable<string> Inside(SummaryRow row, int[] ends, SummaryOptions options, bool connected, int level)
    {
        string Line(int depth) => new string('|', depth) + new string('¯', ends[^1] - (2 * depth)) + new string('|', depth);
        return Rows(row.Inner, ends, options, connected, level + 1).Prepend(Line(level + 1)).Append(Line(level));
    }

    /// <summary>
    /// A cell keeps three columns free at its end (the last one), and what is longer goes on in the next line, as does what follows
    /// the comma of a list. Inside other networks a bar for each stands at both ends.
    /// </summary>
    private static IEnumerable<string> WrappedRow(string[] cells, int[] ends, int level)
    {
        var rest = (string[])cells.Clone();
        while (rest.Any(r => r.Length > 0))
        {
            var line = new StringBuilder().Append('|', level).Append(' ');
            for (var i = 0; i < rest.Length; i++)
            {
                var start = i == 0 ? level : ends[i - 1];
                var free = i == ends.Length - 1 ? 1 : 3;
                var taken = Math.Min(rest[i].Length, ends[i] - start - free);
                var comma = rest[i].IndexOf("',", 0, taken, StringComparison.Ordinal);
                taken = comma < 0 ? taken : comma + 2;
                line.Append(rest[i], 0, taken).Append(' ', ends[i] - line.Length);
                rest[i] = rest[i][taken..];
            }
            line.Length -= level;
            yield return line.Append('|', level).ToString();
        }
    }

    /// <summary>A cell that is too long is cut.</summary>
    private static IEnumerable<string> CutRow(string[] cells, int[] ends, int level)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (line.Length > 0)
            {
                line[^1] = ' ';
            }
            line.Append(cells[i]);
            line.Length = Math.Min(line.Length, ends[i]);
            line.Append(' ', ends[i] - line.Length);
        }
        return [line.ToString()];
    }

    /// <summary>Byte, KB, MB, … with two decimals.</summary>
    private static string Size(long bytes)
    {
        string[] units = ["Byte", "KB", "MB", "GB", "TB", "PB"];
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{value:F2} {units[unit]}");
    }
}
