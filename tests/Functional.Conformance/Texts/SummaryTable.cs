using System.Globalization;
using System.Text.RegularExpressions;

namespace Functional.Conformance;

/// <summary>The table of a summary, read.</summary>
sealed partial record SummaryTable(
    string Name,
    int Width,
    SummaryStyle Style,
    bool ShowsTrainable,
    bool ShowsConnections,
    IReadOnlyList<SummaryTable.Row> Rows,
    long TrainableCount
)
{
    /// <summary>A layer: its cells, and the rows of what is inside it, where they are shown.</summary>
    public sealed record Row(string Name, string Kind, int[] Output, long Params, string[] From, string Trainable)
    {
        public List<Row> Inside { get; } = [];
    }

    /// <summary>Whether what is inside models is shown.</summary>
    public bool IsExpanded => Rows.Any(r => r.Inside.Count > 0);

    public static SummaryTable Read(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        var name = ModelName().Match(lines[0]).Groups[1].Value;
        var width = lines[1].Length;
        var head = lines[2];
        string[] titles = ["Layer (type)", "Output Shape", "Param", "Connected to", "Trainable"];
        var columns = titles.Select(title => head.IndexOf(title, StringComparison.Ordinal)).Where(at => at >= 0).Order().ToList();
        var body = lines.SkipWhile(line => !line.StartsWith('=')).Skip(1).TakeWhile(line => !line.StartsWith('=')).ToList();
        var (connected, learns) = (head.Contains(titles[3], StringComparison.Ordinal), head.Contains(titles[4], StringComparison.Ordinal));
        var rows = new List<Row>();
        var isInside = false;
        var cells = new List<string>();
        foreach (var line in body.Append(""))
        {
            var plain = line.Trim('|', ' ');
            var isFrame = plain.StartsWith('¯');
            if (plain.Length > 0 && !isFrame && plain[0] != '_')
            {
                Add(cells, Cut(line.Trim('|') is var inner && line.StartsWith('|') ? " " + inner : line, columns));
                continue;
            }
            if (cells.Count > 0)
            {
                var row = RowOf([.. cells], connected, learns);
                (isInside ? rows[^1].Inside : rows).Add(row);
                cells.Clear();
            }
            isInside = isFrame ? !isInside : isInside;
        }
        var trainable = lines.First(line => line.StartsWith("Trainable params: ", StringComparison.Ordinal)).Split(' ')[2];
        return new(
            name,
            width,
            head.StartsWith(' ') ? SummaryStyle.Keras : SummaryStyle.TensorFlow2,
            learns,
            connected,
            rows,
            long.Parse(trainable.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
        );
    }

    static string[] Cut(string line, List<int> columns) =>
        [
            .. columns.Select(
                (start, i) =>
                    start >= line.Length ? ""
                    : i + 1 < columns.Count && columns[i + 1] < line.Length ? line[start..columns[i + 1]]
                    : line[start..]
            ),
        ];

    /// <summary>What stands below continues the cell; connections are a list.</summary>
    static void Add(List<string> cells, string[] parts)
    {
        foreach (var (i, part) in parts.Index())
        {
            if (i < cells.Count)
            {
                cells[i] += part.Trim();
            }
            else
            {
                cells.Add(part.Trim());
            }
        }
    }

    static Row RowOf(string[] cells, bool connected, bool learns)
    {
        var title = Title().Match(cells[0]);
        if (!title.Success)
        {
            throw new NotCoveredException($"a name that is cut short, \"{cells[0]}\"");
        }
        int[] output = [.. Number().Matches(cells[1]).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
        return new(
            title.Groups[1].Value.Trim(),
            title.Groups[2].Value,
            output,
            long.Parse(cells[2].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            connected ? [.. Place().Matches(cells[3]).Select(m => m.Value)] : [],
            learns ? cells[^1] : ""
        );
    }

    [GeneratedRegex("\"(.*)\"")]
    private static partial Regex ModelName();

    [GeneratedRegex(@"^(.*?)\s*\((\w+)\)$")]
    private static partial Regex Title();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\w/.-]+\[\d+\]\[\d+\]")]
    private static partial Regex Place();
}
