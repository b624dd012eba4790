namespace Functional.Tests;

public sealed class GradientCheckTests
{
    [Fact]
    public void Right_gradients_pass()
    {
        var p = Parameters.Of(("w", Key.Of(1).Normal(Shape.Of(3, 2))), ("b", [0.1, -0.2]));
        var x = Key.Of(2).Normal(Shape.Of(4, 3), dtype: DType.Float64);
        var result = GradientCheck.Run(q => Ops.Mean(Ops.Square(Ops.Tanh(Ops.MatMul(x, q["w"]) + q["b"]))), p);
        Assert.True(result.Passed, result.ToString());
        Assert.Null(result.Operation);
        Assert.StartsWith("gradients agree: worst at ", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_gradient_is_found_with_its_operation_and_its_position()
    {
        // Right everywhere but at the last element of the second row.
        var mask = Tensor.Of(
            new[,]
            {
                { 1.0, 1 },
                { 1, 0.5 },
            },
            DType.Float64
        );
        var broken = Autodiff.Custom("broken_square", x => x * x, (x, y, d) => d * 2 * x * mask);
        var p = Parameters.Of(
            (
                "a",
                [
                    [1.0, 2],
                    [3, 4],
                ]
            ),
            (
                "b",
                [
                    [1.0, 1],
                    [1, 1],
                ]
            )
        );

        var result = GradientCheck.Run(q => Ops.Sum(Ops.Exp(q["b"]) * broken(q["a"])), p);

        Assert.False(result.Passed);
        Assert.Equal("a", result.Leaf);
        Assert.Equal([1, 1], result.Position);
        Assert.Equal(4 * Math.E, result.Analytic, 1e-9);
        Assert.Equal(8 * Math.E, result.Numeric, 1e-5);
        Assert.StartsWith("broken_square (node ", result.Operation, StringComparison.Ordinal);
        Assert.StartsWith("GRADIENTS DISAGREE: worst at a[1, 1], computed ", result.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("; look at " + result.Operation, result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_counts_as_wrong_and_a_captured_Float32_tensor_is_refused()
    {
        Assert.False(GradientCheck.Run<Tensor>(x => Ops.Sum(Ops.Log(x)), [-1.0, 2.0]).Passed);
        Tensor captured = [1, 2];
        Assert.Throws<DTypeException>(() => GradientCheck.Run<Tensor>(x => Ops.Sum(x * captured), [1.0, 2.0]));
    }
}
