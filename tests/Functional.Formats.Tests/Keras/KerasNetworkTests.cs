using System.Text.Json;
using Functional.Conformance;
using Functional.Testing;

namespace Functional.Tests;

public sealed class KerasNetworkTests
{
    public static TheoryData<string, string> Files =>
        new()
        {
            { "keras2", "sequential_adam" },
            { "keras2", "functional_two_in_two_out" },
            { "keras2", "nested_shared" },
            { "keras2", "uncompiled" },
            { "keras3", "sequential" },
            { "keras3", "functional_two_in_two_out" },
            { "keras3", "nested_shared" },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_network_predicts_what_Keras_predicts_with_its_weights(string generation, string name)
    {
        var recorded = Golden.Load($"{generation}/expected.json").GetProperty(name);
        var network = KerasJson.ReadNetwork(Golden.Text($"{generation}/{name}.json"));
        var model = network.Compile(Optimizer.Sgd(), Loss.Mse);
        var weights = RecordedWeights.Match(network.Blueprint.Declarations, recorded.GetProperty("weights"), DType.Float32);
        model = model
            .WithParameters(weights.Where(model.Parameters.Contains))
            .WithState(weights.Where(path => !model.Parameters.Contains(path)));

        var predicted = model.Predict(Group(recorded.GetProperty("x"), network.Inputs));

        var expected = Group(recorded.GetProperty("y"), network.Outputs);
        Assert.Equal(expected.Count, predicted.Count);
        foreach (var (e, p) in expected.Values.Zip(predicted.Values))
        {
            Assert.Equal(e.Shape, p.Shape);
            Tolerance.Float32.Check(e.ToArray<double>(), p.ToArray<double>(), name);
        }
    }

    [Fact]
    public void Inputs_outputs_and_layers_keep_their_names()
    {
        var network = KerasJson.ReadNetwork(Golden.Text("keras2/functional_two_in_two_out.json"));

        Assert.Equal(["wide_input", "deep_input"], network.Inputs.Select(p => p.Name));
        Assert.Equal(["output", "aux_output"], network.Outputs.Select(p => p.Name));
        var hidden = Graph.Input(3, "deep_input");
        var wide = Graph.Input(2, "wide_input");
        var dense = hidden.Dense(4, Activation.Relu, name: "dense");
        var joined = Graph.Apply(Merge.Concatenate(), "concatenate", wide, dense)[0];
        Assert.Equal(new Graph([wide, hidden], [joined.Dense(1, name: "output"), dense.Dense(2, name: "aux_output")]), network);
    }

    [Fact]
    public void Both_generations_write_the_same_network() =>
        Assert.Equal(
            Renamed(KerasJson.ReadNetwork(Golden.Text("keras2/nested_shared.json"))),
            Renamed(KerasJson.ReadNetwork(Golden.Text("keras3/nested_shared.json")))
        );

    [Fact]
    public void A_row_of_layers_becomes_sequential_with_every_option()
    {
        var network = (Sequential)KerasJson.ReadNetwork(Golden.Text("keras2/sequential_adam.json"));

        var dense = Assert.IsType<Dense>(Assert.IsType<Named>(network.Layers[1]).Layer);
        Assert.Equal((5, Activation.Relu), (dense.Units, dense.Activation));
        Assert.Equal(Regularizer.L2(0.009999999776482582), dense.KernelRegularizer);
        Assert.Equal(("dense", Shape.Of(2, 3)), (((Named)network.Layers[1]).Name, network.Inputs[0].Shape));
    }

    [Theory]
    // Standalone Keras: a bare list; TensorFlow 2.0: no entry for the input; later: an entry.
    [InlineData("""[{"class_name":"Dense","config":{"name":"d","units":2,"batch_input_shape":[null,3]}}]""")]
    [InlineData("""{"layers":[{"class_name":"Dense","config":{"name":"d","units":2,"batch_input_shape":[null,3]}}]}""")]
    [InlineData(
        """
            {"name":"s","layers":[{"class_name":"InputLayer","config":{"batch_shape":[null,3],"name":"d_input"}},
            {"class_name":"Dense","config":{"name":"d","units":2}}]}
            """
    )]
    public void Rows_of_all_generations_are_read(string config) =>
        Assert.Equal(
            Sequential.Input(3, "d_input").Dense(2, name: "d"),
            KerasJson.ReadNetwork($$$"""{"class_name":"Sequential","config":{{{config}}}}""")
        );

    [Fact]
    public void The_order_of_layers_in_the_file_does_not_matter()
    {
        const string json = """
            {"class_name":"Model","config":{"layers":[
            {"class_name":"Dense","name":"b","config":{"units":1},"inbound_nodes":[[["a",0,0,{}]]]},
            {"class_name":"Dense","name":"a","config":{"units":2},"inbound_nodes":[[["x",0,0,{"training":null}]]]},
            {"class_name":"InputLayer","name":"x","config":{"batch_input_shape":[null,3]},"inbound_nodes":[]}],
            "input_layers":["x",0,0],"output_layers":[["b",0,0]]}}
            """;
        var x = Graph.Input(3, "x");

        Assert.Equal(new Graph([x], [x.Dense(2, name: "a").Dense(1, name: "b")]), KerasJson.ReadNetwork(json));
    }

    [Fact]
    public void A_functional_model_inside_a_row_is_a_layer()
    {
        var inner = Golden.Load("keras2/nested_shared.json").GetRawText();
        var json = $$$"""
            {"class_name":"Sequential","config":{"layers":[
            {"class_name":"InputLayer","config":{"batch_input_shape":[null,4],"name":"x"}},{{{inner}}},
            {"class_name":"Dense","config":{"name":"last","units":1}}]}}
            """;

        var network = KerasJson.ReadNetwork(json);

        Assert.Contains("model/inner/dense/kernel", network.Blueprint.Declarations.Select(d => d.Path));
        Assert.Equal(1, network.Outputs[0].Shape.Last);
    }

    public static TheoryData<string, string> NotHere =>
        new()
        {
            { Row("""{"class_name":"Conv2D","config":{"name":"c","filters":3}}"""), "\"c\": the layer Conv2D is not supported" },
            {
                Row("""{"class_name":"Dense","config":{"name":"d","units":3,"lora_rank":4}}"""),
                "Dense \"d\": not supported is the option lora_"
            },
            { Row("""{"class_name":"Flatten","config":{"name":"f","data_format":"channels_first"}}"""), "data_format = channels_first" },
            { Row("""{"class_name":"Dense","config":{"name":"d","units":3,"dtype":"mixed_float16"}}"""), "dtype = mixed_float16" },
            { Row("""{"class_name":"Dense","config":{"name":"d","units":3,"activation":"sine"}}"""), "no activation is called \"sine\"" },
            { Row("""{"class_name":"Dense","config":{"name":"d","units":3,"kernel_initializer":{"class_name":"Mine"}}}"""), "Mine" },
            {
                Row("""{"class_name":"Dense","config":{"name":"d","units":3,"dtype":"float64"}}"""),
                "Dense \"d\": not supported is dtype = float64 behind the input \"input\", which is Float32"
            },
            {
                Row(
                    """
                    {"class_name":"Sequential","config":{"name":"in","layers":[{"class_name":"Dense",
                    "config":{"name":"d","units":3,"dtype":"float64","batch_input_shape":[null,2,2]}}]}}
                    """
                ),
                "Dense \"d\": not supported is dtype = float64"
            },
            { Called("""[["x",0,0,{"training":false}]]""", "[\"d\",0,0]"), "\"d\": not supported is the argument training = False" },
            { Called("""[["x",0,0,{"training":true}]]""", "[\"d\",0,0]"), "\"d\": not supported is the argument training = True" },
            {
                Called("""{"args":[{"config":{"keras_history":["x",0,0]}}],"kwargs":{"training":false}}""", "[\"d\",0,0]"),
                "\"d\": not supported is the argument training = False"
            },
            { """{"class_name":"Subclassed","config":{}}""", "the model Subclassed is not supported" },
            {
                """{"class_name":"Sequential","config":[{"class_name":"Dense","config":{"units":1,"batch_input_shape":[null,null,3]}}]}""",
                "an input of unknown length"
            },
        };

    [Theory]
    [MemberData(nameof(NotHere))]
    public void What_is_not_here_is_named(string json, string expected) => AssertSays<NotSupportedException>(expected, json);

    public static TheoryData<string, string> Malformed =>
        new()
        {
            { "{", "no JSON" },
            { "3", "a name or an object with a class_name" },
            { """{"class_name":"Sequential","config":{"layers":[]}}""", "there are no layers" },
            { """{"class_name":"Sequential","config":[{"class_name":"Dense","config":{"units":1}}]}""", "the shape of the input" },
            { Row("""{"class_name":"Dense","config":{"name":"d"}}"""), "Dense \"d\": there is no \"units\"" },
            { Row("""{"class_name":"Dense","config":{"name":"d","units":1.5}}"""), "must be a whole number" },
            { Row("""{"class_name":"Dense","config":{"name":"d","units":1,"use_bias":"yes"}}"""), "must be true or false" },
            { Called("""[["y",0,0,{}]]""", "[\"d\",0,0]"), "reads output 0 of call 0 of \"y\", which nothing makes" },
            { Called("""[["x",0,0,{}]]""", "[\"z\",0,0]"), "of \"z\" is not made by anything" },
            { Called("""[["x",0]]""", "[\"d\",0,0]"), "a tensor is [layer, call, output]" },
            { Called("""[["x",0,0],["x",0,0]]""", "[\"d\",0,0]"), "it has one input, and 2 are given" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_malformed_is_named(string json, string expected) => AssertSays<InvalidDataException>(expected, json);

    [Fact]
    public void Frozen_layers_are_named_by_the_beginning_of_their_paths()
    {
        const string Json = """
            {"class_name":"Sequential","config":{"layers":[
            {"class_name":"InputLayer","config":{"name":"x","batch_input_shape":[null,2]}},
            {"class_name":"Dense","config":{"name":"a","units":2,"trainable":false}},
            {"class_name":"Sequential","config":{"name":"in","trainable":true,"layers":[
            {"class_name":"Dense","config":{"name":"b","units":2,"trainable":false,"batch_input_shape":[null,2]}},
            {"class_name":"Dense","config":{"name":"c","units":2,"trainable":true}}]}}]}}
            """;
        using var document = JsonDocument.Parse(Json);
        var frozen = KerasJson.ReadFrozen(document.RootElement);

        Assert.Equal(["a/", "in/b/"], frozen);
        var model = KerasJson.ReadNetwork(Json).Compile(Optimizer.Sgd(), Loss.Mse).Freeze(path => frozen.Any(path.StartsWith));
        Assert.Contains("Trainable params: 6 ", model.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_classes_that_are_read_are_listed()
    {
        Assert.Contains("Dense", KerasJson.Layers);
        Assert.Equal(["Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract"], KerasJson.Merges);
    }

    static void AssertSays<T>(string expected, string json)
        where T : Exception =>
        Assert.Contains(expected, Assert.Throws<T>(() => KerasJson.ReadNetwork(json)).Message, StringComparison.Ordinal);

    static string Row(string layer) =>
        $$$"""
            {"class_name":"Sequential","config":{"layers":[
            {"class_name":"InputLayer","config":{"batch_input_shape":[null,2,2]}},{{{layer}}}]}}
            """;

    static string Called(string call, string output) =>
        $$$"""
            {"class_name":"Functional","config":{"layers":[
            {"class_name":"InputLayer","name":"x","config":{"batch_input_shape":[null,3]},"inbound_nodes":[]},
            {"class_name":"Dense","name":"d","config":{"units":1},"inbound_nodes":[{{{call}}}]}],
            "input_layers":[["x",0,0]],"output_layers":[{{{output}}}]}}
            """;

    /// <summary>Layers without the numbers that Keras counts through a process.</summary>
    static string Renamed(Network network) =>
        network
            .ToString()!
            .Replace("input_layer", "input", StringComparison.Ordinal)
            .Replace("dense_2", "dense", StringComparison.Ordinal)
            .Replace("dense_3", "dense_1", StringComparison.Ordinal);

    static Tensors Group(JsonElement data, Sequence<Port> ports) =>
        ports.Count == 1 ? Tensors.Of(ToTensor(data)) : Tensors.Of([.. data.EnumerateArray().Select(ToTensor)]);

    static Tensor ToTensor(JsonElement data) => Tensor.Of<double>(data.Numbers(), Shape.Of(data.Dimensions())).Cast(DType.Float32);
}
