namespace Functional;

/// <summary>The layers of a network as boxes joined by arrows, made by <see cref="Drawing.Of(Network, bool)"/>.</summary>
public sealed record NetworkDrawing : Picture
{
    private const double Rim = 16;
    private const double TitleHeight = 30;

    internal NetworkDrawing(string title, LayerDiagram diagram) => (Title, Diagram) = (title, diagram);

    /// <summary>What stands above the drawing; empty for nothing.</summary>
    public string Title { get; init; }

    /// <inheritdoc/>
    public override string Caption => Title.Length > 0 ? Title : "Network";

    /// <summary>The same drawing with another title.</summary>
    public NetworkDrawing With(string title) => this with { Title = title ?? throw new ArgumentNullException(nameof(title)) };

    /// <summary>Boxes and arrows.</summary>
    internal LayerDiagram Diagram { get; }

    /// <inheritdoc/>
    internal override PictureSize Size
    {
        get
        {
            var size = LayerBox.LayoutOf(Diagram);
            var width = Math.Max(size.Width, TextWidth.Of(Title, Style.TitleSize, isBold: true));
            return new(Math.Ceiling(width + (2 * Rim)), Math.Ceiling(size.Height + Top + Rim));
        }
    }

    private double Top => Title.Length > 0 ? Rim + TitleHeight : Rim;

    /// <inheritdoc/>
    internal override IEnumerable<SvgElement> Draw()
    {
        var left = (Size.Width - LayerBox.LayoutOf(Diagram).Width) / 2;
        return
        [
            .. Title.Length > 0 ? [Svg.Text(Rim, Rim + 13, Title, Style.TitleSize).Class(Style.Strong)] : Array.Empty<SvgElement>(),
            Svg.Moved(left, Top, LayerBox.Draw(Diagram, marksOutputs: true)),
        ];
    }
}
