using System.Globalization;

namespace Functional;

/// <summary>A colour of the screen (sRGB), 0 to 255 a channel.</summary>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>From six hexadecimal digits.</summary>
    public static Rgb Of(int hex) => new((byte)(hex >> 16), (byte)(hex >> 8), (byte)hex);

    /// <summary>Relative luminance, 0 for black and 1 for white. Source: WCAG 2.2.</summary>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>The contrast of two colours, 1 to 21; text wants 4.5, lines and marks 3. Source: WCAG 2.2.</summary>
    public static double Contrast(Rgb a, Rgb b)
    {
        var (low, high) = (Math.Min(a.Luminance, b.Luminance), Math.Max(a.Luminance, b.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>A colour between two, by equal steps of each channel.</summary>
    public static Rgb Mix(Rgb from, Rgb to, double share) =>
        new(Channel(from.R, to.R, share), Channel(from.G, to.G, share), Channel(from.B, to.B, share));

    /// <summary>Black or white: whichever reads better on this colour. Its contrast is never below 4.5.</summary>
    public Rgb Ink => Contrast(this, Of(0x000000)) >= Contrast(this, Of(0xFFFFFF)) ? Of(0x000000) : Of(0xFFFFFF);

    /// <summary>As style sheets write it: <c>#0072b2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    private static byte Channel(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
