using System.Xml.Linq;

namespace Functional.Tests;

public sealed class PictureTests
{
    static readonly Square Picture = new("a <b> & \"c\"");

    [Fact]
    public void A_picture_is_one_well_formed_svg_with_its_own_style()
    {
        var root = XDocument.Parse(Picture.ToSvg()).Root!;

        Assert.Equal("{http://www.w3.org/2000/svg}svg", root.Name.ToString());
        Assert.Equal("0 0 40 30", root.Attribute("viewBox")!.Value);
        Assert.Equal(Picture.Name, root.Attribute("aria-label")!.Value);
        Assert.Contains(root.Elements(), e => e.Name.LocalName == "style" && e.Value == Theme.CssFor([Style.Series(0)]));
        Assert.Equal(Picture.Name, root.Descendants().Single(e => e.Name.LocalName == "title").Value);
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName == "script");
    }

    [Fact]
    public void The_extension_says_what_is_written()
    {
        using var folder = new TemporaryFolder();

        Picture.Save(folder.PathOf("a.svg"));
        Picture.Save(folder.PathOf("a.HTML"));
        Picture.SaveSvg(folder.PathOf("b.txt"));

        Assert.Equal(Picture.ToSvg(), File.ReadAllText(folder.PathOf("a.svg")));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder.PathOf("a.HTML")), StringComparison.Ordinal);
        Assert.Equal(Picture.ToSvg(), File.ReadAllText(folder.PathOf("b.txt")));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void A_page_of_one_picture_does_not_say_its_title_twice()
    {
        var html = Picture.ToPage().ToHtml();

        Assert.Contains("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>\n<style>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a")]
    public void Another_extension_is_refused_with_advice(string path)
    {
        var message = Assert.Throws<ArgumentException>(() => Picture.Save(path)).Message;

        Assert.Contains($"pictures are written as SVG or as an HTML page; got path \"{path}\"", message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Pictures_are_values_that_print_their_caption()
    {
        Assert.Equal(new Square("x"), new Square("x"));
        Assert.Equal("x", new Square("x").ToString());
    }
}
