using Functional.Testing;

namespace Functional.Tests;

public sealed class CustomTests
{
    static readonly Tensor Point = Tensor.Of([0.5, -1.25, 2.0], DType.Float64);

    static readonly Func<Tensor, Tensor> Cube = Autodiff.Custom("cube", x => x * x * x, (x, y, d) => d * (3 * x * x));

    [Fact]
    public void A_custom_derivative_replaces_the_one_of_the_operations()
    {
        Assert.Equal(Point * Point * Point, Cube(Point));
        Assert.Equal(3 * Point * Point, Autodiff.Gradient(x => Ops.Sum(Cube(x)), Point));

        var straight = Autodiff.Custom("round", Ops.Round, (x, y, d) => d);
        Assert.Equal(Tensor.Ones(3, DType.Float64), Autodiff.Gradient(x => Ops.Sum(straight(x)), Point));
    }

    [Fact]
    public void A_custom_derivative_has_all_orders_and_both_modes()
    {
        Assert.Equal(Tensor.Eye(3, DType.Float64) * (6 * Point), Autodiff.Hessian(x => Ops.Sum(Cube(x)), Point));
        var (value, derivative) = Autodiff.Jvp(x => Cube(x), Point, Tensor.Ones(3, DType.Float64));
        Assert.Equal(Cube(Point), value);
        Tolerance.Float64.Check((3 * Point * Point).ToArray<double>(), derivative.ToArray<double>());
        var product = Autodiff.HessianVectorProduct(x => Ops.Sum(Cube(x)), Point, Tensor.Ones(3, DType.Float64));
        Tolerance.Float64.Check((6 * Point).ToArray<double>(), product.ToArray<double>());
    }

    [Fact]
    public void A_custom_function_may_take_several_tensors()
    {
        var times = Autodiff.Custom("times", (Tensors xs) => xs[0] * xs[1], (xs, y, d) => (d * xs[1], d * xs[0]));
        var (a, b) = Autodiff.Gradient((x, y) => Ops.Sum(times((x, y))), Point, 2 * Point);
        Assert.Equal((2 * Point, Point), (a, b));
    }

    [Fact]
    public void A_wrong_shape_and_a_captured_traced_tensor_are_refused()
    {
        var wrong = Autodiff.Custom("wrong", x => Ops.Exp(x), (x, y, d) => Ops.Sum(d));
        Messages.Are<ShapeException>(
            "wrong: the pullback must return one derivative per input, of the input's shape; got input 0 [3], derivative 0 []. "
                + "Sum over what was broadcast (Ops.SumTo).",
            () => Autodiff.Gradient(x => Ops.Sum(wrong(x)), Point)
        );
        Messages.Are<InvalidOperationException>(
            "captures: a custom function may not capture tensors that are being differentiated. Pass them as arguments.",
            () => Autodiff.Gradient(x => Ops.Sum(Autodiff.Custom("captures", y => y * x, (y, z, d) => d * x)(Point)), Point)
        );
        Messages.Are<InvalidOperationException>(
            "nothing: the function returned null.",
            () => Autodiff.Custom("nothing", _ => null!, (x, y, d) => d)(Point)
        );
        Messages.Are<InvalidOperationException>(
            "nothing: the pullback returned null.",
            () => Autodiff.Gradient(x => Ops.Sum(Autodiff.Custom("nothing", y => y, (_, _, _) => null!)(x)), Point)
        );
        Assert.Throws<ArgumentException>(() => Autodiff.Custom(" ", x => x, (x, y, d) => d));
    }
}
