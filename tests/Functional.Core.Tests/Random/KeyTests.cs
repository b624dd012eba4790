namespace Functional.Tests;

public sealed class KeyTests
{
    [Fact]
    public void A_spread_that_is_none_is_refused()
    {
        var key = Key.Of(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => key.Uniform(3, 5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => key.Uniform(3, 0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => key.Normal(3, stddev: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => key.TruncatedNormal(3, stddev: double.NaN));
        Assert.Equal(Tensor.Full(3, 2), key.Uniform(3, 2, 2));
    }

    [Fact]
    public void A_seed_gives_the_same_numbers_and_other_seeds_others()
    {
        Assert.Equal(Key.Of(1).Uniform(100), Key.Of(1).Uniform(100));
        Assert.NotEqual(Key.Of(1).Uniform(100), Key.Of(2).Uniform(100));
        Assert.True(Key.Of(1) == Key.Of(1));
        Assert.True(Key.Of(1) != Key.Of(2));
        Assert.Equal("Key(000000000000002a)", Key.Of(42).ToString());
    }

    [Fact]
    public void Splitting_and_folding_give_independent_keys()
    {
        var (left, right) = Key.Of(5).Split();
        Key[] keys = [Key.Of(5), left, right, Key.Of(5).Fold(2), Key.Of(5).Fold("kernel"), Key.Of(5).Fold("bias"), left.Fold(0)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        foreach (var a in keys)
        {
            foreach (var b in keys.Where(k => k != a))
            {
                var (x, y) = (a.Normal(10_000, dtype: DType.Float64), b.Normal(10_000, dtype: DType.Float64));
                Assert.InRange(Ops.Mean(x * y).ToDouble(), -0.05, 0.05);
            }
        }
    }

    [Fact]
    public void Bounds_mean_and_deviation_are_those_asked_for()
    {
        var uniform = Key.Of(3).Uniform(10_000, -2, 6);
        Assert.InRange(Ops.Min(uniform).ToDouble(), -2, -1.99);
        Assert.InRange(Ops.Max(uniform).ToDouble(), 5.99, 6);
        var normal = Key.Of(3).Normal(10_000, 5, 0.1);
        Assert.InRange(Ops.Mean(normal).ToDouble(), 4.99, 5.01);
        Assert.InRange(Math.Sqrt(Ops.Variance(normal).ToDouble()), 0.097, 0.103);
    }

    [Fact]
    public void Truncated_normal_numbers_stay_within_two_deviations()
    {
        var x = Key.Of(4).TruncatedNormal(20_000, 1, 0.5, DType.Float64);
        Assert.InRange(Ops.Min(x).ToDouble(), 0, 0.01);
        Assert.InRange(Ops.Max(x).ToDouble(), 1.99, 2);
        Assert.InRange(Ops.Mean(x).ToDouble(), 0.99, 1.01);
        // The deviation of a standard normal cut at 2 is 0.8796.
        Assert.InRange(Math.Sqrt(Ops.Variance(x).ToDouble()), 0.43, 0.45);
    }

    [Fact]
    public void Permutations_hold_every_number_once_and_reach_every_place()
    {
        foreach (var count in (int[])[0, 1, 2, 10, 1000])
            Assert.Equal(Enumerable.Range(0, count), Key.Of(count).Permutation(count).ToArray<int>().Order());

        var firsts = Enumerable.Range(0, 3000).GroupBy(i => Key.Of(9).Fold(i).Permutation(3).ToArray<int>()[0]);
        Assert.All(firsts, group => Assert.InRange(group.Count(), 900, 1100));
    }

    [Fact]
    public void Whole_numbers_lie_from_low_to_below_high()
    {
        var drawn = Enumerable.Range(0, 3000).Select(i => Key.Of(6).Fold(i).Integer(-1, 2)).GroupBy(i => i).ToArray();
        Assert.Equal([-1, 0, 1], drawn.Select(g => g.Key).Order());
        Assert.All(drawn, group => Assert.InRange(group.Count(), 900, 1100));
    }

    [Fact]
    public void A_key_without_bits_gives_shapes_alone()
    {
        var x = Key.Symbolic.Fold("layer").Normal(Shape.Of(2, 3));
        Assert.True(x.IsSymbolic);
        Assert.Equal(Shape.Of(2, 3), x.Shape);
    }
}
