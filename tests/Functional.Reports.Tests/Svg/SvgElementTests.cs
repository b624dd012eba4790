using System.Xml.Linq;

namespace Functional.Tests;

public sealed class SvgElementTests
{
    [Fact]
    public void Elements_write_attributes_text_and_children_in_order()
    {
        var element = new SvgElement("g") { Text = "a" }
            .With("id", "x")
            .With("r", 1.5)
            .Add(Svg.Line(0, 0, 1, 2))
            .Class("muted");

        Assert.Equal("""<g id="x" r="1.5" class="muted">a<line x1="0" y1="0" x2="1" y2="2"/></g>""", element.ToString());
    }

    [Fact]
    public void An_element_without_content_keeps_its_end_tag_unless_it_never_has_content()
    {
        Assert.Equal("<p></p>", new SvgElement("p").ToString());
        Assert.Equal("""<circle cx="1" cy="2" r="3"/>""", Svg.Circle(1, 2, 3).ToString());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onload=\"alert(1)")]
    [InlineData("a & b's ]]> &lt; 🙂 Äö 漢")]
    public void Text_of_users_stays_text(string text)
    {
        var element = new SvgElement("text") { Text = text }.With("title", text);

        var read = XElement.Parse(element.ToString());

        Assert.Equal(text, read.Value);
        Assert.Equal(text, read.Attribute("title")!.Value);
        Assert.Empty(read.Elements());
    }

    [Theory]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("\u001b[31m", "\uFFFD[31m")]
    [InlineData("\uFFFF", "\uFFFD")]
    public void What_xml_forbids_is_replaced(string text, string expected) =>
        Assert.Equal(expected, XElement.Parse(new SvgElement("t") { Text = text }.ToString()).Value);

    [Fact]
    public void Halves_of_characters_are_replaced()
    {
        Assert.Equal("\uFFFD", XmlText.Escape("\uD83D"));
        Assert.Equal("\uFFFDx", XmlText.Escape("\uDE42x"));
        Assert.Equal("🙂", XmlText.Escape("🙂"));
    }

    [Fact]
    public void Elements_are_values()
    {
        var plain = Svg.Circle(1, 2, 3);
        var named = plain.Tooltip("three");

        Assert.Empty(plain.Children);
        Assert.Equal(plain.Tooltip("three"), named);
        Assert.Equal("three", named.Children[0].Text);
    }

    [Theory]
    [InlineData(1.005, "1")]
    [InlineData(12.346, "12.35")]
    [InlineData(-0.001, "0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(1e-20, "0")]
    [InlineData(1e20, "1000000")]
    [InlineData(double.PositiveInfinity, "1000000")]
    public void Numbers_have_two_decimals_at_most(double value, string expected) => Assert.Equal(expected, SvgNumber.Of(value));

    [Fact]
    public void A_coordinate_that_is_no_number_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Svg.Circle(double.NaN, 0, 1));

    [Fact]
    public void Paths_write_their_commands()
    {
        var path = new SvgPath().MoveTo(0, 0).LineTo(1, 2).CurveTo(1, 2, 3, 4, 5, 6.125).Close();

        Assert.Equal("M0,0L1,2C1,2 3,4 5,6.12Z", path.ToString());
        Assert.Equal("M0,0L1,1L2,0", new SvgPath().Add([(0, 0), (1, 1), (2, 0)]).ToString());
    }

    [Fact]
    public void Images_are_embedded()
    {
        var image = Image.Of(1, 1, ColorMode.Grayscale, [7]);

        var href = Svg.Image(0, 0, 10, 10, image).Attributes.Single(a => a.Name == "href").Value;

        Assert.Equal(image, Image.Decode(Convert.FromBase64String(href["data:image/png;base64,".Length..])));
    }
}
