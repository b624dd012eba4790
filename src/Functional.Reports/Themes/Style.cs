using System.Globalization;

namespace Functional;

/// <summary>The names that elements use to get colours from the theme, and the measures of all pictures.</summary>
internal static class Style
{
    /// <summary>The class that pictures and pages carry at their root.</summary>
    public const string Root = "functional";

    /// <summary>Pixels of ordinary text.</summary>
    public const double FontSize = 12;

    /// <summary>Pixels of small text, such as the labels of ticks.</summary>
    public const double SmallSize = 11;

    /// <summary>Pixels of a picture's title.</summary>
    public const double TitleSize = 14;

    /// <summary>How many colours there are for series; more begin again.</summary>
    public const int SeriesCount = 8;

    /// <summary>How many shades there are between a share of 0 and of 1.</summary>
    public const int LevelCount = 16;

    /// <summary>Fonts whose widths are known or near, then whatever the reader has.</summary>
    public const string FontFamily = "\"Helvetica Neue\",Helvetica,Arial,\"Liberation Sans\",\"Noto Sans\",sans-serif";

    /// <summary>Filled as the ground.</summary>
    public const string Surface = "surface";

    /// <summary>Filled as the ground of boxes.</summary>
    public const string Raised = "raised";

    /// <summary>Filled as text.</summary>
    public const string Text = "text";

    /// <summary>Text that stands back.</summary>
    public const string Muted = "muted";

    /// <summary>Filled as what is right.</summary>
    public const string Right = "right";

    /// <summary>Filled as what is wrong.</summary>
    public const string Wrong = "wrong";

    /// <summary>Bold text.</summary>
    public const string Strong = "strong";

    /// <summary>Lines behind the marks.</summary>
    public const string GridLine = "grid-line";

    /// <summary>The lines of axes.</summary>
    public const string AxisLine = "muted-line";

    /// <summary>Lines in the colour of text.</summary>
    public const string TextLine = "text-line";

    /// <summary>Lines in the colour of the ground.</summary>
    public const string SurfaceLine = "surface-line";

    /// <summary>Beside a filling: a thin rim in the colour of the ground, which parts marks that overlap.</summary>
    public const string Outlined = "outlined";

    /// <summary>Text with a rim in the colour of the ground, which reads well on lines.</summary>
    public const string Halo = "halo";

    /// <summary>Filled in the colour of a series, from 0.</summary>
    public static string Series(int index) => Named("series-", index % SeriesCount);

    /// <summary>Drawn as a line in the colour of a series, from 0.</summary>
    public static string SeriesLine(int index) => Series(index) + "-line";

    /// <summary>Filled in the shade of a share from 0 to 1.</summary>
    public static string Level(double share) => Named("level-", LevelOf(share));

    /// <summary>Text that reads well on <see cref="Level"/>.</summary>
    public static string Ink(double share) => Named("ink-", LevelOf(share));

    private static int LevelOf(double share) => (int)Math.Round((share > 0 ? Math.Min(share, 1) : 0) * (LevelCount - 1));

    private static string Named(string prefix, int index) => prefix + index.ToString(CultureInfo.InvariantCulture);
}
