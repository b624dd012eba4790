using Functional.Testing;

namespace Functional.Tests;

public sealed class AutodiffTests
{
    static readonly Tensor Point = Tensor.Of([0.5, -1.25, 2.0], DType.Float64);

    [Fact]
    public void A_direction_of_another_type_is_refused_by_name() =>
        Messages.Are<DTypeException>(
            "jvp: the direction must have the type of the point; got point float32[3], direction float64[3]. Cast it: "
                + "direction.Cast(DType.Float32).",
            () => Autodiff.Jvp(x => x * x, Tensor.Ones(3), Tensor.Ones([3], DType.Float64))
        );

    [Fact]
    public void A_function_that_returns_null_is_named() =>
        Messages.Are<InvalidOperationException>("gradient: the function returned null.", () => Autodiff.Gradient(_ => null!)(1));

    [Fact]
    public void Gradient_of_a_tensor_is_the_derivative_and_a_function_again()
    {
        var slope = Autodiff.Gradient(x => Ops.Sum(x * x * x));
        Assert.Equal(3 * Point * Point, slope(Point));
        Assert.Equal(DType.Float32, slope([1, 2]).DType);
        Assert.Equal(Tensor.Zeros(3, DType.Float64), Autodiff.Gradient(_ => Tensor.Scalar(7), Point));
        Assert.Equal(2.0, Autodiff.Gradient(x => x * x, Tensor.Scalar(1, DType.Float64)).ToDouble());
    }

    [Fact]
    public void Value_and_gradient_come_together_over_one_two_and_three_tensors()
    {
        var (value, gradient) = Autodiff.ValueAndGradient(x => Ops.Sum(Ops.Exp(x)), Point);
        Assert.Equal(Ops.Sum(Ops.Exp(Point)), value);
        Assert.Equal(Ops.Exp(Point), gradient);

        var (a, b) = Autodiff.Gradient((x, y) => Ops.Sum(x * x * y), Point, 2 * Point);
        Assert.Equal(2 * Point * (2 * Point), a);
        Assert.Equal(Point * Point, b);

        var (product, first, second, third) = Autodiff.ValueAndGradient((x, y, z) => x * y * z, Scalar(2), Scalar(3), Scalar(5));
        Assert.Equal((30.0, 15.0, 10.0, 6.0), (product.ToDouble(), first.ToDouble(), second.ToDouble(), third.ToDouble()));
    }

    [Fact]
    public void Gradient_of_parameters_has_their_paths()
    {
        Tensor x =
        [
            [1],
            [2],
            [3],
        ];
        Tensor y =
        [
            [3],
            [5],
            [7],
        ];
        Tensor Error(Parameters p) => Ops.Mean(Ops.Square(Ops.MatMul(x, p["w"]) + p["b"] - y));
        var p = Parameters.Of(
            (
                "w",
                [
                    [0.0],
                ]
            ),
            ("b", [0.0]),
            ("unused", [1.0, 2.0])
        );

        var (value, gradient) = Autodiff.ValueAndGradient(Error, p);

        Assert.Equal((9 + 25 + 49) / 3.0, value.ToDouble(), 1e-5);
        Assert.Equal(p.Paths, gradient.Paths);
        Assert.Equal(-2 * (3 + 10 + 21) / 3.0, gradient["w"][0, 0].ToDouble(), 1e-5);
        Assert.Equal(-2 * (3 + 5 + 7) / 3.0, gradient["b"][0].ToDouble(), 1e-5);
        Assert.Equal(Tensor.Zeros(2), gradient["unused"]);
    }

    [Fact]
    public void Gradient_of_a_record_of_ones_own_is_such_a_record()
    {
        var line = new Line(Tensor.Scalar(2, DType.Float64), Tensor.Scalar(1, DType.Float64));
        var gradient = Autodiff.Gradient(l => Ops.Sum((l.Slope * Point + l.Offset) * Point), line);
        Assert.Equal(new Line(Ops.Sum(Point * Point), Ops.Sum(Point)), gradient);

        var hessian = Autodiff.HessianVectorProduct(l => l.Slope * l.Slope * l.Offset, line, new Line(Scalar(1), Scalar(0)));
        Assert.Equal(new Line(Scalar(2), Scalar(4)), hessian);
    }

