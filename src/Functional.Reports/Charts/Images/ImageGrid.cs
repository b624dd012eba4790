namespace Functional;

/// <summary>Small pictures in rows, with labels, made by <see cref="Chart.Images"/> and <see cref="Chart.Weights"/>.</summary>
public sealed record ImageGrid : Chart
{
    private const double Gap = 10;
    private const double LabelHeight = 17;
    private const double Edge = 2;

    internal ImageGrid() { }

    /// <summary>The pictures, row by row.</summary>
    internal Sequence<GridImage> Tiles { get; init; } = [];

    /// <summary>How many stand beside each other.</summary>
    internal int ColumnCount { get; init; } = 1;

    /// <inheritdoc/>
    internal override PictureSize Size => new(Width ?? Math.Max(Across(64), Least), Height ?? Down(TileWidth));

    private protected override string Kind => "Images";

    private int RowCount => (Tiles.Count + ColumnCount - 1) / ColumnCount;

    private bool HasLabels => Tiles.Any(i => i.Label.Length > 0);

    private double Least => TextWidth.Of(Title, Style.TitleSize, isBold: true) + (2 * Frame.Rim);

    /// <summary>The width of a picture; its height follows from its pixels.</summary>
    private double TileWidth
    {
        get
        {
            var around = Across(0);
            return Width is { } width ? Math.Max((width - around) / ColumnCount, 8) : 64;
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<SvgElement> Draw()
    {
        var (size, tile) = (Size, TileWidth);
        var frame = Frame.Of(this, size, [], 0, 0, 0, []);
        var (stepX, stepY) = (tile + Gap, TileHeight(tile) + Gap + (HasLabels ? LabelHeight : 0));
        var left = frame.Plot.X + Math.Max((frame.Plot.Width - ((ColumnCount * stepX) - Gap)) / 2, 0);
        left = Title.Length > 0 ? frame.Plot.X : left;
        return
        [
            .. frame.Draw(this, 0, []),
            .. Tiles.Select(
                (image, i) => Svg.Moved(left + (i % ColumnCount * stepX), frame.Plot.Y + (i / ColumnCount * stepY), Tile(image, tile))
            ),
        ];
    }

    private IEnumerable<SvgElement> Tile(GridImage image, double width)
    {
        var height = TileHeight(width);
        yield return Svg.Image(0, 0, width, height, image.Pixels).Tooltip(image.Tooltip);
        yield return Svg.Rectangle(-Edge / 2, -Edge / 2, width + Edge, height + Edge)
            .Class(
                image.IsRight switch
                {
                    true => Style.Right + "-line",
                    false => Style.Wrong + "-line",
                    null => Style.GridLine,
                }
            )
            .With("stroke-width", image.IsRight is null ? 1 : Edge);
        if (image.Label.Length > 0)
        {
            var text = TextWidth.Shorten(image.Label, width + Gap - 2, Style.SmallSize);
            yield return Svg.Text(width / 2, height + 14, text, Style.SmallSize, Anchor.Middle)
                .Class(
                    image.IsRight switch
                    {
                        true => Style.Right,
                        false => $"{Style.Wrong} {Style.Strong}",
                        null => Style.Text,
                    }
                );
        }
    }

    private double TileHeight(double width) => width * Tiles[0].Pixels.Height / Tiles[0].Pixels.Width;

    private double Across(double tile)
    {
        var frame = Frame.Of(this, new(1000, 1000), [], 0, 0, 0, []);
        return 1000 - frame.Plot.Width + (ColumnCount * (tile + Gap)) - Gap;
    }

    private double Down(double tile)
    {
        var frame = Frame.Of(this, new(1000, 1000), [], 0, 0, 0, []);
        return 1000 - frame.Plot.Height + (RowCount * (TileHeight(tile) + Gap + (HasLabels ? LabelHeight : 0))) - Gap;
    }
}

/// <summary>One picture of a grid.</summary>
/// <param name="Pixels">The picture.</param>
/// <param name="Label">What stands below it; empty for nothing.</param>
/// <param name="IsRight">Whether a prediction was right; null where there is none.</param>
/// <param name="Tooltip">What it says when the pointer rests on it.</param>
internal sealed record GridImage(Image Pixels, string Label, bool? IsRight, string Tooltip);
