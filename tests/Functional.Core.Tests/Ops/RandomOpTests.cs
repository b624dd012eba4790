namespace Functional.Tests;

/// <summary>Operations on random numbers have no twin; these are the statements that hold instead.</summary>
public sealed class RandomOpTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Uniform_numbers_fill_the_interval_evenly(DType dtype)
    {
        var x = OpCase.Numbers(Draw(Op.RandomUniform, 1, 100_000, dtype));
        Assert.All(x, v => Assert.InRange(v, 0, 1 - 1e-9));
        Assert.InRange(x.Average(), 0.497, 0.503);
        Assert.InRange(x.Average(v => v * v), 1 / 3.0 - 0.003, 1 / 3.0 + 0.003);
        foreach (var tenth in x.GroupBy(v => (int)(v * 10)))
            Assert.InRange(tenth.Count(), 9_600, 10_400);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution(DType dtype)
    {
        var x = OpCase.Numbers(Draw(Op.RandomNormal, 2, 100_000, dtype));
        Assert.InRange(x.Average(), -0.01, 0.01);
        Assert.InRange(x.Average(v => v * v), 0.985, 1.015);
        Assert.InRange(x.Average(v => v * v * v), -0.04, 0.04);
        Assert.InRange(x.Average(v => v * v * v * v), 2.9, 3.1);
        Assert.InRange(x.Count(v => Math.Abs(v) < 1) / 100_000.0, 0.677, 0.689);
    }

    [Fact]
    public void A_key_gives_the_same_numbers_always_and_another_key_others()
    {
        foreach (var op in (Op[])[Op.RandomUniform, Op.RandomNormal])
        {
            Assert.Equal(Draw(op, 7, 100, DType.Float32), Draw(op, 7, 100, DType.Float32));
            Assert.NotEqual(Draw(op, 7, 100, DType.Float32), Draw(op, 8, 100, DType.Float32));
        }
    }

    [Fact]
    public void A_longer_draw_begins_with_the_shorter_one_whatever_its_shape()
    {
        foreach (var op in (Op[])[Op.RandomUniform, Op.RandomNormal])
        {
            var longer = Draw(op, 3, 1000, DType.Float64);
            for (var length = 0; length < 70; length++)
                Assert.Equal(longer[..length], Draw(op, 3, length, DType.Float64));
            Assert.Equal(longer[..12].Reshape(3, 4), Draw(op, 3, Shape.Of(3, 4), DType.Float64));
        }
    }

    [Fact]
    public void Folding_a_key_gives_a_key_that_depends_on_both()
    {
        var keys = Enumerable.Range(0, 100).SelectMany(k => Enumerable.Range(0, 100).Select(n => Fold(k, n))).ToArray();
        Assert.Equal(10_000, keys.Distinct().Count());
        Assert.Equal(Fold(3, 4), Fold(3, 4));
    }

    static Tensor Draw(Op op, long key, Shape shape, DType dtype) => op.Run(new RandomOptions(shape, dtype), KeyOf(key))[0];

    static long Fold(long key, long number) => Op.FoldKey.Run(number, KeyOf(key))[0].Span<long>()[0];

    static Tensor KeyOf(long bits) => Tensor.Of<long>([bits], Shape.Scalar);
}
