namespace Functional;

/// <summary>
/// A chart or a drawing: an immutable value that becomes a static SVG, shown by browsers, editors and repositories in light and dark,
/// or an HTML page that opens offline.
/// </summary>
public abstract record Picture
{
    private protected Picture() { }

    /// <summary>What the picture shows, in a few words: its title where it has one.</summary>
    public abstract string Caption { get; }

    /// <summary>The picture as SVG, whole in itself: colours for light and dark, no script, no link.</summary>
    public string ToSvg()
    {
        SvgElement[] content = [.. Draw()];
        var style = new SvgElement("style") { Text = Theme.CssFor(content.SelectMany(c => c.Classes)) };
        return Root().Add([style, .. content]).With("xmlns", "http://www.w3.org/2000/svg") + "\n";
    }

    /// <summary>Writes the picture into a file, as its name asks: <c>.svg</c> or <c>.html</c>.</summary>
    /// <param name="path">The path of the file, which is there whole or not at all; an existing one is replaced.</param>
    /// <exception cref="ArgumentException">The path ends otherwise.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => PictureFile.Save(this, path);

    /// <summary>Writes the picture into a file as SVG, whatever its name.</summary>
    /// <param name="path">The path of the file, which is there whole or not at all; an existing one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveSvg(string path) => PictureFile.Write(path, ToSvg());

    /// <summary>Writes the picture into a file as one HTML page, whatever its name.</summary>
    /// <param name="path">The path of the file, which is there whole or not at all; an existing one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveHtml(string path) => ToPage().SaveHtml(path);

    /// <summary>
    /// Opens the picture in the browser, as a page in the folder for temporary files; prints where the page is when no browser opens.
    /// </summary>
    public void Show() => ToPage().Show();

    /// <summary>What the picture shows.</summary>
    public sealed override string ToString() => Caption;

    /// <summary>The room it takes.</summary>
    internal abstract PictureSize Size { get; }

    /// <summary>What is painted, in pixels from its upper left corner, without the ground.</summary>
    internal abstract IEnumerable<SvgElement> Draw();

    /// <summary>The page that holds this picture.</summary>
    internal virtual HtmlPage ToPage() => new HtmlPage(Caption) { ShowsTitle = false }.Picture(this);

    /// <summary>The element on a page that has the style sheet already.</summary>
    internal SvgElement Embedded() => Root().Add(Draw());

    private SvgElement Root()
    {
        var (width, height) = Size;
        return new SvgElement("svg")
            .With("width", width)
            .With("height", height)
            .With("viewBox", $"0 0 {SvgNumber.Of(width)} {SvgNumber.Of(height)}")
            .Class(Style.Root)
            .With("role", "img")
            .With("aria-label", Caption)
            .Add(Svg.Rectangle(0, 0, width, height).Class(Style.Surface));
    }
}