    [Fact]
    public void A_value_used_twice_gets_both_derivatives_and_branches_follow_values()
    {
        static Tensor F(Tensor x)
        {
            var y = x;
            for (var i = 0; i < 3; i++)
                y = Ops.Sum(y).ToDouble() > 4 ? y * 0.5 : y * x;
            return Ops.Sum(y);
        }
        // From 2 the branches make x³/2, from 1 they make x⁴.
        Assert.Equal(6.0, Autodiff.Gradient(F, Tensor.Of([2.0], DType.Float64)).ToDouble(), 1e-12);
        Assert.Equal(4.0, Autodiff.Gradient(F, Tensor.Of([1.0], DType.Float64)).ToDouble(), 1e-12);
    }

    [Fact]
    public void Vjp_pulls_adjoints_back_as_often_as_asked()
    {
        var (value, pull) = Autodiff.Vjp(x => Ops.Sin(x), Point);
        Assert.Equal(Ops.Sin(Point), value);
        Assert.Equal(Ops.Cos(Point), pull(Tensor.Ones(3, DType.Float64)));
        Assert.Equal(2 * Ops.Cos(Point), pull(2 * Tensor.Ones(3, DType.Float64)));
        Messages.Are<ShapeException>(
            "vjp: the adjoint must have the shape and type of the result; got result float64[3], adjoint float64[2]. "
                + "Give one number for every number of the result.",
            () => pull(Tensor.Ones(2, DType.Float64))
        );
    }

    [Fact]
    public void Jvp_pushes_a_direction_forward()
    {
        var (value, derivative) = Autodiff.Jvp(x => x * x, Point, Tensor.Ones(3, DType.Float64));
        Assert.Equal(Point * Point, value);
        Assert.Equal(2 * Point, derivative);
        Messages.Are<ShapeException>(
            "jvp: the direction must have the shapes of the point; got point [3], direction [2]. "
                + "Give one number of direction for every number of the point.",
            () => Autodiff.Jvp(x => x, Point, Tensor.Ones(2, DType.Float64))
        );
    }

    [Fact]
    public void Jacobian_has_the_shape_of_the_result_then_of_the_argument()
    {
        var matrix = Tensor.Of(
            new[,]
            {
                { 1.0, 2, 3 },
                { 4, 5, 6 },
            },
            DType.Float64
        );
        var jacobian = Autodiff.Jacobian(x => Ops.MatMul(matrix, x.Reshape(3, 1)).Reshape(2), Point);
        Assert.Equal(matrix, jacobian);
        Assert.Equal(Shape.Of(3, 3, 3), Autodiff.Jacobian(x => x.Reshape(3, 1) * x, Point).Shape);
        Assert.Equal(Shape.Of(0, 3), Autodiff.Jacobian(x => x[..0], Point).Shape);
    }

    [Fact]
    public void Hessian_is_the_matrix_of_second_derivatives_over_a_tensor_and_over_parameters()
    {
        Assert.Equal(Ops.MatMul(Tensor.Eye(3, DType.Float64), Diagonal(6 * Point)), Autodiff.Hessian(x => Ops.Sum(x * x * x), Point));

        var p = Parameters.Of(("a", Scalar(2)), ("b", Tensor.Of([1.0, 3.0], DType.Float64)));
        var hessian = Autodiff.Hessian(q => Ops.Sum(q["a"] * q["a"] * q["b"]), p);
        Assert.Equal(
            Tensor.Of(
                new[,]
                {
                    { 8.0, 4, 4 },
                    { 4, 0, 0 },
                    { 4, 0, 0 },
                },
                DType.Float64
            ),
            hessian
        );
        Assert.Equal(Tensor.Zeros(0, 0), Autodiff.Hessian(_ => Scalar(1), Parameters.Empty));

        var product = Autodiff.HessianVectorProduct(x => Ops.Sum(x * x * x), Point, Tensor.Of([1.0, 0.0, 2.0], DType.Float64));
        Assert.Equal(6 * Point * Tensor.Of([1.0, 0.0, 2.0], DType.Float64), product);
    }

