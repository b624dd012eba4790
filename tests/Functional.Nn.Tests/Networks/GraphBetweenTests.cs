namespace Functional.Tests;

public sealed class GraphBetweenTests
{
    static readonly Node Wide = Graph.Input(2, name: "wide");
    static readonly Node Deep = Graph.Input(3, name: "deep");
    static readonly Node Hidden = Deep.Dense(4, Activation.Tanh).Dense(5, Activation.Tanh);
    static readonly Node Merged = Graph.Concatenate(Wide, Hidden);
    static readonly Graph Whole = new([Wide, Deep], [Merged.Dense(1, name: "output"), Hidden.Dense(1, name: "aux")]);

    [Fact]
    public void The_layers_keep_their_names_so_that_parameters_of_the_whole_fit()
    {
        var part = Whole.Between(["deep"], ["dense_1"]);
        Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], part.Blueprint.Declarations.Select(d => d.Path));
        var p = Whole.Init(Key.Of(0));
        var x = Key.Of(1).Normal([6, 3]);
        var expected = (((x.MatMul(p["dense/kernel"]) + p["dense/bias"]).Tanh().MatMul(p["dense_1/kernel"])) + p["dense_1/bias"]).Tanh();
        Assert.Equal(expected, part.Run(p, x).Single);
        Assert.Equal([new Port("dense_1", 5)], part.Outputs);
    }

    [Fact]
    public void A_part_may_begin_in_the_middle_and_have_several_outputs()
    {
        var part = Whole.Between(["wide", "dense"], ["concatenate", "output"]);
        Assert.Equal([new Port("wide", 2), new Port("dense", 4)], part.Inputs);
        Assert.Equal([new Port("concatenate", 7), new Port("output", 1)], part.Outputs);
        Assert.Equal(["dense_1/kernel", "dense_1/bias", "output/kernel", "output/bias"], part.Blueprint.Declarations.Select(d => d.Path));
    }

    [Fact]
    public void Nodes_name_places_as_well() => Assert.Equal(Whole.Between(["deep"], ["dense_1"]), Whole.Between([Deep], [Hidden]));

    [Fact]
    public void A_sequential_network_has_places_between_its_layers()
    {
        var network = Sequential.Input(3).Dense(4, name: "hidden").Dropout(0.5).Dense(2);
        Assert.Equal(["hidden/kernel", "hidden/bias"], network.Between(["input"], ["dropout"]).Init(Key.Of(0)).Paths);
        Assert.Equal(["dense/kernel", "dense/bias"], network.Between(["dropout"], ["dense"]).Init(Key.Of(0)).Paths);
    }

    [Fact]
    public void A_use_of_a_shared_layer_is_named_by_its_place()
    {
        var (a, b) = (Graph.Input(3, "a"), Graph.Input(3, "b"));
        var encode = new Dense(2).Shared("encoder");
        var network = new Graph([a, b], [a.Then(encode) - b.Then(encode)]);
        var error = Assert.Throws<ArgumentException>(() => network.Between(["a"], ["encoder"]));
        Assert.Contains("encoder[0][0], encoder[1][0]", error.Message, StringComparison.Ordinal);
        Assert.Equal(["encoder/kernel", "encoder/bias"], network.Between(["b"], ["encoder[1][0]"]).Init(Key.Of(0)).Paths);
    }

    [Fact]
    public void What_is_not_there_or_cannot_be_reached_is_said()
    {
        var error = Assert.Throws<ArgumentException>(() => Whole.Between(["deep"], ["hiden"]));
        Assert.Contains("\"hiden\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("dense_1", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Whole.Between(["deep"], ["output"]));
        Assert.Contains("\"output\" cannot be computed from [deep] alone", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Whole.Between(["wide", "deep"], ["aux"]));
        Assert.Contains("\"wide\" leads to no output", error.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => new Own().WithInputs(("x", 2)).Between(["x"], ["dense"]));
    }

    sealed record Own : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) => call.Apply("dense", new Dense(1), inputs[0]);
    }
}
