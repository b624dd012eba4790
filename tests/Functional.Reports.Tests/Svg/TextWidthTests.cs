namespace Functional.Tests;

public sealed class TextWidthTests
{
    [Fact]
    public void Widths_are_those_of_helvetica_and_some_room()
    {
        Assert.Equal(4 * 0.556 * 12 * 1.15, TextWidth.Of("2026"), 9);
        Assert.Equal(0, TextWidth.Of(""));
        Assert.True(TextWidth.Of("iiii") < TextWidth.Of("mmmm") / 3);
        Assert.True(TextWidth.Of("漢字") > TextWidth.Of("ab"));
        Assert.Equal(TextWidth.Of("e"), TextWidth.Of("e\u0301"));
        Assert.True(TextWidth.Of("a", isBold: true) > TextWidth.Of("a"));
    }

    [Fact]
    public void A_long_text_is_cut_to_its_room_and_a_short_one_stays()
    {
        var cut = TextWidth.Shorten("a very long name of a layer", 80);

        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.StartsWith("a very", cut, StringComparison.Ordinal);
        Assert.True(TextWidth.Of(cut) <= 80);
        Assert.Equal("short", TextWidth.Shorten("short", 80));
        Assert.Equal("…", TextWidth.Shorten("short", 1));
    }

    [Fact]
    public void A_text_is_never_cut_within_what_a_reader_takes_for_one_character() =>
        Assert.Equal("👩‍👩‍👧…", TextWidth.Shorten("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", TextWidth.Of("👩‍👩‍👧…") + 1));
}
