namespace Functional.Tests;

public sealed class TensorIndexingTests
{
    static readonly Tensor Numbers = Tensor.Arange(24).Reshape(2, 3, 4);

    [Fact]
    public void A_position_removes_its_axis_and_a_range_keeps_it()
    {
        Assert.Equal(Shape.Of(3, 4), Numbers[0].Shape);
        Assert.Equal(Shape.Of(1, 3, 4), Numbers[0..1].Shape);
        Assert.Equal(Tensor.Of(20, 21, 22, 23), Numbers[1, 2]);
        Assert.Equal(Tensor.Of(20, 21, 22, 23), Numbers[-1, ^1]);
        Assert.Equal(6, (int)Numbers[0, 1, 2]);
        Assert.Equal(Tensor.Of(2, 6, 10), Numbers[0, .., 2]);
        Assert.Equal(Tensor.Of(0, 12), Numbers[.., 0, 0]);
        Assert.Equal(Tensor.Of((int[])[5, 6, 17, 18], Shape.Of(2, 2)), Numbers[.., 1, 1..3]);
        Assert.Equal(Numbers, Numbers[.., .., ..]);
        Assert.Equal(Shape.Of(0, 3, 4), Numbers[2..].Shape);
        Assert.Equal(Numbers[1], Numbers.At(1));
    }

    [Fact]
    public void Leading_parts_and_reshapes_share_memory()
    {
        Assert.True(Numbers[1].AsSpan<int>() == Numbers.AsSpan<int>()[12..]);
        Assert.True(Numbers.Reshape(6, 4).AsSpan<int>() == Numbers.AsSpan<int>());
        Assert.False(Numbers[.., 1].AsSpan<int>() == Numbers.AsSpan<int>()[..8]);
    }

    [Fact]
    public void Foreach_walks_the_first_axis()
    {
        var sums = new List<int>();
        foreach (var row in Tensor.Arange(6).Reshape(3, 2))
            sums.Add((int)row.Sum());
        Assert.Equal([1, 5, 9], sums);
    }

    [Fact]
    public void Flipping_any_axis_moves_elements()
    {
        for (var axis = 0; axis < 3; axis++)
        {
            var flipped = Ops.Flip(Numbers, axis);
            Assert.NotEqual(Numbers, flipped);
            Assert.Equal(Numbers, Ops.Flip(flipped, axis));
        }

        Assert.Equal(Tensor.Of((int[])[2, 1, 0], Shape.Of(1, 3)), Ops.Flip(Tensor.Arange(3).Reshape(1, 3), 1));
    }

    [Fact]
    public void What_is_outside_is_refused_and_named()
    {
        Messages.Are<ShapeException>(
            "index: 2 is outside axis 0, which has 2 elements; got tensor [2, 3, 4]. "
                + "Positions run from 0 to size - 1, or from -1 (the last) backwards; ranges end at the size.",
            () => Numbers[2]
        );
        Assert.Throws<ShapeException>(() => Numbers[-3]);
        Assert.Throws<ShapeException>(() => Numbers[.., 1..5]);
        Assert.Throws<ShapeException>(() => Numbers[.., 2..1]);
        Messages.Are<ShapeException>(
            "index: 2 indices are too many; got tensor [3]. Give at most 1, one per axis.",
            () => Tensor.Arange(3)[0, 0]
        );
        Messages.Are<ShapeException>(
            "reshape: 24 elements do not fill 25 places; got input [2, 3, 4], asked for [5, 5]. "
                + "The product of the sizes must stay the same; one size may be -1 and is then worked out.",
            () => Numbers.Reshape(5, 5)
        );
        Assert.Equal(Shape.Of(4, 6), Numbers.Reshape(-1, 6).Shape);
        Assert.Throws<ShapeException>(() => Numbers.Reshape(-1, 5));
        Assert.Throws<ShapeException>(() => Numbers.Reshape(-1, -1));
    }
}
