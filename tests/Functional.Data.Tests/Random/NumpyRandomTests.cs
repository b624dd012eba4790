using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class NumpyRandomTests
{
    // Normal numbers go through the platform's logarithm.
    static readonly Tolerance LastBit = new(0, 4.5e-16);

    public static TheoryData<int> Streams => [.. Cases("RandomState").Select(c => c.GetProperty("seed").GetInt32())];

    public static TheoryData<int> Splits => [.. Enumerable.Range(0, Cases("train_test_split", "random_state").Count)];

    [Theory]
    [MemberData(nameof(Streams))]
    public void Draws_what_numpy_draws(int seed)
    {
        var recorded = Cases("RandomState").Single(c => c.GetProperty("seed").GetInt32() == seed);
        var random = new NumpyRandom(seed);

        Assert.Equal(Numbers("random_sample"), Drawn("random_sample", random.NextDouble));
        LastBit.Check(Numbers("standard_normal"), Drawn("standard_normal", () => random.NextNormal()), "standard_normal");
        Assert.Equal(Numbers("randint_0_10"), Drawn("randint_0_10", () => random.NextInteger(0, 10)));
        Assert.Equal(Numbers("randint_0_1000003"), Drawn("randint_0_1000003", () => random.NextInteger(0, 1000003)));
        Assert.Equal(Numbers("uniform"), random.Uniform(4, -2, 3).ToArray<double>());
        LastBit.Check(Numbers("normal"), random.Normal(3, 1, 2).ToArray<double>(), "normal");
        Assert.Equal(Numbers("permutation_17"), random.Permutation(17).ToArray<double>());
        Assert.Equal(Numbers("choice"), random.Permutation(20)[..6].ToArray<double>());
        Assert.Equal(Numbers("random_sample_after"), Drawn("random_sample_after", random.NextDouble));

        double[] Numbers(string what) => recorded.GetProperty(what).Numbers();
        double[] Drawn(string what, Func<double> next) => [.. Numbers(what).Select(_ => next())];
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void Splits_rows_as_scikit_learn_does(int index)
    {
        var recorded = Cases("train_test_split", "random_state")[index];
        var (count, share) = (recorded.GetProperty("n").GetInt32(), recorded.GetProperty("test_size").GetDouble());
        var stratify = recorded.GetProperty("stratify").ValueKind == JsonValueKind.String;
        var data = Dataset.Of(Tensor.Arange(count), Tensor.Of([.. Enumerable.Range(0, count).Select(i => i * 3 / count)]));

        var (train, test) = data.Split(share, new NumpyRandom(recorded.GetProperty("random_state").GetInt64()), stratify);

        Assert.Equal(recorded.GetProperty("sizes").Numbers(), new double[] { train.Count, test.Count });
        Check("train", train);
        Check("test", test);

        void Check(string part, Dataset rows)
        {
            var expected = recorded.GetProperty(part).Numbers();
            Assert.Equal(expected, rows.X.ToArray<double>()[..expected.Length]);
        }
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

    static IReadOnlyList<JsonElement> Cases(string what, string having = "what") =>
        [.. Golden.Cases("sklearn.json").Where(c => c.GetProperty("what").GetString() == what && c.TryGetProperty(having, out _))];
}
