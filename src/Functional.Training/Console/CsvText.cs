using System.Text;

namespace Functional;

/// <summary>Cells of tables of comma-separated values: quoted where they hold a separator, a quote or the end of a line.</summary>
internal static class CsvText
{
    /// <summary>A cell as it is written.</summary>
    public static string Quoted(string cell, char separator) =>
        cell.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The cells of a line.</summary>
    public static string[] Cells(string line, char separator)
    {
        List<string> cells = [];
        var (cell, isQuoted) = (new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                // Inside quotes, two of them are one.
                var isDouble = isQuoted && i + 1 < line.Length && line[i + 1] == '"';
                cell.Append(isDouble ? "\"" : "");
                i += isDouble ? 1 : 0;
                isQuoted = isDouble || !isQuoted;
            }
            else if (line[i] == separator && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
