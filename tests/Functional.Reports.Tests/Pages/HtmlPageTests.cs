using System.Text.RegularExpressions;

namespace Functional.Tests;

public sealed partial class HtmlPageTests
{
    [Fact]
    public void A_page_holds_its_parts_in_order()
    {
        var html = new HtmlPage("Digits")
            .Heading("One")
            .Text("Two")
            .Preformatted("Three\n  four")
            .Picture(new Square("five"))
            .Table(
                ["class", "precision"],
                [
                    ["0", "0.97"],
                    ["1", "1.00"],
                ]
            )
            .ToHtml();

        string[] parts = ["<h1>Digits</h1>", "<h2>One</h2>", "<p>Two</p>", "<pre>Three\n  four</pre>", "<figure><svg ", "<table>"];
        var places = parts.Select(part => html.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("""<td class="number">0.97</td>""", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_loads_nothing()
    {
        var html = new HtmlPage("Digits").Picture(new Square("five")).Script("document.title").ToHtml();

        Assert.Contains(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:",
            html,
            StringComparison.Ordinal
        );
        Assert.DoesNotMatch(Link(), html);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_users_stays_text()
    {
        const string Bad = "</title><script>alert(1)</script>";
        var page = new HtmlPage(Bad)
            .Heading(Bad)
            .Text(Bad)
            .Preformatted(Bad)
            .Table(
                [Bad],
                [
                    [Bad],
                ]
            )
            .Picture(new Square(Bad));

        Assert.DoesNotContain("<script>", page.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Json("data", $"\"{Bad}\"").ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_would_end_its_element_is_refused() =>
        Assert.Throws<ArgumentException>(() => new HtmlPage("a").Script("'</script>'"));

    [Fact]
    public void A_page_of_every_part_but_no_content_keeps_its_elements()
    {
        var html = new HtmlPage("").Heading("").Text("").Preformatted("").ToHtml();

        Assert.Contains("<h2></h2>\n<p></p>\n<pre></pre>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_have_a_cell_for_every_column()
    {
        var message = Assert
            .Throws<ArgumentException>(() =>
                new HtmlPage("a").Table(
                    ["x", "y"],
                    [
                        ["1"],
                    ]
                )
            )
            .Message;

        Assert.Contains("every row has a cell for every column; got columns 2, cells 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_written_to_html_files()
    {
        using var folder = new TemporaryFolder();
        var page = new HtmlPage("Digits");

        page.Save(folder.PathOf("digits.html"));

        Assert.Equal(page.ToHtml(), File.ReadAllText(folder.PathOf("digits.html")));
        Assert.Contains(
            "Let the path end in .html.",
            Assert.Throws<ArgumentException>(() => page.Save("a.svg")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Pages_are_values()
    {
        var page = new HtmlPage("a");

        Assert.Equal(page.Text("b"), page.Text("b"));
        Assert.NotEqual(page, page.Text("b"));
        Assert.Equal(page.Text("b").GetHashCode(), page.Text("b").GetHashCode());
    }

    [GeneratedRegex("""(src|href|url)\s*[=(]\s*["']?(?!data:)""", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
