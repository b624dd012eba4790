namespace Functional.Tests;

public sealed class TensorEqualityTests
{
    [Fact]
    public void Equal_means_same_type_same_shape_and_equal_elements()
    {
        Tensor x = [1, 2, 3];
        Tensor same = [1, 2, 3];
        Tensor other = [1, 2, 4];
        Assert.True(x == same);
        Assert.False(x != same);
        Assert.Equal(x.GetHashCode(), same.GetHashCode());
        Assert.True(x != other);
        Assert.False(x == x.Cast(DType.Float64));
        Assert.False(x == x.Reshape(1, 3));
        Assert.False(x == null);
        Assert.True((Tensor?)null == null);
        Assert.False(x.Equals("x"));
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void NaN_equals_NaN_and_the_two_zeros_are_equal(DType dtype)
    {
        var x = Tensor.Of([double.NaN, 0.0, double.PositiveInfinity], dtype);
        var y = Tensor.Of([-double.NaN, -0.0, double.PositiveInfinity], dtype);
        Assert.Equal(x, y);
        Assert.Equal(x.GetHashCode(), y.GetHashCode());
        Assert.NotEqual(x, Tensor.Of([double.NaN, 0.0, double.NegativeInfinity], dtype));
    }

    [Fact]
    public void Element_by_element_is_another_operation()
    {
        Tensor x = [1, 2, double.NaN];
        Assert.Equal(Tensor.Of(true, false, false), Ops.Equal(x, [1, 3, double.NaN]));
        Assert.Equal(Tensor.Of(false, true, false), x > 1);
    }

    [Fact]
    public void Without_values_there_is_no_answer_whatever_the_shapes()
    {
        var symbol = Tensor.Symbolic([2, 3], DType.Float32);
        Assert.Throws<InvalidOperationException>(() => symbol == 0);
        Assert.Throws<InvalidOperationException>(() => Tensor.Ones(2, 3) != symbol);
        Assert.False(symbol.Equals(null));
    }

    [Fact]
    public void Views_compare_by_their_own_elements()
    {
        Tensor x =
        [
            [1, 2],
            [3, 4],
            [1, 2],
        ];
        Assert.Equal(x[0], x[2]);
        Assert.NotEqual(x[0], x[1]);
    }
}
