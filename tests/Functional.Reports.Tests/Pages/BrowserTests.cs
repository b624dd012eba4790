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

    [ChromiumFact]
    public void The_microscope_shows_its_first_step()
    {
        var explanation = Explain.Backprop(p => Ops.Square(Ops.Sigmoid(p["w"] * 2 + p["b"]) - 1), Parameters.Of(("w", 0.5), ("b", -1)));

        var (html, console) = Open(explanation.ToPage());

        Assert.Empty(console);
        Assert.Contains("forward, step 1 of 14</span>", html, StringComparison.Ordinal);
        Assert.Contains("""class="node seen now" """.TrimEnd(), html, StringComparison.Ordinal);
        Assert.Contains("<h3>w</h3>", html, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public void Reports_make_pages_without_an_error()
    {
        var data = Datasets.Moons(60, 0.1, seed: 1);
        List<ModelHealth> records = [];
        var model = Sequential
            .Input(2)
            .Dense(4, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(), Loss.BinaryCrossentropy, Metric.Accuracy)
            .Fit(data, epochs: 3, callbacks: [ModelHealth.Watch(data, records.Add)]);

        Assert.Empty(Open(Report.Of(model, data)).Console);
        Assert.Empty(Open(Report.Compare(("one", model), ("two", model))).Console);
        Assert.Empty(Open(ModelHealth.Page(records)).Console);
    }

    static (string Html, string[] Console) Open(HtmlPage page)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("page.html");
        page.Save(path);
        return Chromium.Open(path);
    }
}
