namespace Functional.Tests;

public sealed class HistogramBucketsTests
{
    static double[] Column(double[] rows, int column) => [.. rows.Chunk(3).Select(row => row[column])];

    [Fact]
    public void Thirty_buckets_of_equal_width_hold_the_numbers()
    {
        var rows = HistogramBuckets.Of([0, 1, 1.5, 2, 29, 30]);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (double)i), Column(rows, 0));
        Assert.Equal(Enumerable.Range(1, 30).Select(i => (double)i), Column(rows, 1));
        double[] counts = [1, 2, 1, .. new double[26], 2];
        Assert.Equal(counts, Column(rows, 2));
    }

    [Fact]
    public void One_number_is_counted_in_the_last_bucket()
    {
        var rows = HistogramBuckets.Of([0.25, 0.25]);
        Assert.All(Column(rows, 0).Concat(Column(rows, 1)), edge => Assert.Equal(0.25, edge));
        double[] counts = [.. new double[29], 2];
        Assert.Equal(counts, Column(rows, 2));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_in_no_bucket()
    {
        Assert.Equal(new double[90], HistogramBuckets.Of([]));
        Assert.Equal(new double[90], HistogramBuckets.Of([double.NaN, double.PositiveInfinity]));
        Assert.Equal(HistogramBuckets.Of([-1, 2]), HistogramBuckets.Of([-1, double.NaN, 2, double.NegativeInfinity]));
    }

    [Fact]
    public void The_edges_are_those_of_the_real_file()
    {
        var real = EventReader.Read(Testing.Golden.PathOf("tensorboard/train.tfevents"));
        var histograms = real.Where(e => e.Summary?.Value[0].Metadata.PluginData.PluginName == "histograms").ToList();
        Assert.Equal(12, histograms.Count);
        Assert.All(
            histograms.Select(EventReader.Doubles),
            rows =>
            {
                // Numbers that a float can hold, in buckets of float64: the same arithmetic gives the same edges.
                var mine = HistogramBuckets.Of([rows[0], rows[88]]);
                Assert.All(Column(rows, 0).Zip(Column(mine, 0)), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
                Assert.All(Column(rows, 1).Zip(Column(mine, 1)), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
            }
        );
    }
}
