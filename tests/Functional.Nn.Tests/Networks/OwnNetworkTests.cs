namespace Functional.Tests;

public sealed class OwnNetworkTests
{
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

    sealed record Unnamed : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) => Tensors.Of(inputs[0], inputs[0] * 2);
    }

    [Fact]
    public void Inputs_get_names_and_shapes_and_outputs_follow()
    {
        var network = new WideAndDeep(30).WithInputs(("wide_input", 5), ("deep_input", 6));
        Assert.Equal([new Port("wide_input", 5), new Port("deep_input", 6)], network.Inputs);
        Assert.Equal([new Port("output", 1), new Port("aux_output", 1)], network.Outputs);
        Assert.Equal("WideAndDeep", network.Kind);
        Assert.Equal(
            ["hidden/kernel", "hidden/bias", "output/kernel", "output/bias", "aux_output/kernel", "aux_output/bias"],
            network.Init(Key.Of(0)).Paths
        );
        Assert.Equal([35, 1], network.Init(Key.Of(0))["output/kernel"].Shape);
    }

    [Fact]
    public void Outputs_without_names_are_numbered_from_1() =>
        Assert.Equal(["output_1", "output_2"], new Unnamed().WithInputs(("x", 3)).Outputs.Select(p => p.Name));

    [Fact]
    public void Equal_networks_with_equal_inputs_are_equal()
    {
        Assert.Equal(new WideAndDeep(3).WithInputs(("a", 5), ("b", 6)), new WideAndDeep(3).WithInputs(("a", 5), ("b", 6)));
        Assert.NotEqual(new WideAndDeep(3).WithInputs(("a", 5), ("b", 6)), new WideAndDeep(4).WithInputs(("a", 5), ("b", 6)));
    }

    [Fact]
    public void A_network_needs_an_input_and_fitting_shapes()
    {
        Assert.Throws<ArgumentException>(() => new WideAndDeep(3).WithInputs(Array.Empty<Port>()));
        var error = Assert.Throws<InvalidOperationException>(() => new WideAndDeep(3).WithInputs(("a", 5)));
        Assert.Contains("2 tensors were expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_whose_first_axis_is_not_the_batch_is_refused()
    {
        var sum = Layer.Of("sum", (_, x) => Ops.Sum(x, 0));
        var error = Assert.Throws<InvalidOperationException>(() => Sequential.Input(3).Then(sum));
        Assert.Contains("has shape [3]: the first axis of an output must be the batch", error.Message, StringComparison.Ordinal);
    }
}
