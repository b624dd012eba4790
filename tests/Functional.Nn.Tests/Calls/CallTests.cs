namespace Functional.Tests;

public sealed class CallTests
{
    sealed record Gain(double Start) : ILayer
    {
        public Tensor Apply(Call call, Tensor x) => x * call.Parameter("gain", x.Shape.Last, Initializer.Constant(Start));
    }

    /// <summary>Counts the batches it has seen while training.</summary>
    sealed record Counter : ILayer
    {
        public Tensor Apply(Call call, Tensor x)
        {
            var seen = call.State("seen", Shape.Scalar);
            if (call.IsTraining)
            {
                call.Update("seen", seen + 1);
            }
            return x + call.State("seen_before", Shape.Scalar);
        }
    }

    [Fact]
    public void Asking_for_a_parameter_declares_it()
    {
        var blueprint = new Gain(2).Build(3);
        Assert.Equal(["gain float32[3]"], blueprint.Declarations.Select(d => d.ToString()));
        Assert.Equal(Parameters.Of(("gain", Tensor.Full(3, 2))), blueprint.Parameters(Key.Of(0)));
        Assert.Equal(
            [
                [2, 4, 6],
            ],
            new Gain(2).Run(
                new Gain(2).Init(Key.Of(0), 3),
                [
                    [1, 2, 3],
                ]
            )
        );
    }

    [Fact]
    public void Initial_values_depend_on_path_and_key_and_not_on_order()
    {
        var layer = Layer.Of("two", (call, x) => x * call.Parameter("a", 4) * call.Parameter("b", 4));
        var swapped = Layer.Of("two", (call, x) => x * call.Parameter("b", 4) * call.Parameter("a", 4));
        var (one, other) = (layer.Init(Key.Of(5), 4), swapped.Init(Key.Of(5), 4));
        Assert.Equal(one["a"], other["a"]);
        Assert.Equal(one["b"], other["b"]);
        Assert.NotEqual(one["a"], one["b"]);
        Assert.NotEqual(one["a"], layer.Init(Key.Of(6), 4)["a"]);
    }

