namespace Functional;

/// <summary>Names and signs in rows, above the plot, where they can cover nothing.</summary>
/// <param name="Rows">The entries of each row with the pixel at which they begin.</param>
internal sealed record Legend(Sequence<Sequence<(double X, LegendEntry Entry)>> Rows)
{
    /// <summary>The width of a sign.</summary>
    public const double SignWidth = 22;

    /// <summary>The height of a row.</summary>
    public const double RowHeight = 18;

    private const double Space = 6;
    private const double Between = 18;

    /// <summary>All rows.</summary>
    public double Height => Rows.Count * RowHeight;

    /// <summary>In as many rows as a width asks for; a name that is wider alone is shortened.</summary>
    public static Legend Of(IReadOnlyList<LegendEntry> entries, double width)
    {
        var rows = new List<Sequence<(double, LegendEntry)>>();
        var row = new List<(double, LegendEntry)>();
        var x = 0.0;
        foreach (var entry in entries)
        {
            var text = TextWidth.Shorten(entry.Text, width - SignWidth - Space);
            var needed = SignWidth + Space + TextWidth.Of(text);
            if (row.Count > 0 && x + needed > width)
            {
                rows.Add([.. row]);
                (row, x) = ([], 0);
            }
            row.Add((x, entry with { Text = text }));
            x += needed + Between;
        }
        return new(row.Count > 0 ? [.. rows, [.. row]] : []);
    }

    /// <summary>Painted from an upper left corner.</summary>
    public SvgElement Draw(double left, double top) =>
        Svg.Moved(
            left,
            top,
            Rows.SelectMany(
                (row, i) =>
                    row.SelectMany(placed =>
                    {
                        var y = (i + 0.5) * RowHeight;
                        return new[]
                        {
                            Svg.Moved(placed.X + (SignWidth / 2), y, placed.Entry.Sign),
                            Svg.Text(placed.X + SignWidth + Space, y + 4, placed.Entry.Text),
                        };
                    })
            )
        );
}
