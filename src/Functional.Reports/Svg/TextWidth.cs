using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>
/// How wide a text will be, without a font at hand: the widths of Helvetica (Adobe's font metrics), which Arial and Liberation Sans
/// share, and some room, since the reader's font may be a wider one, such as DejaVu Sans.
/// </summary>
internal static class TextWidth
{
    private const double Room = 1.15;
    private const double Bold = 1.08;
    private const int Other = 600;
    private const int Wide = 1000;

    /// <summary>Thousandths of the font size, from the blank to the tilde.</summary>
    // csharpier-ignore
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width in pixels.</summary>
    public static double Of(string text, double size = Style.FontSize, bool isBold = false) =>
        text.EnumerateRunes().Sum(Of) / 1000.0 * size * Room * (isBold ? Bold : 1);

    /// <summary>The text, or its beginning and an ellipsis that together are no wider than this.</summary>
    public static string Shorten(string text, double width, double size = Style.FontSize)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }
        string[] parts = [.. Elements(text)];
        var kept = parts.Length;
        while (kept > 0 && Of(string.Concat(parts.Take(kept)) + "…", size) > width)
        {
            kept--;
        }
        return string.Concat(parts.Take(kept)).TrimEnd() + "…";
    }

    private static int Of(Rune rune) =>
        rune.Value is >= ' ' and <= '~' ? Widths[rune.Value - ' ']
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
        : rune.Value is '…' or '—' or (>= 0x1100 and < 0x1200) or (>= 0x2E80 and < 0xD7B0) or (>= 0xFF00 and < 0xFF61) or > 0xFFFF ? Wide
        : Other;

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
