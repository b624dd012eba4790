using FsCheck;
using FsCheck.Fluent;

namespace Functional.Tests;

public sealed class RowsTests
{
    static readonly Dataset Ten = Samples.Numbered(10).WithWeights(Tensor.Arange(10));

    [Fact]
    public void Take_and_skip_cut_at_a_row()
    {
        Assert.Equal([0, 1, 2], Samples.RowsOf(Ten.Take(3)));
        Assert.Equal([8, 9], Samples.RowsOf(Ten.Skip(8)));
        Assert.Equal([8f, 9f], Ten.Skip(8).Weights!.ToArray());
        Assert.Equal([2, 0], Ten.Skip(8).Y.ToArray<int>());
        Assert.Same(Ten, Ten.Take(10));
        Assert.Equal(0, Ten.Skip(10).Count);
    }

    [Fact]
    public void More_rows_than_there_are_cannot_be_taken()
    {
        var message = Samples.MessageOf<ArgumentOutOfRangeException>(() => Ten.Take(11));

        Assert.Contains("take: the count must be from 0 to the number of rows, 10; got count 11.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Skip(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.SplitAt(11));
    }

    [Fact]
    public void Rows_come_by_range_and_by_position()
    {
        Assert.Equal([3, 4], Samples.RowsOf(Ten.Rows(3..5)));
        Assert.Equal([9], Samples.RowsOf(Ten.Rows(^1..)));
        Assert.Equal([7, 0, 7], Samples.RowsOf(Ten.Rows([7, 0, 7])));
        Assert.Equal([7f, 0f, 7f], Ten.Rows(Tensor.Of(7, 0, 7)).Weights!.ToArray());
    }

    [Fact]
    public void Positions_are_checked()
    {
        Assert.Contains(
            "10..11 is outside the rows",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => Ten.Rows(10..11)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "position 10 at [1] is not one of the 10 rows",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => Ten.Rows([0, 10])),
            StringComparison.Ordinal
        );
        Assert.Contains("use a range", Samples.MessageOf<ShapeException>(() => Ten.Rows(3)), StringComparison.Ordinal);
        Assert.Contains("0.5 at [0] is not a whole", Samples.MessageOf<ArgumentException>(() => Ten.Rows([0.5])), StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_follow_each_other_and_the_last_may_be_smaller()
    {
        Assert.Equal([4, 4, 2], Ten.Batches(4).Select(b => b.Count));
        Assert.Equal([4, 4], Ten.Batches(4, dropRemainder: true).Select(b => b.Count));
        Assert.Equal([10], Ten.Batches(100).Select(b => b.Count));
        Assert.Equal([5, 5], Ten.Batches(5, dropRemainder: true).Select(b => b.Count));
        Assert.Equal([8, 9], Samples.RowsOf(Ten.Batches(4).Last()));
    }

    [Fact]
    public void Batches_that_cannot_be_made_are_refused_before_the_first_is_asked_for()
    {
        Assert.Contains(
            "batches: size must be at least 1; got size 0.",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => Ten.Batches(0)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "there are no rows",
            Samples.MessageOf<InvalidOperationException>(() => Ten.Take(0).Batches(2)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no batch is left",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => Ten.Batches(11, dropRemainder: true)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Neighbouring_rows_share_memory()
    {
        var part = Ten.Rows(2..5).X.AsSpan<float>();

        Assert.True(Ten.X.AsSpan<float>().Overlaps(part, out var offset));
        Assert.Equal(4, offset);
    }

    [Fact]
    public void Shuffling_keeps_rows_whole_and_depends_on_the_seed_alone()
    {
        var shuffled = Ten.Shuffle(3);

        Assert.Equal(Enumerable.Range(0, 10), Samples.RowsOf(shuffled).Order());
        Assert.Equal(Samples.RowsOf(shuffled).Select(i => (float)i), shuffled.Weights!.ToArray());
        Assert.Equal(Samples.RowsOf(shuffled).Select(i => i % 3), shuffled.Y.ToArray<int>());
        Assert.Equal(shuffled, Ten.Shuffle(Key.Of(3)));
        Assert.NotEqual(shuffled, Ten.Shuffle(4));
    }

    [Fact]
    public void Batches_joined_are_the_data_set_again()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(1, 40).Two().ToArbitrary(),
                pair =>
                {
                    var data = Samples.Numbered(pair.Item1).WithWeights(Tensor.Arange(pair.Item1));
                    Dataset[] batches = [.. data.Batches(pair.Item2)];
                    return batches[0].Concat(batches[1..]) == data && batches.Length == (pair.Item1 + pair.Item2 - 1) / pair.Item2;
                }
            )
        );
    }

    [Fact]
    public void Only_like_is_joined_to_like()
    {
        var plain = Samples.Numbered(4);

        Assert.Contains(
            "rows must agree in names, types and shapes; got first 4 rows: float32[4, 2] → int32[4], part 1 4 rows: ",
            Samples.MessageOf<ArgumentException>(() => plain.Concat(plain.OneHot(3))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "either all parts have weights",
            Samples.MessageOf<ArgumentException>(() => plain.Concat(plain, plain.WithWeights(Tensor.Ones(4)))),
            StringComparison.Ordinal
        );
        Assert.Equal([0, 1, 2, 3, 0], Samples.RowsOf(plain.Concat(plain.Take(1))));
    }
}