    [Fact]
    public void Derivatives_nest_to_third_order_in_every_mix_of_modes()
    {
        var x = Tensor.Scalar(0.7, DType.Float64);
        var one = Tensor.Ones(Shape.Scalar, DType.Float64);
        Func<Tensor, Tensor> Reverse(Func<Tensor, Tensor> f) => t => Autodiff.Gradient(f, t);
        Func<Tensor, Tensor> Forward(Func<Tensor, Tensor> f) => t => Autodiff.Jvp(f, t, one).Derivative;
        Func<Func<Tensor, Tensor>, Func<Tensor, Tensor>>[] modes = [Reverse, Forward];
        static Tensor F(Tensor t) => Ops.Sin(t) * Ops.Exp(2 * t);
        var expected = Math.Exp(1.4) * ((2 * Math.Sin(0.7)) + (11 * Math.Cos(0.7)));
        foreach (var a in modes)
        {
            foreach (var b in modes)
            {
                foreach (var c in modes)
                    Tolerance.Float64.Check(expected, a(b(c(F)))(x).ToDouble());
            }
        }
    }

    [Fact]
    public void Nested_derivatives_never_mix_up_whose_they_are()
    {
        var one = Tensor.Ones(Shape.Scalar, DType.Float64);
        Assert.Equal(1.0, Autodiff.Gradient(x => x * Autodiff.Gradient(y => x + y, one), one).ToDouble());
        Assert.Equal(1.0, Autodiff.Jvp(x => x * Autodiff.Jvp(y => x + y, one, one).Derivative, one, one).Derivative.ToDouble());
        Assert.Equal(1.0, Autodiff.Gradient(x => x * Autodiff.Jvp(y => x + y, one, one).Derivative, one).ToDouble());
        Assert.Equal(1.0, Autodiff.Jvp(x => x * Autodiff.Gradient(y => x + y, one), one, one).Derivative.ToDouble());
        // d/dx (x · d/dy (x·y²) at y = x) = d/dx 2x³ = 6x².
        Assert.Equal(24.0, Autodiff.Gradient(x => x * Autodiff.Gradient(y => x * y * y, x), 2 * one).ToDouble());
    }

    [Fact]
    public void Using_a_traced_tensor_after_its_transform_throws_and_its_value_does_not()
    {
        Tensor? leaked = null;
        Tensor? value = null;
        Autodiff.Gradient(
            x =>
            {
                leaked = x * 2;
                value = Autodiff.Value(leaked);
                return Ops.Sum(x);
            },
            Point
        );
        Messages.Are<InvalidOperationException>(
            "add: a tensor that was traced by a derivative is used after that derivative was computed. "
                + "Return values from the traced function instead of storing them in a captured variable, or store "
                + "Autodiff.Value(x), which carries no history.",
            () => leaked! + 1
        );
        Assert.Equal(2 * Point + 1, value! + 1);
        Assert.Equal(2 * Point, leaked);
    }

    [Fact]
    public void What_cannot_be_differentiated_is_refused()
    {
        Messages.Are<ShapeException>(
            "gradient: the function must return one number; got result [3]. "
                + "Reduce the result with Sum or Mean, or use Jacobian or Vjp for a function with many results.",
            () => Autodiff.Gradient(x => x, Point)
        );
        Messages.Are<DTypeException>(
            "gradient: derivatives exist with respect to float32 and float64 only (\"labels\"); got argument int32[2]. "
                + "Cast the argument, for example x.Cast(DType.Float32), or capture it instead of passing it.",
            () => Autodiff.Gradient(p => Ops.Sum(p["labels"]), Parameters.Of(("labels", Tensor.Arange(2))))
        );
    }

    [Fact]
    public void Nothing_outside_a_transform_is_recorded()
    {
        Tensor? seen = null;
        Autodiff.Gradient(
            x =>
            {
                seen = Point * 3;
                return Ops.Sum(x * seen);
            },
            Point
        );
        Assert.Null(seen!.Origin);
        Assert.Null(Autodiff.Gradient(x => Ops.Sum(x * x), Point).Origin);
    }

    static Tensor Scalar(double x) => Tensor.Scalar(x, DType.Float64);

    static Tensor Diagonal(Tensor x) => Tensor.Eye(x.Size, DType.Float64) * x;

    sealed record Line(Tensor Slope, Tensor Offset) : ITree<Line>
    {
        IReadOnlyList<Tensor> ITree<Line>.Leaves => [Slope, Offset];

        IReadOnlyList<string> ITree<Line>.Names => ["slope", "offset"];

        Line ITree<Line>.WithLeaves(IReadOnlyList<Tensor> leaves) => new(leaves[0], leaves[1]);
    }
}
