namespace Functional;

/// <summary>
/// Where the parts of a chart stand: title and legend on top, then the plot with labels to its left and below, then notes. Margins are
/// as wide as what stands in them.
/// </summary>
/// <param name="Size">The whole chart.</param>
/// <param name="Plot">The rectangle of the marks.</param>
/// <param name="Legend">The legend.</param>
internal sealed record Frame(PictureSize Size, PlotArea Plot, Legend Legend)
{
    /// <summary>The free rim of a chart.</summary>
    public const double Rim = 14;

    private const double TitleHeight = 24;
    private const double LabelHeight = 18;
    private const double NoteHeight = 16;
    private const double TickSpace = 8;
    private const double LeastPlot = 24;

    /// <summary>Leaves room for everything.</summary>
    /// <param name="chart">Title and labels.</param>
    /// <param name="size">The whole chart.</param>
    /// <param name="entries">The entries of the legend.</param>
    /// <param name="left">The width of the labels beside the vertical axis.</param>
    /// <param name="right">The room that is wanted to the right of the plot, beside the rim.</param>
    /// <param name="bottom">The height of the labels below the horizontal axis.</param>
    /// <param name="notes">What the chart says about itself.</param>
    public static Frame Of(
        Chart chart,
        PictureSize size,
        IReadOnlyList<LegendEntry> entries,
        double left,
        double right,
        double bottom,
        IReadOnlyList<string> notes
    )
    {
        var legend = Legend.Of(entries, size.Width - (2 * Rim));
        var x = Rim + (chart.YLabel.Length > 0 ? LabelHeight : 0) + (left > 0 ? left + TickSpace : 0);
        var y = Rim + (chart.Title.Length > 0 ? TitleHeight : 0) + legend.Height + (legend.Height > 0 ? 8 : 2);
        var below = (bottom > 0 ? bottom + 4 : 0) + (chart.XLabel.Length > 0 ? LabelHeight + 2 : 0) + (notes.Count * NoteHeight) + Rim - 4;
        return new(
            size,
            new(x, y, Math.Max(size.Width - x - right - Rim, LeastPlot), Math.Max(size.Height - y - below, LeastPlot)),
            legend
        );
    }

    /// <summary>Title, legend, labels of the axes and notes.</summary>
    /// <param name="chart">Title and labels.</param>
    /// <param name="bottom">The height of the labels below the horizontal axis.</param>
    /// <param name="notes">What the chart says about itself.</param>
    public IEnumerable<SvgElement> Draw(Chart chart, double bottom, IReadOnlyList<string> notes)
    {
        var y = Rim;
        if (chart.Title.Length > 0)
        {
            var title = TextWidth.Shorten(chart.Title, (Size.Width - (2 * Rim)) / 1.08, Style.TitleSize);
            yield return Svg.Text(Rim, y + 13, title, Style.TitleSize).Class(Style.Strong);
            y += TitleHeight;
        }
        if (Legend.Rows.Count > 0)
        {
            yield return Legend.Draw(Rim, y);
        }
        if (chart.YLabel.Length > 0)
        {
            var label = Svg.Text(0, 0, TextWidth.Shorten(chart.YLabel, Size.Height - (2 * Rim)), anchor: Anchor.Middle);
            yield return label.With("transform", $"translate({SvgNumber.Of(Rim + 10)} {SvgNumber.Of(Plot.Center.Y)}) rotate(-90)");
        }
        y = Plot.Bottom + (bottom > 0 ? bottom + 4 : 0);
        if (chart.XLabel.Length > 0)
        {
            var label = TextWidth.Shorten(chart.XLabel, Size.Width - (2 * Rim));
            yield return Svg.Text(CenteredAt(Plot.Center.X, TextWidth.Of(label)), y + 15, label, anchor: Anchor.Middle);
            y += LabelHeight + 2;
        }
        foreach (var note in notes)
        {
            var text = TextWidth.Shorten(note, Size.Width - (2 * Rim), Style.SmallSize);
            yield return Svg.Text(Rim, y + 12, text, Style.SmallSize).Class(Style.Muted);
            y += NoteHeight;
        }
    }

    /// <summary>A middle as near as can be to the wanted one, so that a text of this width stays inside the chart.</summary>
    private double CenteredAt(double wanted, double width) =>
        Math.Clamp(wanted, Math.Min(Rim + (width / 2), Size.Width / 2), Math.Max(Size.Width - Rim - (width / 2), Size.Width / 2));
}

/// <summary>The rectangle of the marks.</summary>
internal readonly record struct PlotArea(double X, double Y, double Width, double Height)
{
    /// <summary>Its right edge.</summary>
    public double Right => X + Width;

    /// <summary>Its lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>Its middle.</summary>
    public (double X, double Y) Center => (X + (Width / 2), Y + (Height / 2));
}
