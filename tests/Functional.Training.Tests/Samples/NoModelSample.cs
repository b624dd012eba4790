using static Functional.Ops;

namespace Functional.Tests;

/// <summary>Derivatives, an optimizer and a loop, without any model.</summary>
public sealed class NoModelSample
{
    [Fact]
    public void A_line_is_fitted_by_a_loop_of_ones_own()
    {
        Tensor x =

            [
                [1],
                [2],
                [3],
            ],
            y =

            [
                [3],
                [5],
                [7],
            ];
        Tensor Error(Parameters p) => Mean(Square(MatMul(x, p["w"]) + p["b"] - y));

        var parameters = Parameters.Of(
            (
                "w",
                [
                    [0.0],
                ]
            ),
            ("b", [0.0])
        );
        var optimizer = Optimizer.Adam(0.1);
        var state = optimizer.Init(parameters);
        for (var step = 0; step < 200; step++)
        {
            var (loss, gradients) = Autodiff.ValueAndGradient(Error, parameters);
            (parameters, state) = optimizer.Update(parameters, gradients, state);
        }

        // On the way to 2 and 1: where Adam stands after 200 steps, computed apart from this library in double precision.
        Assert.Equal(1.93679125, parameters["w"].Reshape().ToDouble(), 1e-5);
        Assert.Equal(1.14052080, parameters["b"].Reshape().ToDouble(), 1e-5);
        Assert.Equal(200, state.Step);
        Assert.InRange(Error(parameters).ToDouble(), 0, 1e-2);
    }

    [Fact]
    public void Derivatives_are_functions_and_of_any_order()
    {
        Tensor point = Tensor.Of([1.0, 2.0], DType.Float64);
        var slope = Autodiff.Gradient(t => Sin(t) * Exp(t)); // a function again
        var curvature = Autodiff.Hessian(t => Sum(t * t * t), point);

        Assert.Equal(Math.Exp(0.5) * (Math.Sin(0.5) + Math.Cos(0.5)), slope(Tensor.Scalar(0.5, DType.Float64)).ToDouble(), 1e-12);
        Assert.Equal(2 * Math.Exp(0.5) * Math.Cos(0.5), Autodiff.Gradient(slope)(Tensor.Scalar(0.5, DType.Float64)).ToDouble(), 1e-12);
        Assert.Equal(
            Tensor.Of(
                new double[,]
                {
                    { 6, 0 },
                    { 0, 12 },
                },
                DType.Float64
            ),
            curvature
        );
    }
}
