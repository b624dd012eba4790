namespace Functional.Tests;

public sealed class BrowserTests
{
    [ChromiumFact]
    public void The_browser_that_is_asked_reports_errors()
    {
        var (_, console) = Open(new HtmlPage("Broken").Script("missing();"));

        Assert.Contains("missing is not defined", Assert.Single(console), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public void Pictures_of_every_kind_make_a_page_without_an_error()
    {
        var page = Gallery.All.Aggregate(new HtmlPage("Gallery"), (page, entry) => page.Heading(entry.Key).Picture(entry.Value()));

        var (html, console) = Open(page);

        Assert.Empty(console);
        Assert.Contains("many_neurons", html, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public void A_movie_shows_its_last_frame()
    {
        var model = Sequential.Input(2).Dense(1, Activation.Sigmoid).Compile(Optimizer.Sgd(0.1), Loss.BinaryCrossentropy);

        var (html, console) = Open(TrainingMovie.Record(model, Datasets.Moons(40), epochs: 3).ToPage());

        Assert.Empty(console);
        Assert.Contains(">epoch 3 of 3</output>", html, StringComparison.Ordinal);
        Assert.Contains("""<line class="cursor" x1=""", html, StringComparison.Ordinal);
    }

    static (string Html, string[] Console) Open(HtmlPage page)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("page.html");
        page.Save(path);
        return Chromium.Open(path);
    }
}
