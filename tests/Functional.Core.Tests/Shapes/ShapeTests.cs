namespace Functional.Tests;

public sealed class ShapeTests
{
    [Fact]
    public void Shapes_compare_print_and_count()
    {
        Shape shape = [2, 3, 4];
        Shape one = 5;
        Assert.Equal(Shape.Of(2, 3, 4), shape);
        Assert.Equal(Shape.Of(2, 3, 4).GetHashCode(), shape.GetHashCode());
        Assert.True(shape != Shape.Of(2, 3));
        Assert.Equal("[2, 3, 4]", shape.ToString());
        Assert.Equal((24, 3, 3, 4), (shape.Size, shape.Rank, shape.Count, shape.Last));
        Assert.Equal((1, 0, "[]"), (Shape.Scalar.Size, Shape.Scalar.Rank, Shape.Scalar.ToString()));
        Assert.Equal(Shape.Of(5), one);
        Assert.Equal(Shape.Of(3, 4), shape[1..]);
        Assert.Equal(3, shape[^2]);
        Assert.Equal(Shape.Of(2, 3, 9), shape.WithLast(9));
        Assert.Equal(Shape.Of(2, 9, 4), shape.WithSize(1, 9));
        Assert.Equal(0, Shape.Of(5, 0, 7).Size);
    }

    [Fact]
    public void Bad_sizes_are_refused()
    {
        Messages.Are<ShapeException>("shape: a size is negative (-1); got sizes [2, -1]. Sizes are 0 or more.", () => Shape.Of(2, -1));
        Messages.Are<ShapeException>(
            "shape: 4000000000 elements are more than an array can hold; got sizes [2000000, 2000]. "
                + "Work on batches, or on parts along the first axis.",
            () => Shape.Of(2_000_000, 2000)
        );
        Messages.Are<ShapeException>(
            "shape: axis 2 is out of range; got input [2, 3]. Axes run from 0 to 1, or from -1 (the last) down to -2.",
            () => Shape.Of(2, 3)[2]
        );
        Assert.Throws<ShapeException>(() => Shape.Scalar.Last);
        Assert.Throws<ShapeException>(() => Shape.Of(int.MaxValue, int.MaxValue, int.MaxValue, 2));
    }

    [Fact]
    public void Shapes_that_do_not_meet_are_named_with_their_roles()
    {
        Messages.Are<ShapeException>(
            "add: axis -1 differs (3 ≠ 4) and neither size is 1; got left [2, 3], right [4]. "
                + "Reshape or transpose one side so that sizes agree from the last axis backwards, or are 1.",
            () => Tensor.Ones(2, 3) + Tensor.Ones(4)
        );
        Messages.Are<ShapeException>(
            "matmul: inner sizes differ (3 ≠ 2); got left [2, 3], right [2, 3]. Transpose one side, or check the layer before it.",
            () => Ops.MatMul(Tensor.Ones(2, 3), Tensor.Ones(2, 3))
        );
        Messages.Are<ShapeException>(
            "concatenate: all sizes but that of axis 0 must be equal; got part 0 [2, 3], part 1 [2, 4]. "
                + "Reshape the parts, or concatenate along the axis that differs.",
            () => Ops.Concatenate([Tensor.Ones(2, 3), Tensor.Ones(2, 4)], 0)
        );
        Messages.Are<ShapeException>(
            "broadcast_to: only axes of size 1 can be repeated; got input [2], asked for [3]. "
                + "Sizes must agree from the last axis backwards, or be 1 in the input.",
            () => Ops.BroadcastTo(Tensor.Ones(2), 3)
        );
    }

    [Fact]
    public void Axes_are_checked_by_every_operation_that_takes_one()
    {
        var x = Tensor.Ones(2, 3);
        Messages.Are<ShapeException>(
            "sum: axis 2 is out of range; got input [2, 3]. Axes run from 0 to 1, or from -1 (the last) down to -2.",
            () => Ops.Sum(x, 2)
        );
        Messages.Are<ShapeException>(
            "sum: an axis is given twice; got axes [0, -2], input [2, 3]. Name every axis once.",
            () => Ops.Sum(x, [0, -2])
        );
        Func<object?>[] attempts =
        [
            () => Ops.Softmax(x, 2),
            () => Ops.CumulativeSum(x, -3),
            () => Ops.ArgMax(x, 2),
            () => Ops.Concatenate([x, x], 2),
            () => Ops.Sort(x, 2),
            () => Ops.Flip(x, 2),
            () => Ops.Split(x, 1, 2),
            () => Ops.ExpandDims(x, 4),
            () => Ops.Squeeze(x, 0),
            () => Ops.Permute(x, 0, 0),
            () => Ops.Permute(x, 0),
            () => Ops.Max(Tensor.Ones(0)),
            () => Ops.ArgMax(Tensor.Ones(0)),
            () => Ops.Max(Tensor.Scalar(1), 0),
        ];
        foreach (var attempt in attempts)
            Assert.Throws<ShapeException>(() => attempt());
    }
}
