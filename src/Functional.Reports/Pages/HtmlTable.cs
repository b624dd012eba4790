using System.Globalization;

namespace Functional;

/// <summary>Tables of pages.</summary>
internal static class HtmlTable
{
    /// <summary>The element, in a box that scrolls where it is wider than the screen.</summary>
    public static SvgElement Of(string[] header, string[][] rows)
    {
        if (Array.Find(rows, row => row.Length != header.Length) is { } wrong)
        {
            throw new ArgumentException(
                Messages.Of(
                    "table",
                    "every row has a cell for every column",
                    "Use \"\" for a cell without text.",
                    ("columns", Messages.Number(header.Length)),
                    ("cells", Messages.Number(wrong.Length))
                )
            );
        }
        bool[] isNumeric = [.. header.Select((_, column) => rows.Length > 0 && rows.All(row => IsNumber(row[column])))];
        var head = new SvgElement("thead").Add(Row("th", header, isNumeric));
        var body = new SvgElement("tbody").Add(rows.Select(row => Row("td", row, isNumeric)));
        return new SvgElement("div").Class("scroll").Add(new SvgElement("table").Add(head, body));
    }

    private static SvgElement Row(string cell, string[] texts, bool[] isNumeric) =>
        new SvgElement("tr").Add(
            texts.Select(
                (text, column) =>
                {
                    var element = new SvgElement(cell) { Text = text };
                    return isNumeric[column] ? element.Class("number") : element;
                }
            )
        );

    private static bool IsNumber(string text)
    {
        var plain = text.Replace('−', '-').TrimEnd('%', ' ');
        return plain is "" or "-" or "–"
            || double.TryParse(plain, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
    }
}
