using System.Text.Json;
using System.Text.RegularExpressions;

namespace Functional.Tests;

public sealed partial class TrainingMovieTests
{
    static readonly Dataset Moons = Datasets.Moons(40, 0.2, seed: 1);

    static Model Model =>
        Sequential
            .Input(2)
            .Dense(8, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(0.05), Loss.BinaryCrossentropy, Metric.BinaryAccuracy())
            .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed));

    [Fact]
    public void Recording_changes_nothing_of_the_training()
    {
        var movie = TrainingMovie.Record(Model, Moons, epochs: 5, batchSize: 16);

        Assert.Equal(Model.Fit(Moons, epochs: 5, batchSize: 16).Fingerprint, movie.Model.Fingerprint);
        Assert.Equal([0, 1, 2, 3, 4, 5], movie.Frames.Select(f => f.Epoch));
        Assert.Equal("movie of 6 frames, 5 epochs", movie.ToString());
    }

    [Fact]
    public void Every_frame_shows_the_model_as_it_was()
    {
        var movie = TrainingMovie.Record(Model, Moons, epochs: 3, batchSize: 16);

        var (x, y) = (movie.Frames[0].Regions.X, movie.Frames[0].Regions.Y);
        var second = Model.Fit(Moons, epochs: 2, batchSize: 16);
        Assert.Equal(Chart.RegionsOf(second, x, y, 120, 80), movie.Frames[2].Regions);
        Assert.Equal(second.History[1].ToString(), movie.Frames[2].Text);
        Assert.NotEqual(movie.Frames[0].Regions.Pixels, movie.Frames[3].Regions.Pixels);
    }

    [Fact]
    public void Long_trainings_show_some_epochs_the_last_among_them()
    {
        var movie = TrainingMovie.Record(Model, Moons, new FitOptions { Epochs = 245, BatchSize = 40 });

        Assert.Equal([0, 4, 8], movie.Frames.Take(3).Select(f => f.Epoch));
        Assert.Equal(245, movie.Frames[^1].Epoch);
        Assert.InRange(movie.ToPage().ToHtml().Length, 50_000, 1_000_000);
    }

    [Fact]
    public void A_movie_of_a_model_that_was_trained_before_goes_on_counting()
    {
        var movie = TrainingMovie.Record(Model.Fit(Moons, epochs: 2), Moons, epochs: 2);

        Assert.Equal([2, 3, 4], movie.Frames.Select(f => f.Epoch));
    }

    [Fact]
    public void The_page_has_a_line_for_every_frame_in_every_curve()
    {
        var html = TrainingMovie.Record(Model, Moons, new FitOptions { Epochs = 2, ValidationSplit = 0.25 }).ToPage("<Moons>").ToHtml();

        var data = JsonDocument.Parse(Data().Match(html).Groups[1].Value).RootElement;
        Assert.Equal(2, data.GetProperty("epochs").GetInt32());
        var frames = data.GetProperty("frames").EnumerateArray().ToList();
        Assert.Equal(3, frames.Count);
        var places = frames.Select(f => f.GetProperty("cursors")[1].GetProperty("x").GetDouble()).ToList();
        Assert.Equal(places.Order(), places);
        Assert.StartsWith("data:image/png;base64,", frames[0].GetProperty("image").GetString(), StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;Moons&gt;</h1>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_movie_is_saved_as_a_page()
    {
        using var folder = new TemporaryFolder();
        var movie = TrainingMovie.Record(Model, Moons, epochs: 1);

        movie.Save(folder.PathOf("moons.html"));

        Assert.Contains("<h1>moons</h1>", File.ReadAllText(folder.PathOf("moons.html")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => movie.Save(folder.PathOf("moons.svg")));
        Assert.Throws<ShapeException>(() => TrainingMovie.Record(Model, Datasets.Iris(), epochs: 1));
    }

    [GeneratedRegex("""<script type="application/json" id="frames">(.*?)</script>""")]
    private static partial Regex Data();
}
