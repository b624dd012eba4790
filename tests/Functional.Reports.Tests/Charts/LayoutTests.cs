using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Functional.Tests;

/// <summary>Where things stand: nothing covers anything else, nothing leaves the picture.</summary>
public sealed class LayoutTests
{
    static readonly Gen<string> Words = Gen.Elements(
        "a",
        "one",
        "AveBedrms",
        "a name of several words",
        "ein sehr langer Name, der nie passt",
        "漢字"
    );

    static readonly Gen<double[]> Values = Gen.Choose(-100000, 100000)
        .SelectMany(size => Gen.Choose(-99, 99).Select(v => (v / 10.0) + size).ListOf(5))
        .Select(list => list.ToArray());

    static readonly Gen<XyChart> Charts =
        from y in Values
        from width in Gen.Choose(100, 1200)
        from height in Gen.Choose(80, 900)
        from title in Words
        from names in Words.ListOf(4)
        from label in Words
        select names
            .Aggregate(Chart.Line(y, "first"), (chart, name) => chart.Add(y.Select(v => v * 2), y, name))
            .With(title, label, label, width, height) as XyChart;

    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Fact]
    public void Labels_of_axes_do_not_touch_each_other() =>
        Prop.ForAll(
                Charts.ToArbitrary(),
                chart =>
                {
                    var layout = chart.Layout();
                    return AreApart(layout.XLabels.Labels.Select(l => (l.Pixel, AxisLabels.WidthOf(l.Text))))
                        && AreApart(layout.YLabels.Select(l => (l.Pixel, 12.0)));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Labels_and_legend_stay_inside_the_picture() =>
        Prop.ForAll(
                Charts.ToArbitrary(),
                chart =>
                {
                    var layout = chart.Layout();
                    var (size, plot) = (layout.Frame.Size, layout.Frame.Plot);
                    var left = layout.YLabels.All(l => plot.X - 8 - AxisLabels.WidthOf(l.Text) >= 0);
                    var right = layout.XLabels.Labels.All(l => plot.X + l.Pixel + (AxisLabels.WidthOf(l.Text) / 2) <= size.Width);
                    var legend = layout.Frame.Legend.Rows.All(row =>
                        Frame.Rim + row[^1].X + Legend.SignWidth + TextWidth.Of(row[^1].Entry.Text) <= size.Width
                    );
                    return left && legend && (right || size.Width < 200);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Names_below_bars_do_not_touch_each_other() =>
        Prop.ForAll(
                (from names in Words.NonEmptyListOf() from width in Gen.Choose(100, 1200) select (names, width)).ToArbitrary(),
                t =>
                {
                    var labels = AxisLabels.OfNames([.. t.names], new BandScale(t.names.Count, 0, t.width));
                    var room = labels.IsSlanted ? 19.0 : 0;
                    return AreApart(labels.Labels.Select(l => (l.Pixel, labels.IsSlanted ? room : AxisLabels.WidthOf(l.Text))));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [MemberData(nameof(Names))]
    public void Marks_lie_inside_their_plot(string name)
    {
        var windows = XDocument.Parse(Gallery.Svg(name)).Root!.Descendants().Where(e => e.Name.LocalName == "svg");

        foreach (var window in windows)
        {
            var (width, height) = (Number(window, "width"), Number(window, "height"));
            foreach (var mark in window.Descendants().Where(e => e.Name.LocalName is "circle"))
            {
                Assert.InRange(Number(mark, "cx"), 0, width);
                Assert.InRange(Number(mark, "cy"), 0, height);
            }
            foreach (var mark in window.Descendants().Where(e => e.Name.LocalName is "rect" && e.Parent!.Name.LocalName == "g"))
            {
                Assert.InRange(Number(mark, "x"), 0, width);
                Assert.InRange(Number(mark, "y") + Number(mark, "height"), 0, height + 0.02);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_begin_inside_the_picture(string name)
    {
        var root = XDocument.Parse(Gallery.Svg(name)).Root!;
        var (width, height) = (Number(root, "width"), Number(root, "height"));

        foreach (var text in root.Descendants().Where(e => e.Name.LocalName == "text" && e.Attribute("transform") is null))
        {
            var (dx, dy) = Moved(text);
            Assert.InRange(Number(text, "x") + dx, 0, width);
            Assert.InRange(Number(text, "y") + dy, 0, height);
        }
    }

    static (double X, double Y) Moved(XElement element)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var transform in element.Ancestors().Select(e => (string?)e.Attribute("transform")).OfType<string>())
        {
            var numbers = transform["translate(".Length..^1]
                .Split(' ')
                .Select(n => double.Parse(n, CultureInfo.InvariantCulture))
                .ToArray();
            (x, y) = (x + numbers[0], y + numbers[1]);
        }
        return (x, y);
    }

    static bool AreApart(IEnumerable<(double Pixel, double Extent)> labels)
    {
        var all = labels.ToList();
        return all.Zip(all.Skip(1)).All(p => p.Second.Pixel - p.First.Pixel >= (p.First.Extent + p.Second.Extent) / 2);
    }

    static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
