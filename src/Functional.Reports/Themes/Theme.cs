using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>The colours of a picture on white paper and of the same picture on a dark screen.</summary>
/// <param name="Surface">The ground.</param>
/// <param name="Text">Text and lines that matter.</param>
/// <param name="Muted">Text that stands back, such as the labels of ticks.</param>
/// <param name="Grid">Lines behind the marks.</param>
/// <param name="Raised">The ground of boxes.</param>
/// <param name="Right">What is right.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Series">The colours that tell series and classes apart.</param>
/// <param name="Levels">The colours of shares from 0 to 1.</param>
internal sealed record Theme(
    Rgb Surface,
    Rgb Text,
    Rgb Muted,
    Rgb Grid,
    Rgb Raised,
    Rgb Right,
    Rgb Wrong,
    Sequence<Rgb> Series,
    ColorMap Levels
)
{
    private const string Line = "-line";

    /// <summary>
    /// Blue, vermilion, bluish green, orange, sky blue, reddish purple, yellow, black: the palette for eyes of every kind by M. Okabe
    /// and K. Ito (Color Universal Design, 2002/2008), its yellow darkened to show on white.
    /// </summary>
    public static Theme Light { get; } =
        new(
            Rgb.Of(0xFFFFFF),
            Rgb.Of(0x1F2328),
            Rgb.Of(0x59636E),
            Rgb.Of(0xE4E7EB),
            Rgb.Of(0xF6F8FA),
            Rgb.Of(0x00755A),
            Rgb.Of(0xB84300),
            SeriesOf(0x0072B2, 0xD55E00, 0x009E73, 0xE69F00, 0x56B4E9, 0xCC79A7, 0xB5A61C, 0x1F2328),
            ColorMap.Blues
        );

    /// <summary>The same, where the screen is dark: blue and vermilion lighter, yellow as it was, white for black.</summary>
    public static Theme Dark { get; } =
        new(
            Rgb.Of(0x0D1117),
            Rgb.Of(0xE6EDF3),
            Rgb.Of(0x9198A1),
            Rgb.Of(0x262C34),
            Rgb.Of(0x161B22),
            Rgb.Of(0x2FBF95),
            Rgb.Of(0xF0803C),
            SeriesOf(0x3D9BDC, 0xE8702A, 0x17B088, 0xE69F00, 0x7CC7F2, 0xD98BB8, 0xF0E442, 0xE6EDF3),
            ColorMap.NightBlues
        );

    /// <summary>The style sheet of a page: every rule.</summary>
    public static string Css { get; } = CssOf(_ => true);

    /// <summary>
    /// The style sheet of a picture that uses these classes. Each colour is a custom property with its light value written before it,
    /// for viewers that know none; dark values count on screens whose owner prefers dark ones. Paper is always light.
    /// </summary>
    public static string CssFor(IEnumerable<string> classes)
    {
        var used = classes
            .SelectMany(c => c.Split(' '))
            .Select(c => c.EndsWith(Line, StringComparison.Ordinal) ? c[..^Line.Length] : c)
            .ToHashSet();
        return CssOf(name => name is "text" or "surface" || used.Contains(name));
    }

    private IEnumerable<(string Name, Rgb Value)> Properties =>
        [
            ("surface", Surface),
            ("text", Text),
            ("muted", Muted),
            ("grid", Grid),
            ("raised", Raised),
            ("right", Right),
            ("wrong", Wrong),
            .. Series.Select((color, i) => ($"series-{i}", color)),
            .. Enumerable.Range(0, Style.LevelCount).Select(i => ($"level-{i}", LevelOf(i))),
            .. Enumerable.Range(0, Style.LevelCount).Select(i => ($"ink-{i}", LevelOf(i).Ink)),
        ];

    private static Sequence<Rgb> SeriesOf(params IEnumerable<int> colors) => [.. colors.Select(Rgb.Of)];

    private Rgb LevelOf(int level) => Levels[level / (Style.LevelCount - 1.0)];

    private static string CssOf(Func<string, bool> isUsed)
    {
        var css = new StringBuilder();
        var fonts = $"font-family:{Style.FontFamily};font-size:{SvgNumber.Of(Style.FontSize)}px";
        Rule($".{Style.Root}", Declarations(Light, isUsed) + fonts);
        css.Append(
            CultureInfo.InvariantCulture,
            $"@media screen and (prefers-color-scheme:dark){{.{Style.Root}{{{Declarations(Dark, isUsed)}}}}}\n"
        );
        Rule($".{Style.Root} text", Painted("fill", "text"));
        foreach (var (name, value) in Light.Properties.Where(p => isUsed(p.Name)))
        {
            Rule($".{Style.Root} .{name}", Painted("fill", name, value));
            Rule($".{Style.Root} .{name}{Line}", "fill:none;" + Painted("stroke", name, value));
        }
        foreach (var (name, declarations) in Extras.Where(e => isUsed(e.Name)))
        {
            Rule($".{Style.Root} .{name}", declarations);
        }
        return css.ToString();

        void Rule(string selector, string declarations) => css.Append(CultureInfo.InvariantCulture, $"{selector}{{{declarations}}}\n");
    }

    /// <summary>Styles that are no colour of their own.</summary>
    private static (string Name, string Declarations)[] Extras =>
        [
            (Style.Outlined, Painted("stroke", "surface") + ";stroke-width:.8"),
            (Style.Halo, Painted("stroke", "surface") + ";stroke-width:3px;stroke-linejoin:round;paint-order:stroke"),
            (Style.Strong, "font-weight:600"),
        ];

    private static string Declarations(Theme theme, Func<string, bool> isUsed) =>
        string.Concat(theme.Properties.Where(p => isUsed(p.Name)).Select(p => $"--{p.Name}:{p.Value};"));

    private static string Painted(string property, string name) =>
        Painted(property, name, Light.Properties.First(p => p.Name == name).Value);

    private static string Painted(string property, string name, Rgb value) => $"{property}:{value};{property}:var(--{name})";
}
