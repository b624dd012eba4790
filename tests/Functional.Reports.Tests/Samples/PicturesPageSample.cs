namespace Functional.Tests;

/// <summary>What the page about pictures shows, as it is written there.</summary>
[Collection(TemporaryFolder.Current)]
public sealed class PicturesPageSample
{
    [Fact]
    public void What_is_written_for_matplotlib_has_a_word()
    {
        double[] x = [0, 1, 2, 3];
        double[] z = [0.5, 0.6, 0.8, 0.9];
        var (y, values) = (x, z);
        var (trained, data) = Small();
        var matrix = Tensor.Of(
            new double[,]
            {
                { 1, 2 },
                { 3, 4 },
            }
        );
        var digits = Datasets.Digits();
        var first = Chart.Line(x, y, "sine").Add(x, z, "cosine", dashed: true);
        var second = Chart.Bars(("Adam", 0.97), ("SGD", 0.93));
        Picture[] pictures =
        [
            Chart.LearningCurves(trained.History),
            Chart.Scatter(data),
            Chart.Histogram(values, bins: 30),
            Chart.HeatMap(matrix),
            Chart.DecisionRegions(trained, data),
            Chart.Images(digits.X[..20], digits.Y[..20]),
            Chart.Function(Activation.Relu),
            Chart.Columns(first, second),
            Chart.Rows(first, second),
            first.With(title: "Waves", xLabel: "t", width: 600, height: 400),
            first.WithAxes(yFrom: 0, yTo: 1, xLog: true),
            Drawing.Of(trained),
            Drawing.Of(trained, expandNested: true),
            .. Judged(Tensor.Of([0.0, 1, 1]), Tensor.Of([0.0, 1, 0])),
        ];

        Assert.All(pictures, picture => Assert.StartsWith("<svg ", picture.ToSvg(), StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_and_pages_become_files()
    {
        using var folder = new TemporaryFolder();
        var here = Directory.GetCurrentDirectory();
        var (trained, data) = Small();
        var sgd = trained.WithOptimizer(Optimizer.Sgd(0.1)).Fit(data, epochs: 2);
        Directory.SetCurrentDirectory(folder.Path);
        try
        {
            Chart.LearningCurves(trained.History).Save("curves.svg"); // .svg or .html, as the name says
            Chart.Compare("loss", ("Adam", trained.History), ("SGD", sgd.History)).Save("compare.html");
            Chart.DecisionRegions(trained, data).Save("regions.svg"); // and .Show() opens the browser
            var model = trained;
            TrainingMovie.Record(model, Datasets.Moons(200, 0.2), epochs: 100).Save("moons.html");
            Chart.Line([1.0, 2]).Save("waves.svg");
            new HtmlPage("Digits")
                .Heading("Curves")
                .Picture(Chart.LearningCurves(trained.History))
                .Heading("Summary")
                .Preformatted(trained.Summary())
                .Save("digits.html");
        }
        finally
        {
            Directory.SetCurrentDirectory(here);
        }
        Assert.Equal(6, Directory.GetFiles(folder.Path).Length);
    }

    static Picture[] Judged(Tensor y, Tensor predicted) =>
        [Chart.Confusion(ConfusionMatrix.Of(y, predicted)), Chart.PredictionError(y, predicted)];

    static (Model, Dataset) Small()
    {
        var data = Datasets.Moons(40, 0.1);
        var model = Sequential
            .Input(2)
            .Dense(4, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(), Loss.BinaryCrossentropy);
        return (model.Fit(data, epochs: 2), data);
    }
}
