namespace Functional.Tests;

/// <summary>A layer and a network of one's own: records with one method, which compile and train like those that are built in.</summary>
public sealed class OwnPartsSample
{
    sealed record Gain(double Start) : ILayer
    {
        public Tensor Apply(Call call, Tensor x) => x * call.Parameter("gain", x.Shape.Last, Initializer.Constant(Start));
    }

    sealed record WideAndDeep(int Units) : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var (wide, deep) = inputs;
            var hidden = call.Apply("hidden", new Dense(Units, Activation.Relu), deep);
            var output = call.Apply("output", new Dense(1), Ops.Concatenate([wide, hidden]));
            return Tensors.Named(("output", output), ("aux_output", call.Apply("aux_output", new Dense(1), hidden)));
        }
    }

    sealed record Twice : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var layer = new Dense(3, Activation.Tanh);
            return call.Shared("hidden", layer, call.Shared("hidden", layer, inputs.Single));
        }
    }

    static readonly Tensor X = Key.Of(1).Normal([80, 8]);
    static readonly Tensor Y = X.Sum(1, keepDims: true);

    static (Tensor, Tensor) Columns(Tensor x) => (x[.., ..5], x[.., 2..]);

    [Fact]
    public void A_layer_of_ones_own_declares_its_parameters_by_using_them()
    {
        var model = Sequential.Input(8).Then(new Gain(2)).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);

        Assert.Equal(["gain/gain", "dense/kernel", "dense/bias"], model.Parameters.Paths);
        Assert.Equal(Tensor.Full([8], 2), model.Parameters["gain/gain"]);

        var trained = model.Fit(X, Y, epochs: 20);
        Assert.True(trained.History["loss"].Last < 0.1 * trained.History["loss"][0], trained.History.ToString());
        Assert.NotEqual(model.Parameters["gain/gain"], trained.Parameters["gain/gain"]);
    }

    [Fact]
    public void A_network_of_ones_own_has_several_inputs_and_outputs()
    {
        var own = new WideAndDeep(30).WithInputs(("wide_input", 5), ("deep_input", 6)).Compile(Optimizer.Sgd(), Loss.Mse);

        Assert.Equal(["output", "aux_output"], own.Network.Outputs.Select(port => port.Name));
        Assert.Equal(["loss", "output_loss", "aux_output_loss"], own.Evaluate(Columns(X), (Y, Y)).Keys);
    }

    [Fact]
    public void Every_output_has_an_objective_and_tuples_are_data()
    {
        var data = Dataset.Of(X, Y);
        var (train, valid) = data.SplitLast(0.25);

        var trained = new WideAndDeep(30)
            .WithInputs(("wide_input", 5), ("deep_input", 6))
            .Compile(Optimizer.Sgd(0.01), [new("output", Loss.Mse, weight: 0.9), new("aux_output", Loss.Mse, weight: 0.1)])
            .Fit(Columns(train.X), (train.Y, train.Y), epochs: 20, validation: (Columns(valid.X), (valid.Y, valid.Y)));
        var (price, auxPrice) = trained.Predict(Columns(valid.X));

        Assert.Equal([20, 1], price.Shape);
        Assert.Equal([20, 1], auxPrice.Shape);
        var (last, logs) = (trained.History["val_aux_output_loss"].Last, trained.History[19]);
        Assert.True(last < trained.History["val_aux_output_loss"][0]);
        Assert.Equal((0.9 * logs["output_loss"]) + (0.1 * logs["aux_output_loss"]), logs.Loss, 1e-5);
    }

    [Fact]
    public void A_layer_used_twice_is_said_to_be_shared()
    {
        var model = new Twice().WithInputs(("x", 3)).Compile(Optimizer.Sgd(), Loss.Mse);

        Assert.Equal(["hidden/kernel", "hidden/bias"], model.Parameters.Paths);
        Assert.Equal([80, 3], model.Predict(X[.., ..3]).Shape);
    }
}
