namespace Functional.Tests;

public sealed class GraphTests
{
    static readonly Node Wide = Graph.Input(5, name: "wide_input");
    static readonly Node Deep = Graph.Input(6, name: "deep_input");

    static Graph WideAndDeep()
    {
        var hidden = Deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
        return new([Wide, Deep], [Graph.Concatenate(Wide, hidden).Dense(1, name: "output"), hidden.Dense(1, name: "aux_output")]);
    }

    [Fact]
    public void Inputs_outputs_names_and_shapes_are_known_when_it_is_drawn()
    {
        var graph = WideAndDeep();
        Assert.Equal([new Port("wide_input", 5), new Port("deep_input", 6)], graph.Inputs);
        Assert.Equal([new Port("output", 1), new Port("aux_output", 1)], graph.Outputs);
        Assert.Equal(
            [
                "dense/kernel",
                "dense/bias",
                "dense_1/kernel",
                "dense_1/bias",
                "output/kernel",
                "output/bias",
                "aux_output/kernel",
                "aux_output/bias",
            ],
            graph.Init(Key.Of(0)).Paths
        );
        Assert.Equal(3517, graph.Init(Key.Of(0)).Size);
        Assert.Equal([105], Graph.Concatenate(Wide, Deep.Dense(100)).Shape);
    }

    [Fact]
    public void It_computes_what_its_layers_compute()
    {
        var graph = WideAndDeep();
        var p = graph.Init(Key.Of(1));
        var (wide, deep) = (Key.Of(2).Normal([4, 5]), Key.Of(3).Normal([4, 6]));
        Tensor Layer(string name, Tensor x) => x.MatMul(p[$"{name}/kernel"]) + p[$"{name}/bias"];
        var hidden = Layer("dense_1", Layer("dense", deep).Relu()).Relu();
        var outputs = graph.Run(p, Tensors.Of(wide, deep));
        Assert.Equal(Layer("output", Ops.Concatenate([wide, hidden])), outputs["output"]);
        Assert.Equal(Layer("aux_output", hidden), outputs["aux_output"]);
    }

    [Fact]
    public void Layers_stand_in_the_order_of_Keras_with_what_they_are_connected_to() =>
        Assert.Equal(
            [
                ("deep_input", "InputLayer", []),
                ("dense", "Dense", ["deep_input[0][0]"]),
                ("wide_input", "InputLayer", []),
                ("dense_1", "Dense", ["dense[0][0]"]),
                ("concatenate", "Concatenate", ["wide_input[0][0]", "dense_1[0][0]"]),
                ("output", "Dense", ["concatenate[0][0]"]),
                ("aux_output", "Dense", ["dense_1[0][0]"]),
            ],
            WideAndDeep().Connections.Select(c => (c.Name, c.Kind, c.From))
        );

    [Fact]
    public void A_shared_layer_has_one_set_of_parameters()
    {
        var (a, b) = (Graph.Input(3), Graph.Input(3));
        var encode = new Dense(4, Activation.Tanh).Shared("encoder");
        var graph = new Graph([a, b], [Graph.Subtract(a.Then(encode), b.Then(encode)).Dense(1)]);
        Assert.Equal(["encoder/kernel", "encoder/bias", "dense/kernel", "dense/bias"], graph.Init(Key.Of(0)).Paths);
        var x = Key.Of(5).Normal([2, 3]);
        Assert.Equal(graph.Init(Key.Of(0))["dense/bias"] + Tensor.Zeros(2, 1), graph.Run(graph.Init(Key.Of(0)), Tensors.Of(x, x))[0]);
        var subtract = graph.Connections.Single(c => c.Name == "subtract");
        Assert.Equal(["encoder[0][0]", "encoder[1][0]"], subtract.From);
        Assert.Equal(["input_1[0][0]", "input_2[0][0]"], graph.Connections.Single(c => c.Name == "encoder").From);
    }

