using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>
/// One HTML file that holds all it shows: <c>new HtmlPage("Digits").Heading("Curves").Picture(chart).Save("digits.html")</c>. It opens
/// offline, loads nothing, follows light and dark, and prints. Immutable: every word returns a page with one part more.
/// </summary>
public sealed record HtmlPage
{
    /// <summary>Nothing may be loaded; styles and scripts are those of the page, pictures are in it.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private readonly Sequence<Action<StringBuilder>> parts;

    /// <summary>An empty page.</summary>
    /// <param name="title">What stands at its top and in the browser's tab.</param>
    public HtmlPage(string title)
        : this(title, []) => ArgumentNullException.ThrowIfNull(title);

    private HtmlPage(string title, Sequence<Action<StringBuilder>> parts) => (Title, this.parts) = (title, parts);

    /// <summary>What stands at the top and in the browser's tab.</summary>
    public string Title { get; }

    /// <summary>A heading, which begins a section.</summary>
    public HtmlPage Heading(string text) => WithElement("h2", text);

    /// <summary>A paragraph.</summary>
    public HtmlPage Text(string text) => WithElement("p", text);

    /// <summary>Text in letters of one width whose lines stay as they are, such as a summary.</summary>
    public HtmlPage Preformatted(string text) => WithElement("pre", text);

    /// <summary>A chart or a drawing.</summary>
    public HtmlPage Picture(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return With(new SvgElement("figure").Add(picture.Embedded()));
    }

    /// <summary>A table; columns of numbers are set to the right.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The cells, as many in each row.</param>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are columns.</exception>
    public HtmlPage Table(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        return With(HtmlTable.Of([.. header], [.. rows.Select(row => (string[])[.. row])]));
    }

    /// <summary>The page as HTML.</summary>
    public string ToHtml()
    {
        var target = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        target.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"/>\n");
        target.Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n");
        target.Append(CultureInfo.InvariantCulture, $"<title>{XmlText.Escape(Title)}</title>\n");
        target.Append(CultureInfo.InvariantCulture, $"<style>\n{Theme.Css}{PageStyle.Css}\n</style>\n</head>\n");
        target.Append(CultureInfo.InvariantCulture, $"<body class=\"{Style.Root}\">\n<main>\n");
        if (ShowsTitle)
        {
            target.Append(CultureInfo.InvariantCulture, $"<h1>{XmlText.Escape(Title)}</h1>\n");
        }
        foreach (var part in parts)
        {
            part(target);
            target.Append('\n');
        }
        return target.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Writes the page into a file, whose name must end in <c>.html</c>.</summary>
    /// <param name="path">The path of the file, which is there whole or not at all; an existing one is replaced.</param>
    /// <exception cref="ArgumentException">The path ends otherwise.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetExtension(path).ToUpperInvariant() is not (".HTML" or ".HTM"))
        {
            throw new ArgumentException(
                Messages.Of("save", "a page is written as HTML", "Let the path end in .html.", ("path", $"\"{path}\"")),
                nameof(path)
            );
        }
        SaveHtml(path);
    }

    /// <summary>Writes the page into a file, whatever its name.</summary>
    /// <param name="path">The path of the file, which is there whole or not at all; an existing one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveHtml(string path) => PictureFile.Write(path, ToHtml());

    /// <summary>
    /// Opens the page in the browser, from the folder for temporary files; prints where the page is when no browser opens.
    /// </summary>
    public void Show()
    {
        var path = Path.Combine(Path.GetTempPath(), $"functional-{Guid.NewGuid():N}.html");
        SaveHtml(path);
        if (!Browser.TryOpen(path))
        {
            Console.WriteLine(path);
        }
    }

    /// <summary>Equal when the pages are the same text.</summary>
    public bool Equals(HtmlPage? other) => ReferenceEquals(this, other) || (other is not null && ToHtml() == other.ToHtml());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, parts.Count);

    /// <summary>The title.</summary>
    public override string ToString() => Title;

    /// <summary>Whether the title stands at the top; a single picture brings its own.</summary>
    internal bool ShowsTitle { get; init; } = true;

    /// <summary>An element of ours.</summary>
    internal HtmlPage With(SvgElement element) => With(element.Write);

    /// <summary>
    /// Data for a script, in an element of this id: <c>JSON.parse(document.getElementById("frames").textContent)</c>. Written so that
    /// no text in it can end the element.
    /// </summary>
    internal HtmlPage Json(string id, string json) =>
        With(target =>
            target
                .Append(CultureInfo.InvariantCulture, $"<script type=\"application/json\" id=\"{XmlText.Escape(id)}\">")
                .Append(json.Replace("<", "\\u003c", StringComparison.Ordinal))
                .Append("</script>")
        );

    /// <summary>A script of ours: fixed text, never a user's.</summary>
    internal HtmlPage Script(string code) =>
        code.Contains("</", StringComparison.Ordinal)
            ? throw new ArgumentException("A script may not contain \"</\", which could end its element.", nameof(code))
            : With(target => target.Append("<script>\n").Append(code).Append("\n</script>"));

    private HtmlPage WithElement(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return With(new SvgElement(name) { Text = text }.Write);
    }

    private HtmlPage With(Action<StringBuilder> part) => new(Title, parts.Add(part)) { ShowsTitle = ShowsTitle };
}