    [Fact]
    public void A_name_used_twice_is_refused_with_the_cure()
    {
        var twice = Layer.Of("twice", (call, x) => x * call.Parameter("w", 4) * call.Parameter("w", 4));
        var error = Assert.Throws<ArgumentException>(() => twice.Build(4));
        Assert.Contains("the name \"w\" is used twice", error.Message, StringComparison.Ordinal);
        var parts = Layer.Of("parts", (call, x) => call.Apply("d", new Dense(4), call.Apply("d", new Dense(4), x)));
        Assert.Contains(
            "call.Shared(name, layer, x)",
            Assert.Throws<ArgumentException>(() => parts.Build(4)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_shared_layer_has_one_set_of_parameters()
    {
        var shared = Layer.Of("shared", (call, x) => call.Shared("d", new Dense(4), call.Shared("d", new Dense(4), x)));
        Assert.Equal(["d/kernel", "d/bias"], shared.Build(4).Declarations.Select(d => d.Path));
        var parameters = shared.Init(Key.Of(0), 4);
        var x = Tensor.Ones(2, 4);
        var by = Ops.MatMul(Ops.MatMul(x, parameters["d/kernel"]), parameters["d/kernel"]);
        Assert.Equal(by, shared.Run(parameters, x));
    }

    [Fact]
    public void A_shared_name_stands_for_equal_layers_only()
    {
        var two = Layer.Of("two", (call, x) => call.Shared("d", new Dense(4), call.Shared("d", new Dense(4, Activation.Relu), x)));
        var error = Assert.Throws<ArgumentException>(() => two.Build(4));
        Assert.Contains("\"d\" is shared by two different layers: Dense(4, relu) and Dense(4)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_is_updated_in_training_and_returned()
    {
        var network = ((ILayer)new Counter()).Named("counter");
        var whole = Sequential.Input(2).Then(network);
        var state = whole.InitState(Key.Of(0));
        Assert.Equal(["counter/seen", "counter/seen_before"], state.Paths);

        var trained = whole.Run(Parameters.Empty, state, Tensor.Ones(3, 2), Mode.Training, Key.Of(0));
        Assert.Equal(1, trained.State["counter/seen"].ToDouble());
        Assert.Equal(0, state["counter/seen"].ToDouble());
        var predicted = whole.Run(Parameters.Empty, trained.State, Tensor.Ones(3, 2), Mode.Inference, Key.Of(0));
        Assert.Equal(1, predicted.State["counter/seen"].ToDouble());
    }

    [Fact]
    public void An_update_of_what_was_not_asked_for_or_of_another_shape_is_refused()
    {
        var unknown = Layer.Of(
            "unknown",
            (call, x) =>
            {
                call.Update("mean", x);
                return x;
            }
        );
        Assert.Contains("never asked for", Assert.Throws<ArgumentException>(() => unknown.Build(2)).Message, StringComparison.Ordinal);
        var wide = Layer.Of(
            "wide",
            (call, x) =>
            {
                call.State("mean", 2);
                call.Update("mean", Tensor.Zeros(3));
                return x;
            }
        );
        Assert.Contains("state Float32 [2]", Assert.Throws<ShapeException>(() => wide.Build(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_differ_between_requests_and_paths()
    {
        var noise = Layer.Of(
            "noise",
            (call, x) => x + Ops.Stack([call.NextKey().Uniform(x.Shape[1..]), call.NextKey().Uniform(x.Shape[1..])])
        );
        var y = noise.Run(Parameters.Empty, Tensor.Zeros(2, 3), key: Key.Of(1));
        Assert.NotEqual(y[0], y[1]);
        Assert.Equal(y, noise.Run(Parameters.Empty, Tensor.Zeros(2, 3), key: Key.Of(1)));
    }

    [Fact]
    public void Penalties_of_weights_and_activities_add_up_once()
    {
        var layer = new Dense(2) { KernelRegularizer = Regularizer.L2(0.5), ActivityRegularizer = Regularizer.L1(0.1) };
        var network = Sequential.Input(2).Then(layer);
        var parameters = Parameters.Of(
            (
                "dense/kernel",
                [
                    [1, 2],
                    [3, 4],
                ]
            ),
            ("dense/bias", [0, 0])
        );
        Tensor x =
        [
            [1, 0],
            [0, 1],
        ];
        var run = network.Run(parameters, Parameters.Empty, x, Mode.Inference, Key.Of(0));
        Assert.Equal((0.5 * 30) + (0.1 * 10 / 2), run.Penalty().ToDouble(), 1e-5);
        Assert.Equal(0, Sequential.Input(2).Dense(2).Run(parameters, Parameters.Empty, x, Mode.Inference, Key.Of(0)).Penalty().ToDouble());
    }

    [Fact]
    public void Parameters_that_are_missing_or_of_another_network_are_named()
    {
        var dense = new Dense(2);
        var missing = Assert.Throws<ArgumentException>(() => dense.Run(Parameters.Of(("kernel", Tensor.Zeros(3, 2))), Tensor.Zeros(1, 3)));
        Assert.Contains("hold no \"bias\"; they hold: kernel", missing.Message, StringComparison.Ordinal);
        var other = Assert.Throws<ShapeException>(() => dense.Run(dense.Init(Key.Of(0), 4), Tensor.Zeros(1, 3)));
        Assert.Contains("needed [3, 2], value [4, 2]", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Traces_carry_the_path_of_the_layer()
    {
        var network = Sequential.Input(3).Dense(4, Activation.Relu, name: "hidden").Dense(1);
        var parameters = network.Init(Key.Of(0));
        var trace = Autodiff.Trace(p => Ops.Sum(network.Run(p, Tensor.Ones(2, 3))), parameters);
        var paths = trace.Nodes.Where(n => n.Op is not null).Select(n => n.Path).Distinct();
        Assert.Equal(["hidden", "dense", ""], paths);
    }

    [Fact]
    public void Branching_on_a_value_is_refused_when_the_network_is_built()
    {
        var branch = Layer.Of("branch", (_, x) => Ops.Sum(x).ToDouble() > 0 ? x : -x);
        var error = Assert.Throws<InvalidOperationException>(() => Sequential.Input(2).Then(branch));
        Assert.Contains("Ops.Where", error.Message, StringComparison.Ordinal);
    }
}