    [Fact]
    public void Graphs_and_own_networks_are_parts_of_graphs()
    {
        var inner = WideAndDeep();
        var outputs = Graph.Apply(inner, "inner", Wide, Deep);
        var (first, second) = outputs;
        Assert.Equal((first, second, 2), (outputs["output"], outputs[1], outputs.Count));
        var outer = new Graph([Wide, Deep], [(first + second).Dense(1, name: "sum")]);
        var p = outer.Init(Key.Of(0));
        Assert.Contains("inner/dense_1/kernel", p.Paths);
        var (wide, deep) = (Key.Of(2).Normal([4, 5]), Key.Of(3).Normal([4, 6]));
        var parts = inner.Run(
            Parameters.From(inner.Init(Key.Of(0)).Paths.Select(x => KeyValuePair.Create(x, p[$"inner/{x}"]))),
            Tensors.Of(wide, deep)
        );
        Assert.Equal((parts[0] + parts[1]).MatMul(p["sum/kernel"]) + p["sum/bias"], outer.Run(p, Tensors.Of(wide, deep))[0]);
        Assert.Throws<ArgumentException>(() => outputs["nothing"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => outputs[2]);
    }

    [Fact]
    public void Equal_graphs_are_equal()
    {
        Assert.Equal(WideAndDeep(), WideAndDeep());
        Assert.Equal(WideAndDeep().GetHashCode(), WideAndDeep().GetHashCode());
        var x = Graph.Input(3);
        Graph Of(Func<Node, Node> f) => new([x], [f(x)]);
        Assert.NotEqual(Of(n => n.Dense(3)), Of(n => n.Dense(4)));
        Assert.NotEqual(Of(n => n.Dense(3) + n), Of(n => n + n.Dense(3)));
        Assert.NotEqual(Of(n => n.Dense(3) + n), Of(n => n.Dense(3) - n));
    }

    [Fact]
    public void One_node_may_be_used_many_times_and_rows_are_added_one_by_one()
    {
        var x = Graph.Input(3);
        var y = x.Then(Serial.Of(new Dense(4), new Activate(Activation.Tanh)));
        var square = y * y;
        var graph = new Graph([x], [square]);
        Assert.Equal(["input_1", "dense", "activation", "multiply"], graph.Connections.Select(c => c.Name));
        Assert.Equal(("input_1", "activation", "multiply"), (graph.NameOf(x), graph.NameOf(y), graph.NameOf(square)));
        Assert.Throws<ArgumentException>(() => graph.NameOf(x.Dense(1)));
    }

    public static TheoryData<string, Func<object>> Mistakes =>
        new()
        {
            { "needs at least one input and one output", () => new Graph([], []) },
            { "input \"deep_input [6]\", which is not among", () => new Graph([Wide], [Deep.Dense(1)]) },
            { "input \"wide_input\" leads to no output", () => new Graph([Wide, Deep], [Deep.Dense(1)]) },
            { "is made by a layer", () => new Graph([Wide.Dense(1)], [Wide.Dense(1)]) },
            { "an input is listed twice", () => new Graph([Wide, Wide], [Wide.Dense(1)]) },
            { "two layers of the graph are called \"x\"", () => new Graph([Wide], [Wide.Dense(1, name: "x").Dense(1, name: "x")]) },
            {
                "shared by two different layers",
                () => new Graph([Wide], [Wide.Then(new Dense(2).Shared("s")), Wide.Then(new Dense(3).Shared("s"))])
            },
            { "two inputs of the graph are called \"a\"", TwoInputs },
        };

    static object TwoInputs()
    {
        var (a, b) = (Graph.Input(2, "a"), Graph.Input(2, "a"));
        return new Graph([a, b], [a + b]);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_named_when_the_graph_is_drawn(string part, Func<object> draw)
    {
        var error = Assert.Throws<ArgumentException>(draw);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_listed_twice_is_refused()
    {
        var y = Wide.Dense(1);
        Assert.Contains(
            "an output is listed twice",
            Assert.Throws<ArgumentException>(() => new Graph([Wide], [y, y])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Shapes_that_do_not_fit_name_the_layer()
    {
        var error = Assert.Throws<ShapeException>(() => Graph.Input([4, 5]).Then(new Reshape([7]), name: "square"));
        Assert.Contains("square", error.Message, StringComparison.Ordinal);
        Assert.Contains("add", Assert.Throws<ShapeException>(() => Wide + Deep).Message, StringComparison.Ordinal);
    }
}
