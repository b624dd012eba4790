using System.Globalization;

namespace Functional;

/// <summary>
/// How a classifier of two features learns, epoch by epoch, as one HTML page with a slider: where it sees which class, and the curves of
/// loss and metrics. <c>TrainingMovie.Record(model, Datasets.Moons(200), epochs: 100).Save("moons.html")</c>.
/// </summary>
public sealed record TrainingMovie
{
    /// <summary>More frames than this show nothing more; of longer trainings some epochs are shown.</summary>
    private const int MostFrames = 80;

    private const int Columns = 120;
    private const int Rows = 80;
    private const int MostCurves = 3;

    private TrainingMovie(Model trained, Dataset data, Sequence<MovieFrame> frames) => (Model, Data, Frames) = (trained, data, frames);

    /// <summary>The model at the end.</summary>
    public Model Model { get; }

    /// <summary>The data it learned from.</summary>
    public Dataset Data { get; }

    /// <summary>The pictures: before the training, then after the epochs that are shown.</summary>
    internal Sequence<MovieFrame> Frames { get; }

    /// <summary>Trains a model and records it.</summary>
    /// <param name="model">A model with one input [n, 2] and one output: a probability [n, 1], or one for each class [n, c].</param>
    /// <param name="data">Inputs [n, 2] and labels [n] or [n, 1].</param>
    /// <param name="epochs">How many epochs.</param>
    /// <param name="batchSize">Rows of a step.</param>
    /// <exception cref="ShapeException">There are not two features, or the targets are not one label a row.</exception>
    public static TrainingMovie Record(Model model, Dataset data, int epochs, int batchSize = 32) =>
        Record(model, data, new FitOptions { Epochs = epochs, BatchSize = batchSize });

    /// <summary>Trains a model and records it.</summary>
    /// <param name="model">A model with one input [n, 2] and one output: a probability [n, 1], or one for each class [n, c].</param>
    /// <param name="data">Inputs [n, 2] and labels [n] or [n, 1].</param>
    /// <param name="options">How to train, callbacks of one's own included.</param>
    /// <exception cref="ShapeException">There are not two features, or the targets are not one label a row.</exception>
    public static TrainingMovie Record(Model model, Dataset data, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var points = Chart.TwoFeatures(nameof(TrainingMovie), data);
        ChartRules.RequireAny(nameof(TrainingMovie), nameof(data), points.Count);
        var (x, y) = (RasterRange.Around(points.Select(p => p.X)), RasterRange.Around(points.Select(p => p.Y)));
        var stride = ((options.Epochs - 1) / MostFrames) + 1;
        var before = model.History.Epochs;
        var frames = new List<MovieFrame> { FrameOf(model, before, "before the training") };
        var recorder = Callback.OnEpochEnd(e =>
        {
            var done = e.Epoch + 1 - before;
            if (done % stride == 0 || done == options.Epochs)
            {
                frames.Add(FrameOf(e.Model, e.Epoch + 1, e.Logs.ToString()));
            }
        });
        var trained = model.Fit(data, options with { Callbacks = [.. options.Callbacks, recorder] });
        return new(trained, data, [.. frames]);

        MovieFrame FrameOf(Model now, int epoch, string text) => new(epoch, Chart.RegionsOf(now, x, y, Columns, Rows), text);
    }

    /// <summary>
    /// The page: play and stop by the button or the space bar, step by the slider or the keys ← and →. It opens offline.
    /// </summary>
    /// <param name="title">What stands at its top.</param>
    public HtmlPage ToPage(string title = "Training")
    {
        var regions = Chart.Scatter(Data) with { Regions = Frames[^1].Regions, Width = 520, Height = 440 };
        LineChart[] curves =
        [
            .. Chart
                .Metrics(Model.History)
                .Take(MostCurves)
                .Select(metric => Chart.LearningCurve(Model.History, metric).With(width: 400, height: 216)),
        ];
        return MoviePage.Of(title, regions, curves, Frames);
    }

    /// <summary>Writes the page into a file, whose name must end in <c>.html</c>.</summary>
    /// <param name="path">The path of the file, which is there whole or not at all; an existing one is replaced.</param>
    /// <exception cref="ArgumentException">The path ends otherwise.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ToPage(Path.GetFileNameWithoutExtension(path)).Save(path);
    }

    /// <summary>Opens the page in the browser, or prints where it is.</summary>
    public void Show() => ToPage().Show();

    /// <summary>How many pictures there are, and of what.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"movie of {Frames.Count} frames, {Model.History.Epochs} epochs");
}

/// <summary>One picture of a movie.</summary>
/// <param name="Epoch">How many epochs have been trained.</param>
/// <param name="Regions">Where the model sees which class.</param>
/// <param name="Text">Loss and metrics.</param>
internal sealed record MovieFrame(int Epoch, RegionRaster Regions, string Text);
