namespace Functional;

/// <summary>A matrix as coloured cells, made by <see cref="Chart.HeatMap"/> and <see cref="Chart.Confusion"/>.</summary>
public sealed record HeatMap : Chart
{
    private const double LargestCell = 64;
    private const double LeastCell = 4;
    private const double LongestName = 110;
    private const double BarWidth = 12;
    private const double BarRoom = 70;

    internal HeatMap() { }

    /// <summary>The cells, row by row from the top.</summary>
    internal Sequence<HeatCell> Cells { get; init; } = [];

    /// <summary>What the rows are called; empty for nothing.</summary>
    internal Sequence<string> RowNames { get; init; } = [];

    /// <summary>What the columns are called; empty for nothing.</summary>
    internal Sequence<string> ColumnNames { get; init; } = [];

    /// <summary>How many cells a row has.</summary>
    internal int ColumnCount { get; init; } = 1;

    /// <summary>The colours of the cells, with a scale beside them; null for a matrix of shares, which needs none.</summary>
    internal HeatScale? Scale { get; init; }

    /// <summary>The least width of a cell that leaves room for its text.</summary>
    internal double WantedCell { get; init; } = LeastCell;

    /// <inheritdoc/>
    internal override PictureSize Size
    {
        get
        {
            // The size that makes cells square, from the frame around an empty plot.
            var around = FrameOf(new(1000, 1000));
            var cell = CellSize;
            var width = 1000 - around.Plot.Width + (cell * ColumnCount);
            return new(
                Width ?? Math.Max(width, TextWidth.Of(Title, Style.TitleSize, isBold: true) + (2 * Frame.Rim)),
                Height ?? (1000 - around.Plot.Height + (cell * RowCount))
            );
        }
    }

    private protected override string Kind => "Heat map";

    private int RowCount => Cells.Count / ColumnCount;

    private double CellSize => Math.Clamp(520.0 / Math.Max(ColumnCount, RowCount), WantedCell, LargestCell);

    private IEnumerable<string> Names => RowNames.Select(n => TextWidth.Shorten(n, LongestName, Style.SmallSize));

    /// <summary>Where the frame and the cells stand.</summary>
    internal (Frame Frame, BandScale Columns, BandScale Rows, AxisLabels Labels) Layout()
    {
        var frame = FrameOf(Size);
        return (frame, Bands(frame.Plot.Width), new(RowCount, 0, frame.Plot.Height), LabelsOf(frame.Plot.Width));
    }

    /// <inheritdoc/>
    internal override IEnumerable<SvgElement> Draw()
    {
        var (frame, columns, rows, labels) = Layout();
        var plot = frame.Plot;
        return
        [
            .. frame.Draw(this, ColumnNames.Count > 0 ? labels.Height : 0, []),
            Svg.Moved(plot.X, plot.Y, Cells.Select((cell, i) => Box(cell, i, columns, rows))),
            Svg.Moved(plot.X, plot.Y, Cells.SelectMany((cell, i) => Texts(cell, i, columns, rows))).With("text-anchor", "middle"),
            Svg.Moved(plot.X, plot.Y, ColumnNames.Count > 0 ? labels.Draw(plot.Height + 2) : []),
            Svg.Moved(plot.X - 8, plot.Y, RowTexts(rows)),
            .. Scale is { } scale ? ScaleBar(scale, plot) : [],
        ];
    }

    private SvgElement Box(HeatCell cell, int index, BandScale columns, BandScale rows)
    {
        var gap = columns.Step > 12 && rows.Step > 12 ? 1 : 0;
        var (x, y) = (columns.Start(index % ColumnCount), rows.Start(index / ColumnCount));
        var box = Svg.Rectangle(x, y, columns.Width - gap, rows.Width - gap);
        box = Scale is { } scale ? box.With("fill", scale.ColorOf(cell.Value).ToString()) : box.Class(Style.Level(cell.Value));
        return box.Tooltip(cell.Tooltip);
    }

