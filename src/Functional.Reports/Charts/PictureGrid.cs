namespace Functional;

/// <summary>Pictures in rows and columns, made by <see cref="Chart.Rows"/> and <see cref="Chart.Columns"/>.</summary>
public sealed record PictureGrid : Picture
{
    private const double Gap = 10;

    internal PictureGrid(Sequence<Picture> pictures, int columns, string title = "") =>
        (Pictures, ColumnCount, Title) = (pictures, columns, title);

    /// <summary>The pictures, row by row.</summary>
    public Sequence<Picture> Pictures { get; }

    /// <summary>How many stand beside each other.</summary>
    public int ColumnCount { get; }

    /// <summary>What the whole is called on a page and for those who cannot see it.</summary>
    public string Title { get; init; }

    /// <inheritdoc/>
    public override string Caption => Title.Length > 0 ? Title : string.Join(", ", Pictures.Select(p => p.Caption));

    /// <inheritdoc/>
    internal override PictureSize Size => new(Extent(Widths), Extent(Heights));

    /// <inheritdoc/>
    internal override IEnumerable<SvgElement> Draw()
    {
        var (widths, heights) = (Widths, Heights);
        return Pictures.Select((picture, i) => Svg.Moved(Start(widths, i % ColumnCount), Start(heights, i / ColumnCount), picture.Draw()));
    }

    private double[] Widths => [.. Columns(i => i % ColumnCount, p => p.Size.Width)];

    private double[] Heights => [.. Columns(i => i / ColumnCount, p => p.Size.Height)];

    private IEnumerable<double> Columns(Func<int, int> placeOf, Func<Picture, double> sizeOf) =>
        Pictures
            .Select((p, i) => (Place: placeOf(i), Size: sizeOf(p)))
            .GroupBy(p => p.Place)
            .OrderBy(g => g.Key)
            .Select(g => g.Max(p => p.Size));

    private static double Extent(double[] sizes) => sizes.Sum() + (Gap * (sizes.Length - 1));

    private static double Start(double[] sizes, int index) => sizes.Take(index).Sum() + (Gap * index);
}
