namespace Functional.Tests;

public sealed class NumpyRandomTests
{
    // scikit-learn: train_test_split(range(20), train_size=10, test_size=6, stratify=y, random_state=seed).
    [Theory]
    [InlineData(0, new[] { 11, 2, 18, 6, 12, 19, 0, 8, 13, 17 }, new[] { 1, 4, 9, 14, 16, 5 })]
    [InlineData(3, new[] { 6, 16, 2, 9, 13, 18, 10, 5, 1, 17 }, new[] { 15, 11, 3, 4, 7, 14 })]
    public void Classes_whose_shares_are_no_whole_numbers_take_turns_as_in_scikit_learn(int seed, int[] train, int[] test)
    {
        var data = Dataset.Of(Tensor.Arange(20), Tensor.Of([.. Enumerable.Range(0, 20).Select(i => i / 5)]));

        var parts = data.Split(train: 10, test: 6, new NumpyRandom(seed), stratify: true);

        Assert.Equal(train, parts.Train.X.ToArray<int>());
        Assert.Equal(test, parts.Test.X.ToArray<int>());
    }

    [Fact]
    public void Counts_and_two_shares_cut_the_same_permutation()
    {
        var data = Samples.Numbered(17);
        int[] order = new NumpyRandom(5).Permutation(17).ToArray<int>();

        Check(data.Split(test: 3, new NumpyRandom(5)), 14, 3);
        Check(data.Split(train: 9, test: 3, new NumpyRandom(5)), 9, 3);
        // ⌊0.5 · 17⌋ and ⌈0.3 · 17⌉.
        Check(data.Split(train: 0.5, test: 0.3, new NumpyRandom(5)), 8, 6);

        void Check((Dataset Train, Dataset Test) parts, int train, int test)
        {
            Assert.Equal(order[..test], Samples.RowsOf(parts.Test));
            Assert.Equal(order[test..(test + train)], Samples.RowsOf(parts.Train));
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(6, 5)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Parts_that_cannot_be_made_are_refused(int train, int test)
    {
        var data = Samples.Numbered(10);

        var message = Samples.MessageOf<ArgumentOutOfRangeException>(() => data.Split(train, test, new NumpyRandom(0)));

        Assert.Contains($"parts of {train} and {test} rows cannot be made of 10", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_of_bytes_stays_bytes()
    {
        var images = Dataset.Of(Tensor.Zeros(Shape.Of(10, 28, 28), DType.UInt8), Tensor.Zeros(10));

        var (train, test) = images.Split(test: 2, new NumpyRandom(0));

        Assert.Equal((DType.UInt8, DType.UInt8), (train.X.DType, test.X.DType));
    }

    [Fact]
    public void Whole_numbers_reach_both_ends()
    {
        var random = new NumpyRandom(1);
        var drawn = Enumerable.Range(0, 200).Select(_ => random.NextInteger(-2, 3)).ToHashSet();

        Assert.Equal([-2, -1, 0, 1, 2], drawn.Order());
        Assert.Equal(7, random.NextInteger(7, 8));
        Assert.InRange(random.NextInteger(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue - 1);
    }

    [Fact]
    public void What_numpy_refuses_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandom(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandom(1L << 32));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandom(0).NextInteger(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandom(0).Normal(3, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandom(0).Uniform(3, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandom(0).Permutation(-1));
    }
}