    private IEnumerable<SvgElement> Texts(HeatCell cell, int index, BandScale columns, BandScale rows)
    {
        if (cell.Text.Length == 0 || TextWidth.Of(cell.Text, Style.SmallSize) > columns.Step - 2 || rows.Step < 13)
        {
            return [];
        }
        var (x, y) = (columns.Center(index % ColumnCount) - 0.5, rows.Center(index / ColumnCount));
        var hasDetail = cell.Detail.Length > 0 && rows.Step >= 32 && TextWidth.Of(cell.Detail, 10) <= columns.Step - 2;
        var text = Painted(Svg.Text(x, y + (hasDetail ? -1 : 4), cell.Text), cell);
        return hasDetail ? [text, Painted(Svg.Text(x, y + 12, cell.Detail, 10), cell)] : [text];
    }

    private SvgElement Painted(SvgElement text, HeatCell cell) =>
        cell.IsFaint ? text.Class(Style.Muted)
        : Scale is { } scale ? text.With("style", $"fill:{scale.ColorOf(cell.Value).Ink}")
        : text.Class(Style.Ink(cell.Value));

    private IEnumerable<SvgElement> RowTexts(BandScale rows)
    {
        var stride = Math.Max((int)Math.Ceiling(13 / rows.Step), 1);
        return Names
            .Select((name, i) => Svg.Text(0, rows.Center(i) + 4, name, Style.SmallSize, Anchor.End).Class(Style.Muted))
            .Where((_, i) => i % stride == 0);
    }

    private static IEnumerable<SvgElement> ScaleBar(HeatScale scale, PlotArea plot)
    {
        const int Steps = 32;
        var (x, height) = (plot.Right + 14, Math.Min(plot.Height, 240));
        var pixels = new LinearScale(scale.Domain, height, 0);
        var step = height / Steps;
        // Each piece reaches into the next, so that no seam is seen.
        yield return Svg.Moved(
            x,
            plot.Y,
            Enumerable
                .Range(0, Steps)
                .Select(i =>
                    Svg.Rectangle(0, i * step, BarWidth, Math.Min(step + 0.5, height - (i * step)))
                        .With("fill", scale.Map[1 - ((i + 0.5) / Steps)].ToString())
                )
        );
        yield return Svg.Moved(
            x + BarWidth + 6,
            plot.Y,
            LinearTicks
                .Of(scale.Domain, Math.Clamp((int)(height / 30), 2, 8))
                .Select(t => Svg.Text(0, pixels.Map(t.Value) + 4, t.Label, Style.SmallSize).Class(Style.Muted))
        );
    }

    private Frame FrameOf(PictureSize size)
    {
        var left = RowNames.Count == 0 ? 0 : Names.Max(AxisLabels.WidthOf);
        var right = Scale is null ? 0 : BarRoom;
        var plain = Frame.Of(this, size, [], left, right, 15, []);
        // On a chart whose width is not settled yet, the labels are laid out for the width they will have.
        var width = Width is null ? CellSize * ColumnCount : plain.Plot.Width;
        return Frame.Of(this, size, [], left, right, ColumnNames.Count == 0 ? 0 : LabelsOf(width).Height, []);
    }

    private BandScale Bands(double width) => new(ColumnCount, 0, width);

    private AxisLabels LabelsOf(double width) => AxisLabels.OfNames(ColumnNames, Bands(width));
}

/// <summary>One cell of a matrix.</summary>
/// <param name="Value">What its colour shows.</param>
/// <param name="Text">What is written in it; empty for nothing.</param>
/// <param name="Detail">What is written below that where there is room.</param>
/// <param name="Tooltip">What it says when the pointer rests on it.</param>
/// <param name="IsFaint">Whether its text stands back.</param>
internal sealed record HeatCell(double Value, string Text, string Detail, string Tooltip, bool IsFaint = false);

/// <summary>The colours of numbers.</summary>
/// <param name="Domain">The least and the greatest number.</param>
/// <param name="Map">The colours between them.</param>
internal sealed record HeatScale(Domain Domain, ColorMap Map)
{
    /// <summary>The colour of a number.</summary>
    public Rgb ColorOf(double value) => Map[new LinearScale(Domain, 0, 1).Map(value)];
}
