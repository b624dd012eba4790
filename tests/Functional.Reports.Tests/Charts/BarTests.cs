namespace Functional.Tests;

public sealed class BarTests
{
    [Fact]
    public void Bars_stand_on_zero_and_tell_their_values()
    {
        var chart = Chart.Bars(("up", 2), ("down", -1), ("none", double.NaN));
        var (_, _, _, y, _) = chart.Layout();

        Assert.True(y.Domain is { Low: < -1, High: > 2 });
        Assert.Contains("<title>up: 2</title>", chart.ToSvg(), StringComparison.Ordinal);
        Assert.Contains("none is left out: its value is NaN.", chart.ToSvg(), StringComparison.Ordinal);
        Assert.Equal(0, Chart.Bars(("a", 3)).Layout().Y.Domain.Low);
    }

    [Fact]
    public void Many_long_names_are_slanted_and_thinned()
    {
        var bars = Enumerable.Range(0, 120).Select(i => ($"the feature of number {i}", (double)i));
        var (frame, _, labels, _, _) = Chart.Bars([.. bars]).Layout();

        Assert.True(labels.IsSlanted);
        Assert.InRange(labels.Labels.Count, 10, 60);
        Assert.True(labels.Overhang <= frame.Plot.X);
    }

    [Fact]
    public void A_histogram_counts_every_value_once()
    {
        double[] values = [0, 0.1, 0.9, 1, 1, 2, double.NaN];

        Assert.Equal([3, 3], Chart.Histogram(values, bins: 2).Counts);
        Assert.Equal([2, 1, 2, 1], Chart.Histogram(values, bins: 4).Counts);
        Assert.Contains("1 point is left out", Chart.Histogram(values).ToSvg(), StringComparison.Ordinal);
        Assert.Equal(2000, Chart.Histogram(Gallery.Bell(2000)).Counts.Sum());
        Assert.InRange(Chart.Histogram(Gallery.Bell(2000)).Bins, 20, 60);
        Assert.Equal(6, Chart.Histogram(Tensor.Zeros(2, 3)).Counts.Sum());
    }

    [Fact]
    public void Wrong_input_is_explained()
    {
        Assert.Contains("there is nothing to show", Assert.Throws<ArgumentException>(() => Chart.Bars()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.Histogram(Array.Empty<double>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Histogram([1.0], bins: 0));
    }
}
