namespace Functional.Tests;

public sealed class DatasetStreamsTests
{
    static readonly Dataset Rows = Dataset.Of(
        Tensor.Of([.. Enumerable.Range(0, 23).Select(i => (float)i)], Shape.Of(23, 1)),
        Tensor.Zeros(Shape.Of(23))
    );

    static IEnumerable<Dataset> Parts(params int[] sizes)
    {
        var start = 0;
        foreach (var size in sizes)
        {
            yield return Rows.Rows(start..(start + size));
            start += size;
        }
    }

    static float[] Numbers(IEnumerable<Dataset> batches) => [.. batches.SelectMany(batch => batch.X.ToArray())];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(23)]
    [InlineData(100)]
    public void Batches_have_one_size_wherever_parts_end(int size)
    {
        foreach (int[] sizes in new int[][] { [23], [5, 1, 1, 9, 7], [1, 1, 1, 20], [11, 12] })
        {
            Dataset[] batches = [.. Parts(sizes).InBatches(size)];

            Assert.Equal(Rows.Batches(size).Select(batch => batch.Count), batches.Select(batch => batch.Count));
            Assert.Equal(Rows.X.ToArray(), Numbers(batches));
        }
    }

    [Fact]
    public void A_smaller_last_batch_can_be_left_out() =>
        Assert.Equal([10, 10], Parts(12, 11).InBatches(10, dropRemainder: true).Select(batch => batch.Count));

    [Fact]
    public void Parts_are_read_when_they_are_asked_for()
    {
        var read = 0;
        IEnumerable<Dataset> Counted() => Parts(5, 5, 5, 8).Select(part => (read++, part).part);

        var first = Counted().InBatches(4).First();

        Assert.Equal(4, first.Count);
        Assert.Equal(1, read);
    }

    [Fact]
    public void Every_pass_has_an_order_of_its_own_which_batches_keep()
    {
        var stream = Assert.IsAssignableFrom<IDatasetPasses>(Parts(5, 5, 13).ToArray().ShuffleRows(10, seed: 3).InBatches(4));

        Assert.Equal(Numbers(stream), Numbers(stream.Pass(0)));
        Assert.Equal(Numbers(stream.Pass(2)), Numbers(stream.Pass(2)));
        Assert.Equal(3, new[] { 0, 1, 2 }.Select(pass => string.Join(' ', Numbers(stream.Pass(pass)))).Distinct().Count());
        Assert.Equal(Rows.X.ToArray(), Numbers(stream.Pass(1)).Order());
        Assert.Equal([4, 4, 4, 4, 4, 3], stream.Pass(1).Select(batch => batch.Count));
        Assert.IsNotAssignableFrom<IDatasetPasses>(Parts(23).InBatches(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Pass(-1));
    }

    [Fact]
    public void Windows_are_shuffled_by_the_seed_alone()
    {
        var shuffled = Numbers(Parts(5, 5, 13).ShuffleRows(10, seed: 3));

        Assert.Equal(shuffled, Numbers(Parts(23).ShuffleRows(10, seed: 3)));
        Assert.NotEqual(shuffled, Numbers(Parts(23).ShuffleRows(10, seed: 4)));
        Assert.Equal(Rows.X.ToArray(), shuffled.Order());
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (float)i), shuffled[..10].Order());
        Assert.NotEqual(shuffled[..10].Order(), shuffled[..10]);
    }

    [Fact]
    public void Endless_passes_follow_one_another()
    {
        var two = DatasetStreams.Endless(pass => Parts(23).ShuffleRows(23, seed: pass)).Take(2);

        Assert.Equal([.. Numbers(Parts(23).ShuffleRows(23, seed: 0)), .. Numbers(Parts(23).ShuffleRows(23, seed: 1))], Numbers(two));
    }

    [Fact]
    public void A_pass_without_a_batch_is_an_error_and_not_a_loop_without_end()
    {
        var error = Assert.Throws<InvalidOperationException>(() => DatasetStreams.Endless(_ => []).First());

        Assert.Contains("pass 0 has no batch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_sizes_and_parts_that_differ_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Parts(23).InBatches(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Parts(23).ShuffleRows(0));
        Dataset wider = (Tensor.Zeros(3, 2), Tensor.Zeros(Shape.Of(3)));
        Assert.Throws<ArgumentException>(() => Parts(3).Append(wider).InBatches(5).ToArray());
    }
}
