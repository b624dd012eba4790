using Functional.Testing;

namespace Functional.Tests;

public sealed class SummaryTests
{
    sealed record TwoHeads : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var hidden = call.Shared("hidden", new Dense(4), call.Shared("hidden", new Dense(4), inputs[0]));
            return Tensors.Named(("a", call.Apply("a", new Dense(1), hidden)), ("b", call.Apply("b", new Dense(2), hidden)));
        }
    }

    [Fact]
    public void The_table_is_that_of_Keras_byte_for_byte()
    {
        var network = Sequential
            .Input([28, 28])
            .Flatten()
            .Dense(300, Activation.Relu)
            .Dropout(0.2)
            .BatchNormalization()
            .Dense(100, Activation.Relu)
            .Dense(10, Activation.Softmax);
        Assert.Equal(Golden.Text("console/summary_sequential.txt").TrimEnd('\n'), network.Summary());
        Assert.Equal(network.Summary(), network.Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy).Summary());
    }

    [Fact]
    public void The_table_of_TensorFlow_2_has_rules_and_commas()
    {
        var network = Sequential.Input(784).Dense(64, Activation.Sigmoid, name: "dense_2").Dense(10, Activation.Softmax, name: "dense_3");
        string[] expected =
        [
            "Model: \"sequential\"",
            "_________________________________________________________________",
            "Layer (type)                 Output Shape              Param #   ",
            "=================================================================",
            "dense_2 (Dense)              (None, 64)                50240     ",
            "_________________________________________________________________",
            "dense_3 (Dense)              (None, 10)                650       ",
            "=================================================================",
            "Total params: 50,890",
            "Trainable params: 50,890",
            "Non-trainable params: 0",
            "_________________________________________________________________",
        ];
        Assert.Equal(string.Join('\n', expected), network.Summary(SummaryStyle.TensorFlow2));
    }

    static Graph WideAndDeep()
    {
        var (wide, deep) = (Graph.Input(5, "wide_input"), Graph.Input(6, "deep_input"));
        var hidden = deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
        return new([wide, deep], [Graph.Concatenate(wide, hidden).Dense(1, name: "output"), hidden.Dense(1, name: "aux_output")]);
    }

    [Fact]
    public void A_graph_shows_what_its_layers_are_connected_to_byte_for_byte() =>
        Assert.Equal(Golden.Text("console/summary_two_in_two_out.txt").TrimEnd('\n'), WideAndDeep().Summary());

    [Fact]
    public void TensorFlow_2_put_every_connection_in_a_row()
    {
        var lines = WideAndDeep().Summary(SummaryStyle.TensorFlow2).Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith("concatenate", StringComparison.Ordinal));
        Assert.Equal(
            [
                "concatenate (Concatenate)       (None, 105)          0           wide_input[0][0]                 ",
                "                                                                 dense_1[0][0]                    ",
            ],
            lines[at..(at + 2)]
        );
        Assert.Contains("deep_input (InputLayer)         [(None, 6)]          0                                            ", lines);
        Assert.Contains("Total params: 3,517", lines);
    }

    [Fact]
    public void A_graph_that_is_a_chain_shows_its_input_but_no_connections()
    {
        var x = Graph.Input(4);
        var inner = Sequential.Input(4).Dense(3).Dense(2);
        var network = new Graph([x], [Graph.Apply(inner, "inner", x)[0].Dense(1, name: "dense_2")]);
        Assert.Equal(Golden.Text("console/summary_nested.txt").TrimEnd('\n'), network.Summary(name: "outer"));
        Assert.StartsWith("Model: \"model\"\n", network.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_inside_are_shown_byte_for_byte_as_Keras_does_with_a_column_for_what_learns()
    {
        var x = Graph.Input(4, "input_1");
        var inner = Sequential.Input(4).Dense(3).Dense(2);
        var network = new Graph([x], [Graph.Apply(inner, "inner", x)[0].Dense(1, name: "dense_2")]);
        Assert.Equal(
            Golden.Text("console/summary_nested_expanded.txt").TrimEnd('\n'),
            network.Summary(showTrainable: true, expandNested: true, name: "outer")
        );
        Assert.Throws<ArgumentException>(() => network.Summary(SummaryStyle.TensorFlow2, expandNested: true));
    }

    [Fact]
    public void A_line_may_be_of_another_length()
    {
        Assert.Equal(Golden.Text("console/summary_line_length_80.txt").TrimEnd('\n'), WideAndDeep().Summary(lineLength: 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => WideAndDeep().Summary(lineLength: 10));
    }

    [Fact]
    public void Frozen_layers_count_as_not_trainable()
    {
        var model = Sequential
            .Input([28, 28])
            .Flatten()
            .Dense(300, Activation.Relu)
            .Dropout(0.2)
            .BatchNormalization()
            .Dense(100, Activation.Relu)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy)
            .Freeze(path => path.StartsWith("dense/", StringComparison.Ordinal));
        Assert.Equal(Golden.Text("console/summary_frozen.txt").TrimEnd('\n'), model.Summary());
        Assert.Matches("dense \\(Dense\\) .* N ", model.Summary(showTrainable: true));
        Assert.Matches("dense_1 \\(Dense\\) .* Y ", model.Summary(showTrainable: true));
    }

    [Fact]
    public void A_shared_layer_has_one_row_and_is_counted_once()
    {
        var summary = new TwoHeads().WithInputs(("x", 4)).Summary();
        Assert.StartsWith("Model: \"two_heads\"\n", summary, StringComparison.Ordinal);
        Assert.Equal(1, summary.Split("hidden (Dense)").Length - 1);
        Assert.Contains("Total params: 35 (140.00 Byte)", summary, StringComparison.Ordinal);
        Assert.Contains(" b (Dense)                   (None, 2)                 10", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_layers_still_has_a_table() =>
        Assert.Contains("Total params: 0 (0.00 Byte)", Sequential.Input(3).Summary(), StringComparison.Ordinal);
}
