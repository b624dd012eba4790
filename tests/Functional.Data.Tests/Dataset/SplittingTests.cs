using FsCheck;
using FsCheck.Fluent;

namespace Functional.Tests;

public sealed class SplittingTests
{
    // Sizes as scikit-learn's train_test_split gives them.
    [Theory]
    [InlineData(1797, 0.2, 1437, 360)]
    [InlineData(1437, 0.2, 1149, 288)]
    [InlineData(20640, 0.25, 15480, 5160)]
    [InlineData(15480, 0.25, 11610, 3870)]
    [InlineData(17, 0.2, 13, 4)]
    [InlineData(150, 0.25, 112, 38)]
    public void Split_rounds_the_second_part_up(int count, double share, int train, int test)
    {
        var parts = Samples.Numbered(count).Split(share);

        Assert.Equal((train, test), (parts.Train.Count, parts.Test.Count));
    }

    [Fact]
    public void Split_gives_every_row_to_one_part_and_repeats_itself()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(4, 60).Two().ToArbitrary(),
                pair =>
                {
                    var (count, seed) = pair;
                    var data = Samples.Numbered(count);
                    var (train, test) = data.Split(test: 0.3, seed: seed);
                    var rows = Samples.RowsOf(train).Concat(Samples.RowsOf(test)).Order();
                    return rows.SequenceEqual(Enumerable.Range(0, count)) && (train, test) == data.Split(0.3, seed);
                }
            )
        );
    }

    [Fact]
    public void The_second_part_comes_first_in_the_permutation()
    {
        var (train, test) = Samples.Numbered(10).Split(0.2, 7);
        int[] order = Key.Of(7).Permutation(10).ToArray<int>();

        Assert.Equal(order[..2], Samples.RowsOf(test));
        Assert.Equal(order[2..], Samples.RowsOf(train));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(20)]
    [InlineData(double.NaN)]
    public void A_share_lies_between_0_and_1(double share)
    {
        var data = Samples.Numbered(10);

        Assert.Contains(
            "split: test must be a share between 0 and 1",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => data.Split(share)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "split last: fraction must be a share",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => data.SplitLast(share)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_part_without_rows_is_refused()
    {
        var one = Samples.Numbered(1);

        Assert.Contains(
            "the parts would have 0 and 1 rows",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => one.Split(0.2)),
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidOperationException>(() => one.Take(0).Split(0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.SplitLast(0.2));
        Assert.Throws<InvalidOperationException>(() => one.Take(0).SplitLast(0.2));
    }

    // ⌊n · (1 − f)⌋ in doubles, as Keras' validation_split.
    [Theory]
    [InlineData(10, 0.2, 8)]
    [InlineData(1437, 0.2, 1149)]
    [InlineData(7, 0.5, 3)]
    [InlineData(100, 0.29, 71)]
    [InlineData(20, 0.9, 1)]
    public void SplitLast_keeps_the_order_and_takes_the_end(int count, double fraction, int first)
    {
        var (train, validation) = Samples.Numbered(count).SplitLast(fraction);

        Assert.Equal(Enumerable.Range(0, first), Samples.RowsOf(train));
        Assert.Equal(Enumerable.Range(first, count - first), Samples.RowsOf(validation));
    }

    [Fact]
    public void SplitAt_cuts_in_order()
    {
        var (first, second) = Samples.Numbered(5).SplitAt(2);

        Assert.Equal([0, 1], Samples.RowsOf(first));
        Assert.Equal([2, 3, 4], Samples.RowsOf(second));
    }

    // scikit-learn: 7, 2 and 11 rows, 15 of 20 for training: due 5.25, 1.5, 8.25, so 5, 2, 8.
    [Fact]
    public void A_stratified_split_gives_every_class_its_share()
    {
        int[] labels = [.. Enumerable.Repeat(0, 7), .. Enumerable.Repeat(5, 2), .. Enumerable.Repeat(-1, 11)];
        var data = Dataset.Of(Samples.Numbered(20).X, Tensor.Of(labels));

        for (var seed = 0; seed < 5; seed++)
        {
            var (train, test) = data.Split(0.25, seed, stratify: true);

            Assert.Equal([(-1, 8), (0, 5), (5, 2)], train.Y.ToArray<int>().CountBy(l => l).Select(c => (c.Key, c.Value)).Order());
            Assert.Equal([(-1, 3), (0, 2)], test.Y.ToArray<int>().CountBy(l => l).Select(c => (c.Key, c.Value)).Order());
            Assert.Equal(Enumerable.Range(0, 20), Samples.RowsOf(train).Concat(Samples.RowsOf(test)).Order());
        }
    }

    [Fact]
    public void Stratified_folds_need_one_class_at_least_with_a_row_for_each()
    {
        Dataset Data(params int[] labels) => Dataset.Of(Tensor.Zeros(labels.Length, 1), Tensor.Of(labels));

        Assert.Contains(
            "no class has as many rows as there are folds; got folds 4, rows of the smallest class 2",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => Data(0, 0, 0, 1, 1).Folds(4, stratify: true)),
            StringComparison.Ordinal
        );
        Assert.Equal([1, 1, 0], Data(0, 0, 0, 1, 1).Folds(3, stratify: true).Select(fold => fold.Test.Y.ToArray<int>().Sum()));
    }

    [Fact]
    public void A_stratified_split_needs_labels_and_enough_of_them()
    {
        var data = Samples.Numbered(10);

        Assert.Contains(
            "labels must be a vector [n] or a column [n, 1]",
            Samples.MessageOf<ShapeException>(() => data.OneHot(3).Split(0.3, stratify: true)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "label 9 has a single row",
            Samples.MessageOf<InvalidOperationException>(() =>
                Dataset.Of(data.X, Tensor.Of(1, 1, 1, 1, 1, 1, 1, 1, 1, 9)).Split(0.3, stratify: true)
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "8 and 2 rows cannot both hold all 3 classes",
            Samples.MessageOf<InvalidOperationException>(() => data.Split(0.2, stratify: true)),
            StringComparison.Ordinal
        );
    }
}
