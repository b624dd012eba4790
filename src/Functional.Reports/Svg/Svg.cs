namespace Functional;

/// <summary>The elements that drawings are made of. Coordinates are pixels, x to the right, y downwards.</summary>
internal static class Svg
{
    /// <summary>Elements painted in order, which share attributes.</summary>
    public static SvgElement Group(params IEnumerable<SvgElement> children) => new SvgElement("g").Add(children);

    /// <summary>Elements moved together.</summary>
    public static SvgElement Moved(double x, double y, params IEnumerable<SvgElement> children) =>
        Group(children).With("transform", $"translate({SvgNumber.Of(x)} {SvgNumber.Of(y)})");

    /// <summary>
    /// A window: what is painted inside, in coordinates from its own corner, is cut off at its edges. Needs no name, so that pictures
    /// can stand beside each other on one page.
    /// </summary>
    public static SvgElement Window(double x, double y, double width, double height, params IEnumerable<SvgElement> children) =>
        Box(new("svg"), x, y, width, height).Add(children);

    /// <summary>A line.</summary>
    public static SvgElement Line(double x1, double y1, double x2, double y2) =>
        new SvgElement("line").With("x1", x1).With("y1", y1).With("x2", x2).With("y2", y2);

    /// <summary>A rectangle.</summary>
    public static SvgElement Rectangle(double x, double y, double width, double height) => Box(new("rect"), x, y, width, height);

    /// <summary>A circle.</summary>
    public static SvgElement Circle(double x, double y, double radius) =>
        new SvgElement("circle").With("cx", x).With("cy", y).With("r", radius);

    /// <summary>Lines and curves.</summary>
    public static SvgElement Path(SvgPath path) => new SvgElement("path").With("d", path.ToString());

    /// <summary>A line of text; <c>y</c> is its base line.</summary>
    public static SvgElement Text(double x, double y, string text, double size = Style.FontSize, Anchor anchor = Anchor.Start)
    {
        var element = new SvgElement("text") { Text = text }
            .With("x", x)
            .With("y", y);
        element = size == Style.FontSize ? element : element.With("font-size", size);
        return anchor == Anchor.Start ? element : element.With("text-anchor", anchor == Anchor.Middle ? "middle" : "end");
    }

    /// <summary>A picture of pixels, embedded; pixels stay sharp squares when it is enlarged.</summary>
    public static SvgElement Image(double x, double y, double width, double height, Image image, bool smooth = false)
    {
        var element = Box(new("image"), x, y, width, height).With("preserveAspectRatio", "none").With("href", DataUri(image));
        return smooth ? element : element.With("style", "image-rendering:pixelated");
    }

    /// <summary>A PNG as a link that holds it.</summary>
    public static string DataUri(Image image) => "data:image/png;base64," + Convert.ToBase64String(image.ToPng());

    private static SvgElement Box(SvgElement element, double x, double y, double width, double height) =>
        element.With("x", x).With("y", y).With("width", width).With("height", height);
}

/// <summary>Which part of a text stands at its x.</summary>
internal enum Anchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}
