using System.Globalization;

namespace Functional.Tests;

public sealed class ThemeTests
{
    public static TheoryData<string> Names => ["Light", "Dark"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_reads_well_on_its_ground(string name)
    {
        var theme = Of(name);

        foreach (var ground in new[] { theme.Surface, theme.Raised })
        {
            Assert.All([theme.Text, theme.Muted, theme.Right, theme.Wrong], ink => Assert.InRange(Rgb.Contrast(ink, ground), 4.5, 21));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_series_stand_out_and_all_can_be_seen(string name)
    {
        var theme = Of(name);
        double[] contrasts = [.. theme.Series.Select(color => Rgb.Contrast(color, theme.Surface))];

        Assert.All(contrasts.Take(3), contrast => Assert.InRange(contrast, 3, 21));
        Assert.All(contrasts, contrast => Assert.InRange(contrast, 2.2, 21));
        Assert.Equal(Style.SeriesCount, theme.Series.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_read_well_on_every_level(string name)
    {
        var levels = Of(name).Levels;

        Assert.All(Enumerable.Range(0, 101).Select(i => levels[i / 100.0]), c => Assert.InRange(Rgb.Contrast(c, c.Ink), 4.5, 21));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Levels_go_steadily_away_from_the_ground(string name)
    {
        var theme = Of(name);
        double[] contrasts = [.. Enumerable.Range(0, 16).Select(i => Rgb.Contrast(theme.Levels[i / 15.0], theme.Surface))];

        Assert.Equal(contrasts.Order(), contrasts);
    }

    [Fact]
    public void Maps_go_through_their_anchors_and_stop_at_their_ends()
    {
        Assert.Equal(Rgb.Of(0x440154), ColorMap.Viridis[0]);
        Assert.Equal(Rgb.Of(0x21918C), ColorMap.Viridis[0.5]);
        Assert.Equal(Rgb.Of(0xFDE725), ColorMap.Viridis[1]);
        Assert.Equal(Rgb.Of(0xFFFFFF), ColorMap.BlueRed[0.5]);
        Assert.Equal(ColorMap.Gray[0], ColorMap.Gray[double.NaN]);
        Assert.Equal(ColorMap.Gray[1], ColorMap.Gray[7]);
        Assert.Equal(Rgb.Of(0x808080), ColorMap.Gray[0.5]);
    }

    [Fact]
    public void Contrast_is_that_of_the_guidelines()
    {
        Assert.Equal(21, Rgb.Contrast(Rgb.Of(0x000000), Rgb.Of(0xFFFFFF)), 9);
        Assert.Equal(4.48, Rgb.Contrast(Rgb.Of(0x777777), Rgb.Of(0xFFFFFF)), 2);
    }

    [Fact]
    public void Every_style_is_in_the_sheet_with_a_plain_colour_before_the_property()
    {
        string[] styles =
        [
            Style.Muted,
            Style.GridLine,
            Style.AxisLine,
            Style.SurfaceLine,
            Style.Surface,
            Style.Raised,
            Style.Strong,
            Style.Right,
            Style.Wrong,
            Style.Series(9),
            Style.SeriesLine(7),
            Style.Level(1),
            Style.Ink(0),
        ];

        Assert.All(styles, style => Assert.Contains($".{Style.Root} .{style}{{", Theme.Css, StringComparison.Ordinal));
        Assert.Contains(".series-0{fill:#0072b2;fill:var(--series-0)}", Theme.Css, StringComparison.Ordinal);
        Assert.Contains("@media screen and (prefers-color-scheme:dark)", Theme.Css, StringComparison.Ordinal);
        Assert.Equal(Theme.Css.Count(c => c == '{'), Theme.Css.Count(c => c == '}'));
        Assert.Equal("series-1", Style.Series(Style.SeriesCount + 1));
        Assert.Equal("level-15", string.Create(CultureInfo.InvariantCulture, $"{Style.Level(2)}"));
    }

    [Fact]
    public void A_picture_has_the_rules_that_it_uses()
    {
        var css = Theme.CssFor(["series-3-line strong", "muted"]);

        Assert.Contains("--series-3:", css, StringComparison.Ordinal);
        Assert.Contains(".series-3-line{", css, StringComparison.Ordinal);
        Assert.Contains("--surface:", css, StringComparison.Ordinal);
        Assert.DoesNotContain("series-2", css, StringComparison.Ordinal);
        Assert.DoesNotContain("level-", css, StringComparison.Ordinal);
    }

    static Theme Of(string name) => name == "Light" ? Theme.Light : Theme.Dark;
}
