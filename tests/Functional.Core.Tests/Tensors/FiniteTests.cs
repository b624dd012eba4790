namespace Functional.Tests;

public sealed class FiniteTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Every_place_is_looked_at(int count)
    {
        Assert.True(Tensor.Zeros(count).IsFinite);
        Assert.True(Tensor.Full([count], float.MaxValue).IsFinite);
        Assert.True(Tensor.Arange(count).IsFinite);
        foreach (var wrong in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (var at = 0; at < count; at += Math.Max(1, count / 13))
            {
                var values = new float[count];
                values[at] = wrong;
                var x = Tensor.Of(values, count);
                Assert.False(x.IsFinite);
                Assert.False(x.IsFinite, "asked again");
                Assert.False(x.Cast(DType.Float64).IsFinite);
            }
        }
    }

    [Fact]
    public void Numbers_beside_tensors_are_finite_as_doubles_and_shapes_alone_are_nothing()
    {
        Tensor number = 1e300;
        Assert.True(number.IsFinite);
        Assert.True(Tensor.Zeros(0).IsFinite);
        Assert.Throws<InvalidOperationException>(() => Tensor.Symbolic([3], DType.Int32).IsFinite);
        Assert.Throws<InvalidOperationException>(() => Tensor.Symbolic([3], DType.Float32).IsFinite);
    }
}
