using System.Xml.Linq;

namespace Functional.Tests;

public sealed class LineChartTests
{
    [Fact]
    public void A_line_of_very_many_points_is_thinned_to_what_can_be_seen()
    {
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => (double)i)];
        double[] y = [.. x.Select(v => Math.Sin(v / 50) + (v == 54_321 ? 40 : 0))];

        var svg = Chart.Line(x, y).ToSvg();

        Assert.InRange(svg.Length, 5_000, 60_000);
        // The one point that sticks out is there.
        var thinned = LineThinning.Of(x.Zip(y).Select(p => (p.First * 600 / 100_000, p.Second)));
        Assert.Equal(y.Max(), thinned.Max(p => p.Y));
        Assert.Equal(y.Min(), thinned.Min(p => p.Y));
        Assert.InRange(thinned.Count, 600, 2400);
    }

    [Fact]
    public void Thinning_keeps_the_first_the_lowest_the_highest_and_the_last_of_a_column()
    {
        (double, double)[] points = [(1.1, 5), (1.2, 9), (1.3, 6), (1.4, 1), (1.5, 4), (1.6, 4), (2.1, 7)];

        Assert.Equal([(1.1, 5), (1.2, 9), (1.4, 1), (1.6, 4), (2.1, 7)], LineThinning.Of(points));
    }

    [Fact]
    public void A_line_is_broken_where_a_value_is_missing_and_the_chart_says_so()
    {
        var chart = Chart.Line([1, 2, double.NaN, 3, double.PositiveInfinity, 4]);

        var path = XDocument.Parse(chart.ToSvg()).Descendants().Single(e => e.Name.LocalName == "path").Attribute("d")!.Value;

        Assert.Equal(3, path.Count(c => c == 'M'));
        Assert.Contains("2 points are left out: not finite.", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_is_not_positive()
    {
        var svg = Chart.Line([0, 1, 10, 100]).WithAxes(yLog: true).ToSvg();

        Assert.Contains("1 point is left out: not finite, or not above 0 on a logarithmic axis.", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 3.0 })]
    [InlineData(new[] { 2.0, 2.0, 2.0 })]
    [InlineData(new[] { double.NaN, double.NaN })]
    [InlineData(new[] { 1e300, -1e300 })]
    [InlineData(new[] { 1e-300, 2e-300 })]
    public void Odd_values_make_a_chart(double[] y)
    {
        Assert.NotNull(XDocument.Parse(Chart.Line(y).ToSvg()).Root);
        Assert.NotNull(XDocument.Parse(Chart.Line(y).WithAxes(xLog: true, yLog: true).ToSvg()).Root);
    }

    [Fact]
    public void Changes_return_another_chart_of_the_same_kind()
    {
        LineChart chart = Chart.Line([1.0, 2]);
        LineChart changed = chart
            .With(title: "a", xLabel: "b", yLabel: "c", width: 300, height: 200)
            .WithAxes(yFrom: 0, yTo: 5, yLog: false);

        Assert.Equal("", chart.Title);
        Assert.Equal(("a", "b", "c", 300, 200), (changed.Title, changed.XLabel, changed.YLabel, changed.Width, changed.Height));
        Assert.Equal(new Axis(0, 5), changed.Y);
        Assert.Equal("a", changed.ToString());
        Assert.Equal("Line chart", chart.ToString());
        Assert.Equal(chart, Chart.Line([1.0, 2]));
    }

    [Fact]
    public void Limits_cut_off_what_lies_outside()
    {
        var layout = Chart.Line([0.0, 10]).WithAxes(yFrom: 2, yTo: 4).Layout();

        Assert.Equal((2, 4), (layout.Y.Domain.Low, layout.Y.Domain.High));
    }

    [Fact]
    public void Wrong_input_is_explained()
    {
        Assert.Contains(
            "Line: x and y have as many elements; got x 2, y 3.",
            Assert.Throws<ArgumentException>(() => Chart.Line([1, 2], [1.0, 2, 3])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "y is a vector [n] or a column [n, 1]",
            Assert.Throws<ShapeException>(() => Chart.Line(Tensor.Zeros(2, 3))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "WithAxes: an axis begins before it ends",
            Assert.Throws<ArgumentException>(() => Chart.Line([1.0]).WithAxes(xFrom: 3, xTo: 3)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a logarithmic axis begins above 0",
            Assert.Throws<ArgumentException>(() => Chart.Line([1.0]).WithAxes(yFrom: 0, yLog: true)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Line([1.0]).With(width: 3));
        Assert.Throws<ArgumentException>(() => Chart.Lines());
    }
}
