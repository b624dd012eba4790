using System.Globalization;

namespace Functional;

/// <summary>The head of a table as text.</summary>
internal static class TablePrinter
{
    private const int MostRows = 5;
    private const int MostColumns = 12;
    private const int MostCharacters = 24;

    public static string Print(Table table)
    {
        var left = table.Columns.Count <= MostColumns ? table.Columns.Count : MostColumns / 2;
        var right = table.Columns.Count - Math.Min(table.Columns.Count - left, MostColumns / 2);
        var rows = Math.Min(MostRows, table.Count);
        string[] numbers = ["", .. Enumerable.Range(0, rows).Select(row => TableMessages.Number(row))];
        List<string[]> columns =
        [
            Aligned(numbers, ColumnType.Whole),
            .. table.Columns.Take(left).Select(column => Cells(column, rows)),
            .. left < right
                ?
                [
                    [.. Enumerable.Repeat("…", rows + 1)],
                ]
                : Array.Empty<string[]>(),
            .. table.Columns.Skip(right).Select(column => Cells(column, rows)),
        ];
        var lines = Enumerable.Range(0, rows + 1).Select(line => string.Join("  ", columns.Select(cells => cells[line])).TrimEnd());
        string[] more = table.Count > rows ? ["…"] : [];
        return string.Join("\n", [.. lines, .. more, Size(table)]);
    }

    public static string Size(Table table)
    {
        var (rows, columns) = (TableMessages.Number(table.Count), TableMessages.Number(table.Columns.Count));
        return $"{rows} row{(table.Count == 1 ? "" : "s")} × {columns} column{(table.Columns.Count == 1 ? "" : "s")}";
    }

    private static string[] Cells(Column column, int rows) =>
        Aligned([Short(column.Name), .. Enumerable.Range(0, rows).Select(row => Cell(column, row))], column.Type);

    private static string Cell(Column column, int row) =>
        column[row] switch
        {
            null => "–",
            double number => number.ToString("G6", CultureInfo.InvariantCulture),
            _ => Short(column.Text(row)),
        };

    private static string Short(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= MostCharacters ? line : line[..(MostCharacters - 1)] + "…";
    }

    private static string[] Aligned(string[] cells, ColumnType type)
    {
        var width = cells.Max(cell => cell.Length);
        var leftwards = type is ColumnType.Text or ColumnType.Category;
        return [.. cells.Select(cell => leftwards ? cell.PadRight(width) : cell.PadLeft(width))];
    }
}
