using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>How one style of summary lays out its rows and writes its totals.</summary>
/// <param name="Lines">(cells, where the columns end) ↦ lines.</param>
/// <param name="Between">What fills the line between two rows.</param>
/// <param name="Total">How a count is written.</param>
/// <param name="Connected">Where the columns of a table with connections end.</param>
/// <param name="Connections">How the connections of a layer are written: cells of further rows.</param>
internal sealed record SummaryTable(
    Func<string[], int[], IEnumerable<string>> Lines,
    char Between,
    Func<SummaryCount, string> Total,
    int[] Connected,
    Func<IReadOnlyList<string>, string[]> Connections
)
{
    private static readonly string[] Headers = ["Layer (type)", "Output Shape", "Param #", "Connected to"];

    /// <summary>Where the columns of a table without connections end: 45 %, 85 % and 100 % of 65.</summary>
    private static readonly int[] Plain = [29, 55, 65];

    private static readonly Dictionary<SummaryStyle, SummaryTable> Styles = new()
    {
        [SummaryStyle.Keras] = new(
            WrappedRow,
            ' ',
            count => string.Create(CultureInfo.InvariantCulture, $"{count.Parameters} ({Size(count.Bytes)})"),
            [29, 58, 68, 98],
            from => [$"[{string.Join(", ", from.Select(f => $"'{f}'"))}]"]
        ),
        [SummaryStyle.TensorFlow2] = new(
            CutRow,
            '_',
            count => count.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            [32, 53, 65, 98],
            from => from.Count == 0 ? [""] : [.. from]
        ),
    };

    public static SummaryTable Of(SummaryStyle style) =>
        Styles.TryGetValue(style, out var table) ? table : throw new ArgumentOutOfRangeException(nameof(style), style, "no such style");

    public string Print(string name, IReadOnlyList<SummaryRow> rows, SummaryTotals totals)
    {
        var ends = rows.Any(r => r.From is not null) ? Connected : Plain;
        var rule = new string('_', ends[^1]);
        var lines = new List<string> { $"Model: \"{name}\"", rule };
        lines.AddRange(Lines(Headers[..ends.Length], ends));
        lines.Add(new('=', ends[^1]));
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && Between != ' ')
            {
                lines.Add(new(Between, ends[^1]));
            }
            var connections = rows[i].From is { } from ? Connections(from) : [];
            lines.AddRange(Lines([.. rows[i].Cells, .. connections.Take(1)], ends));
            lines.AddRange(connections.Skip(1).SelectMany(c => Lines(["", "", "", c], ends)));
            if (Between == ' ')
            {
                lines.Add(new(Between, ends[^1]));
            }
        }
        lines.Add(new('=', ends[^1]));
        lines.Add($"Total params: {Total(totals.All)}");
        lines.Add($"Trainable params: {Total(totals.Trainable)}");
        lines.Add($"Non-trainable params: {Total(totals.NonTrainable)}");
        lines.Add(rule);
        return string.Join('\n', lines);
    }

    /// <summary>
    /// A cell keeps three columns free at its end (the last one), and what is longer goes on in the next line, as does what follows
    /// the comma of a list.
    /// </summary>
    private static IEnumerable<string> WrappedRow(string[] cells, int[] ends)
    {
        var rest = (string[])cells.Clone();
        while (rest.Any(r => r.Length > 0))
        {
            var line = new StringBuilder(" ");
            for (var i = 0; i < rest.Length; i++)
            {
                var start = i == 0 ? 0 : ends[i - 1];
                var free = i == rest.Length - 1 ? 1 : 3;
                var taken = Math.Min(rest[i].Length, ends[i] - start - free);
                var comma = rest[i].IndexOf("',", 0, taken, StringComparison.Ordinal);
                taken = comma < 0 ? taken : comma + 2;
                line.Append(rest[i], 0, taken).Append(' ', ends[i] - line.Length);
                rest[i] = rest[i][taken..];
            }
            yield return line.ToString();
        }
    }

    /// <summary>A cell that is too long is cut.</summary>
    private static IEnumerable<string> CutRow(string[] cells, int[] ends)
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
