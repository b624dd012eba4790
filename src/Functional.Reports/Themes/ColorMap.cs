namespace Functional;

/// <summary>Colours for numbers from 0 to 1, straight between anchors that lie at equal distances.</summary>
internal sealed record ColorMap(Sequence<Rgb> Anchors)
{
    /// <summary>
    /// Dark violet, teal, yellow: equal steps of a number look like equal steps, for eyes of every kind and in print without colours.
    /// The anchors are values of viridis (S. van der Walt and N. Smith, 2015).
    /// </summary>
    public static ColorMap Viridis { get; } =
        Of(0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151, 0xBDDF26, 0xFDE725);

    /// <summary>
    /// Blue for the negative, white in the middle, red for the positive. The anchors are those of RdBu (C. Brewer, ColorBrewer 2.0),
    /// turned round.
    /// </summary>
    public static ColorMap BlueRed { get; } =
        Of(0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xFFFFFF, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F);

    /// <summary>From white to blue, for shares on white paper. The anchors are those of Blues (C. Brewer, ColorBrewer 2.0).</summary>
    public static ColorMap Blues { get; } = Of(0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B);

    /// <summary>The same on a dark screen: from the ground to a light blue.</summary>
    public static ColorMap NightBlues { get; } = Of(0x161B22, 0x132F4C, 0x0F4672, 0x11609B, 0x2B7CBB, 0x56A0D6, 0x8EC3EA, 0xC9E3F6);

    /// <summary>Shades of grey from black to white.</summary>
    public static ColorMap Gray { get; } = Of(0x000000, 0xFFFFFF);

    /// <summary>The colour of a number; below 0 and NaN that of 0, above 1 that of 1.</summary>
    public Rgb this[double share]
    {
        get
        {
            var place = (share > 0 ? Math.Min(share, 1) : 0) * (Anchors.Count - 1);
            var below = Math.Min((int)place, Anchors.Count - 2);
            return Rgb.Mix(Anchors[below], Anchors[below + 1], place - below);
        }
    }

    private static ColorMap Of(params IEnumerable<int> anchors) => new([.. anchors.Select(Rgb.Of)]);
}
