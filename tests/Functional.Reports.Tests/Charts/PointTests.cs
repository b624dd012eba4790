using System.Xml.Linq;

namespace Functional.Tests;

public sealed class PointTests
{
    [Fact]
    public void Very_many_points_make_a_small_picture()
    {
        var values = Gallery.Bell(200_000);

        var svg = Chart.Scatter(values[..100_000], values[100_000..]).ToSvg();

        Assert.InRange(svg.Length, 50_000, 1_000_000);
        Assert.DoesNotContain(XDocument.Parse(svg).Descendants(), e => e.Name.LocalName == "circle");
    }

    [Fact]
    public void Few_points_tell_their_numbers()
    {
        var svg = Chart.Scatter([1, 2.5], [3, double.NaN]).ToSvg();

        Assert.Contains("<title>(1, 3)</title>", svg, StringComparison.Ordinal);
        Assert.Contains("1 point is left out", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_have_colours_and_from_the_ninth_on_another_shape()
    {
        double[] place = [.. Enumerable.Range(0, 10).Select(i => (double)i)];
        var x = Tensor.Of(place);

        var chart = Chart.Scatter(x, x, x, ["zero", "<one>"]);

        Assert.Equal(["zero", "<one>", "class 2"], chart.Classes.Take(3).Select(c => c.Name));
        var marks = XDocument
            .Parse(chart.ToSvg())
            .Descendants()
            .Where(e => e.Name.LocalName == "title")
            .Select(e => e.Parent!.Name.LocalName);
        Assert.Equal([.. Enumerable.Repeat("circle", 8), "rect", "rect"], marks);
    }

    [Fact]
    public void Predictions_and_truth_share_one_range_with_a_diagonal()
    {
        var chart = Chart.PredictionError(Tensor.Of([1.0, 2.0]), Tensor.Of([0.0, 5.0]));
        var layout = chart.Layout();

        Assert.True(layout.X.Domain is { Low: < 0, High: > 5 } && layout.Y.Domain is { Low: < 0, High: > 5 });
        Assert.Contains("predicted = actual", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_show_the_class_that_the_model_predicts()
    {
        // A model that says class 1 to the right of x = 0, and is sure of it.
        var model = Sequential.Input(2).Dense(1, Activation.Sigmoid, name: "out").Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy);
        model = model.WithParameters(
            Parameters.Of(
                (
                    "out/kernel",
                    [
                        [50.0],
                        [0.0],
                    ]
                ),
                ("out/bias", [0.0])
            )
        );

        var raster = Chart.RegionsOf(model, new(-1, 1), new(-1, 1), 10, 4).Pixels;

        var (left, right) = (Theme.Light.Series[0], Theme.Light.Series[1]);
        Assert.Equal((10, 4), (raster.Width, raster.Height));
        Assert.Equal((left.R, left.G, left.B), (raster[0, 0, 0], raster[0, 0, 1], raster[0, 0, 2]));
        Assert.Equal((right.R, right.G, right.B), (raster[3, 9, 0], raster[3, 9, 1], raster[3, 9, 2]));
        Assert.True(raster[0, 0, 3] > 90);
    }

    [Fact]
    public void Regions_of_several_classes_and_of_logits_are_shown_as_well()
    {
        var model = Sequential.Input(2).Dense(3, name: "out").Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy.FromLogits());
        model = model.WithParameters(
            Parameters.Of(
                (
                    "out/kernel",
                    [
                        [0.0, 0, 90],
                        [0.0, 90, 0],
                    ]
                ),
                ("out/bias", [0.0, 0, 0])
            )
        );

        var raster = Chart.RegionsOf(model, new(-1, 1), new(-1, 1), 8, 8).Pixels;

        byte[] reds = [.. new[] { (7, 0), (0, 0), (7, 7) }.Select(p => raster[p.Item1, p.Item2, 0])];
        Assert.Equal([Theme.Light.Series[0].R, Theme.Light.Series[1].R, Theme.Light.Series[2].R], reds);
    }

    [Fact]
    public void Wrong_input_is_explained()
    {
        var iris = Datasets.Iris();
        Assert.Contains(
            "Scatter: the inputs are two features, [n, 2]",
            Assert.Throws<ShapeException>(() => Chart.Scatter(iris)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "labels are whole numbers from 0; got label -1.",
            Assert.Throws<ArgumentException>(() => Chart.Scatter(Tensor.Of([1.0]), Tensor.Of([1.0]), Tensor.Of([-1.0]))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Chart.Scatter(Tensor.Of([1.0]), Tensor.Of([1.0]), Tensor.Of([1.0, 2.0])));
        Assert.Throws<ArgumentException>(() => Chart.PredictionError(Tensor.Of([1.0]), Tensor.Of([1.0, 2.0])));
    }
}
