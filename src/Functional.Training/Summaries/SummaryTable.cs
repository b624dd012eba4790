using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>How one style of summary lays out its rows and writes its totals.</summary>
internal sealed record SummaryTable(Func<string[], IEnumerable<string>> Row, string Between, Func<SummaryCount, string> Total)
{
    private const int Width = 65;

    /// <summary>Where the columns end: 45 %, 85 % and 100 % of the width.</summary>
    private static readonly int[] Ends = [29, 55, Width];

    private static readonly Dictionary<SummaryStyle, SummaryTable> Styles = new()
    {
        [SummaryStyle.Keras] = new(
            WrappedRow,
            new string(' ', Width),
            count => string.Create(CultureInfo.InvariantCulture, $"{count.Parameters} ({Size(count.Bytes)})")
        ),
        [SummaryStyle.TensorFlow2] = new(
            CutRow,
            new string('_', Width),
            count => count.Parameters.ToString("N0", CultureInfo.InvariantCulture)
        ),
    };

    public static SummaryTable Of(SummaryStyle style) =>
        Styles.TryGetValue(style, out var table) ? table : throw new ArgumentOutOfRangeException(nameof(style), style, "no such style");

    public string Print(string name, IEnumerable<SummaryRow> rows, SummaryTotals totals)
    {
        var lines = new List<string> { $"Model: \"{name}\"", new('_', Width) };
        lines.AddRange(Row(["Layer (type)", "Output Shape", "Param #"]));
        lines.Add(new('=', Width));
        var isFirst = true;
        foreach (var row in rows)
        {
            if (!isFirst && Between[0] == '_')
            {
                lines.Add(Between);
            }
            isFirst = false;
            lines.AddRange(Row(row.Cells));
            if (Between[0] == ' ')
            {
                lines.Add(Between);
            }
        }
        lines.Add(new('=', Width));
        lines.Add($"Total params: {Total(totals.All)}");
        lines.Add($"Trainable params: {Total(totals.Trainable)}");
        lines.Add($"Non-trainable params: {Total(totals.NonTrainable)}");
        lines.Add(new('_', Width));
        return string.Join('\n', lines);
    }

    /// <summary>A cell keeps three columns free at its end (the last one), and what is longer goes on in the next line.</summary>
    private static IEnumerable<string> WrappedRow(string[] cells)
    {
        var rest = (string[])cells.Clone();
        while (rest.Any(r => r.Length > 0))
        {
            var line = new StringBuilder(" ");
            for (var i = 0; i < rest.Length; i++)
            {
                var start = i == 0 ? 0 : Ends[i - 1];
                var free = i == rest.Length - 1 ? 1 : 3;
                var taken = Math.Min(rest[i].Length, Ends[i] - start - free);
                line.Append(rest[i], 0, taken).Append(' ', Ends[i] - line.Length);
                rest[i] = rest[i][taken..];
            }
            yield return line.ToString();
        }
    }

    /// <summary>A cell that is too long is cut.</summary>
    private static IEnumerable<string> CutRow(string[] cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (line.Length > 0)
            {
                line[^1] = ' ';
            }
            line.Append(cells[i]);
            line.Length = Math.Min(line.Length, Ends[i]);
            line.Append(' ', Ends[i] - line.Length);
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
