namespace Functional.Tests;

public sealed class OptimizerTests
{
    [Fact]
    public void A_rule_of_ones_own_returns_as_many_tensors_of_the_same_shape()
    {
        var w = Parameters.Of(("w", Tensor.Ones(2)));
        var forgets = Optimizer.Of("forgets", 0.1, ["m"], step => new(step.Parameter));
        var error = Assert.Throws<InvalidOperationException>(() => forgets.Update(w, w, forgets.Init(w)));
        Assert.Equal(
            "forgets: the rule must return the new parameter and a tensor for each slot, [m]; for \"w\" it returned 0 for the slots.",
            error.Message
        );
        var sums = Optimizer.Of("sums", 0.1, [], step => new(Ops.Sum(step.Parameter)));
        Assert.Contains(
            "got parameter Float32 [2], returned Float32 []",
            Assert.Throws<ShapeException>(() => sums.Update(w, w, sums.Init(w))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Its_text_names_options_and_rate()
    {
        Assert.Equal("adam(beta1=0.9, beta2=0.999, epsilon=1E-07, amsgrad=false) at learning rate 0.003", Optimizer.Adam(0.003).ToString());
        Assert.EndsWith(" at learning rate halving", Optimizer.Sgd(Schedule.Of("halving", _ => 1)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_leaves_parameters_and_state_as_they_were()
    {
        var start = Parameters.Of(
            (
                "w",
                [
                    [1.0, 2.0],
                ]
            )
        );
        var adam = Optimizer.Adam(0.1);
        var state = adam.Init(start);
        var (moved, after) = adam.Update(
            start,
            Parameters.Of(
                (
                    "w",
                    [
                        [1.0, -1.0],
                    ]
                )
            ),
            state
        );

        Assert.Equal(
            Parameters.Of(
                (
                    "w",
                    [
                        [1.0, 2.0],
                    ]
                )
            ),
            start
        );
        Assert.Equal(adam.Init(start), state);
        Assert.NotEqual(start, moved);
        Assert.Equal(1, after.Step);
    }

    [Fact]
    public void Slots_are_named_after_slot_and_parameter()
    {
        var parameters = Parameters.Of(("dense/kernel", Tensor.Zeros(2, 3)), ("dense/bias", Tensor.Zeros(3)));
        Assert.Equal(["m/dense/kernel", "m/dense/bias", "v/dense/kernel", "v/dense/bias"], Optimizer.Adam().Init(parameters).Slots.Paths);
        Assert.Equal(["m", "v"], Optimizer.Adam().Init(Tensor.Zeros(2)).Slots.Paths);
        Assert.Empty(Optimizer.Sgd().Init(parameters).Slots.Paths);
    }

    [Fact]
    public void A_line_is_fitted_by_hand_in_200_steps()
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
        Tensor Error(Parameters p) => Ops.Mean(Ops.Square(Ops.MatMul(x, p["w"]) + p["b"] - y));

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
            var (_, gradients) = Autodiff.ValueAndGradient(Error, parameters);
            (parameters, state) = optimizer.Update(parameters, gradients, state);
        }
        Assert.Equal(2, parameters["w"].ToDouble(), 0.1);
        Assert.Equal(1, parameters["b"].ToDouble(), 0.2);
    }

    [Fact]
    public void Gradients_of_other_parameters_are_refused()
    {
        var parameters = Parameters.Of(("w", Tensor.Zeros(2)));
        var sgd = Optimizer.Sgd();
        var names = Assert.Throws<ArgumentException>(() =>
            sgd.Update(parameters, Parameters.Of(("v", Tensor.Zeros(2))), sgd.Init(parameters))
        );
        Assert.Contains("gradients are of [v] but parameters are [w]", names.Message, StringComparison.Ordinal);
        var shapes = Assert.Throws<ShapeException>(() =>
            sgd.Update(parameters, Parameters.Of(("w", Tensor.Zeros(3))), sgd.Init(parameters))
        );
        Assert.Contains("parameter [2], gradient [3]", shapes.Message, StringComparison.Ordinal);
        var state = Assert.Throws<ArgumentException>(() => Optimizer.Adam().Update(parameters, parameters, sgd.Init(parameters)));
        Assert.Contains("the state holds no \"m/w\"", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_one_s_own_works_on_any_tree()
    {
        var signs = Optimizer.Of("signs", 0.5, [], step => new(step.Parameter - (step.LearningRate * Ops.Sign(step.Gradient))));
        Assert.Equal(Tensor.Of(0.5f, 1.5f), signs.Start(Tensor.Of(1f, 1)).Step(Tensor.Of(3f, -2)).Parameters);
    }

    [Fact]
    public void A_schedule_is_asked_at_every_step()
    {
        var halving = Optimizer.Sgd(Schedule.Of("halving", step => 1.0 / (1 << (int)step)));
        var training = halving.Start(Tensor.Of(0f));
        training = training.Step(Tensor.Of(1f)).Step(Tensor.Of(1f)).Step(Tensor.Of(1f));
        Assert.Equal(Tensor.Of(-1.75f), training.Parameters);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Shares_outside_0_to_1_are_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Sgd(0.1, momentum: value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Adam(beta1: value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.RmsProp(rho: value));
    }

    [Fact]
    public void Equality_is_by_name_options_and_rate()
    {
        Assert.Equal(Optimizer.Adam(0.1), Optimizer.Adam(0.1));
        Assert.NotEqual(Optimizer.Adam(0.1), Optimizer.Adam(0.2));
        Assert.NotEqual(Optimizer.Adam(0.1), Optimizer.Adam(0.1, amsgrad: true));
        Assert.Equal(Optimizer.Adam(), Optimizer.Parse("adam"));
    }
}
