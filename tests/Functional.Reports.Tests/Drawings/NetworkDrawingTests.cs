namespace Functional.Tests;

public sealed class NetworkDrawingTests
{
    [Fact]
    public void A_graph_is_drawn_with_its_inputs_outputs_shapes_and_counts()
    {
        var diagram = Drawing.Of(Sample.WideAndDeep()).Diagram;

        string[] names = ["aux_output", "concatenate", "deep_input", "dense", "dense_1", "output", "wide_input"];
        Assert.Equal(names, diagram.Nodes.Select(n => n.Name).Order(StringComparer.Ordinal));
        var nodes = diagram.Nodes.ToDictionary(n => n.Name);
        Assert.Equal("(None, 30)", nodes["dense"].Shape);
        Assert.Equal("210 parameters", nodes["dense"].Parameters);
        Assert.Null(nodes["concatenate"].Parameters);
        Assert.Equal(LayerRole.Input, nodes["wide_input"].Role);
        Assert.Equal(["aux_output", "output"], diagram.Outputs.Select(i => diagram.Nodes[i].Name).Order());
        Assert.Equal(6, diagram.Edges.Count);
        Assert.Contains(diagram.Edges, e => diagram.Nodes[e.From].Name == "wide_input" && diagram.Nodes[e.To].Name == "concatenate");
    }

    [Fact]
    public void A_chain_is_drawn_with_what_is_frozen()
    {
        var network = Sequential.Input(64).Dense(32, Activation.Relu).Dropout(0.1).Dense(10);
        var model = network.Compile(Optimizer.Sgd(), Loss.Mse).Freeze(path => path.StartsWith("dense/", StringComparison.Ordinal));

        var diagram = Drawing.Of(model).Diagram;

        Assert.Equal(["input", "dense", "dropout", "dense_1"], diagram.Nodes.Select(n => n.Name));
        Assert.Equal([null, "2,080 parameters, frozen", null, "330 parameters"], diagram.Nodes.Select(n => n.Parameters));
        Assert.Equal([(0, 1), (1, 2), (2, 3)], diagram.Edges);
        Assert.Equal("2,080 parameters", Drawing.Of(network).Diagram.Nodes[1].Parameters);
    }

    [Fact]
    public void Networks_inside_are_one_box_or_shown_with_their_layers()
    {
        var folded = Drawing.Of(Sample.Nested()).Diagram.Nodes.Single(n => n.Name == "encoder");
        var shown = Drawing.Of(Sample.Nested(), expandNested: true).Diagram.Nodes.Single(n => n.Name == "encoder");

        Assert.Null(folded.Inner);
        Assert.Equal("82 parameters", folded.Parameters);
        Assert.Equal(["dense", "dropout", "dense_1"], shown.Inner!.Nodes.Select(n => n.Name));
        Assert.Equal(["54 parameters", null, "28 parameters"], shown.Inner.Nodes.Select(n => n.Parameters));
    }

    [Fact]
    public void A_shared_layer_has_a_box_for_every_use()
    {
        var shared = new Dense(3).Shared("twin");
        var (a, b) = (Graph.Input(3, name: "a"), Graph.Input(3, name: "b"));
        var graph = new Graph([a, b], [Graph.Add(a.Then(shared), b.Then(shared).Then(shared))]);

        var diagram = Drawing.Of(graph).Diagram;

        var twins = diagram.Nodes.Where(n => n.Name.StartsWith("twin", StringComparison.Ordinal)).ToList();
        Assert.Equal(["twin", "twin, use 2", "twin, use 3"], twins.Select(n => n.Name));
        Assert.Equal(["12 parameters", "shared", "shared"], twins.Select(n => n.Parameters));
        Assert.NotEmpty(Drawing.Of(graph).ToSvg());
    }

    [Fact]
    public void A_network_of_code_is_one_box_that_lists_its_layers()
    {
        var diagram = Drawing.Of(new Twice().WithInputs(("x", 3), ("y", 3))).Diagram;

        Assert.Equal(["x", "y", "twice"], diagram.Nodes.Select(n => n.Name));
        Assert.Contains("first (Dense)", diagram.Nodes[2].Tooltip, StringComparison.Ordinal);
        Assert.Equal("24 parameters", diagram.Nodes[2].Parameters);
    }

    sealed record Twice : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) =>
            Tensors.Of(call.Apply("first", new Dense(3), inputs[0]) + call.Apply("second", new Dense(3), inputs[1]));
    }
}
