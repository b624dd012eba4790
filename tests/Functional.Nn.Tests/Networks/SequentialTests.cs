using System.Reflection;

namespace Functional.Tests;

public sealed class SequentialTests
{
    [Fact]
    public void Shapes_are_known_as_soon_as_layers_are_added()
    {
        var network = Sequential.Input([28, 28]).Flatten().Dense(300, Activation.Relu).Dense(10, Activation.Softmax);
        Assert.Equal([new Port("input", [28, 28])], network.Inputs);
        Assert.Equal([new Port("dense_1", 10)], network.Outputs);
        Assert.Equal(["(None, 784)", "(None, 300)", "(None, 10)"], network.Blueprint.Layers.Select(l => l.Outputs[0].ToString()));
    }

    [Fact]
    public void Automatic_names_are_Keras_names_numbered_within_the_network()
    {
        var network = Sequential.Input(4).Dense(3).Dropout(0.1).Dense(3, name: "dense_1").Activate(Activation.Relu).Dense(2).Dense(1);
        Assert.Equal(["dense", "dropout", "dense_1", "activation", "dense_2", "dense_3"], network.Blueprint.Layers.Select(l => l.Path));
        Assert.Equal(["Dense", "Dropout", "Dense", "Activation", "Dense", "Dense"], network.Blueprint.Layers.Select(l => l.Kind));
    }

    [Theory]
    [InlineData("Dense", "dense")]
    [InlineData("BatchNormalization", "batch_normalization")]
    [InlineData("LSTM", "lstm")]
    [InlineData("PReLU", "p_re_lu")]
    [InlineData("LeakyReLU", "leaky_re_lu")]
    [InlineData("SimpleRNN", "simple_rnn")]
    [InlineData("Conv2DTranspose", "conv2d_transpose")]
    [InlineData("MaxPooling2D", "max_pooling2d")]
    public void Names_are_in_Keras_snake_case(string kind, string expected) => Assert.Equal(expected, Named.AutomaticName(kind));

    [Fact]
    public void Building_runs_no_kernel()
    {
        var counter = typeof(Op)
            .Assembly.GetType("Functional.KernelCounter")!
            .GetProperty("Runs", BindingFlags.Static | BindingFlags.Public)!;
        var before = (long)counter.GetValue(null)!;
        var network = Sequential
            .Input([4, 4])
            .Flatten()
            .Dense(8, Activation.Softmax, kernelRegularizer: Regularizer.L2())
            .Dropout(0.5)
            .Reshape([2, 4])
            .Then(Layer.Of("noise", (call, x) => x + call.NextKey().Normal(x.Shape)));
        Blueprint.Of(network, network.Inputs, Mode.Training);
        Assert.Equal(before, (long)counter.GetValue(null)!);
        network.Init(Key.Of(0));
        Assert.True((long)counter.GetValue(null)! > before);
    }

    [Fact]
    public void Reshape_takes_sizes_one_by_one_or_as_a_list() =>
        Assert.Equal(Sequential.Input(12).Reshape([3, 4]), Sequential.Input(12).Reshape(3, 4));

    [Fact]
    public void A_layer_that_does_not_fit_is_named_when_it_is_added()
    {
        var own = Layer.Of("plus", (call, x) => x + call.Parameter("b", 5));
        var error = Assert.Throws<ShapeException>(() => Sequential.Input(4).Dense(3).Then(own, name: "shift"));
        Assert.Equal("shift", error.Path);
        Assert.StartsWith("add (at shift): axis -1 differs (3 ≠ 5)", error.Message, StringComparison.Ordinal);
        Assert.Contains("got left [None, 3], right [5]", error.Message, StringComparison.Ordinal);
        var scalar = Assert.Throws<ShapeException>(() => Sequential.Input(Shape.Scalar).Dense(3));
        Assert.Contains("Sequential.Input(1)", scalar.Message, StringComparison.Ordinal);
        var reshape = Assert.Throws<ShapeException>(() => Sequential.Input(12).Reshape([5, -1]));
        Assert.Contains("example [12], target [5, -1]", reshape.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_used_once_and_hold_no_slash()
    {
        var error = Assert.Throws<ArgumentException>(() => Sequential.Input(4).Dense(3, name: "a").Dense(3, name: "a"));
        Assert.Contains("two layers are called \"a\"", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Sequential.Input(4).Dense(3, name: "a/b"));
    }

    [Fact]
    public void Chains_are_immutable_associative_and_equal_by_value()
    {
        var start = Sequential.Input(4);
        var longer = start.Dense(3);
        Assert.Empty(start.Layers);
        Assert.Equal(Sequential.Input(4).Dense(3), longer);
        Assert.NotEqual(Sequential.Input(5).Dense(3), longer);

        Serial f = Serial.Of(new Dense(3)),
            g = Serial.Of(new Dropout(0.5)),
            h = Serial.Of(new Dense(2));
        Assert.Equal(f.Then(g).Then(h), f.Then(g.Then(h)));
        Assert.Equal(start.Then(f).Then(g), start.Then(f.Then(g)));
    }

    [Fact]
    public void A_named_row_is_one_layer_with_paths_inside()
    {
        var network = Sequential.Input(4).Then(Serial.Of(new Dense(3), new Dense(2)), name: "block").Dense(1);
        Assert.Equal(
            ["block/dense/kernel", "block/dense/bias", "block/dense_1/kernel", "block/dense_1/bias", "dense/kernel", "dense/bias"],
            network.Blueprint.Declarations.Select(d => d.Path)
        );
        Assert.Equal(["block", "block/dense", "block/dense_1", "dense"], network.Blueprint.Layers.Select(l => l.Path));
        Assert.Equal("Sequential", network.Blueprint.Layers[0].Kind);
    }

    [Fact]
    public void A_row_of_one_layer_under_a_name_is_that_layer() =>
        Assert.Equal(
            Sequential.Input(4).Dense(3, name: "hidden").Init(Key.Of(0)),
            Sequential.Input(4).Then(Serial.Of(new Dense(3)).Named("hidden")).Init(Key.Of(0))
        );

    [Fact]
    public void Input_sizes_decide_the_type_of_parameters()
    {
        var network = Sequential.Input(4, dtype: DType.Float64).Dense(3);
        Assert.All(network.Init(Key.Of(0)).Paths, p => Assert.Equal(DType.Float64, network.Init(Key.Of(0))[p].DType));
        Assert.Equal(
            DType.Float32,
            Sequential.Input(4, dtype: DType.UInt8).Then(Layer.Of("cast", (_, x) => x.Cast(DType.Float32))).Dense(3).Outputs[0].DType
        );
    }

    [Fact]
    public void An_input_without_numbers_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Sequential.Input(0));
        Assert.Equal(
            "input \"input\": an example without numbers teaches nothing: every size is at least 1; got example [0]. Give the shape of one "
                + "example without the batch axis: Input(64), Input([28, 28]).",
            error.Message
        );
        Assert.Throws<ShapeException>(() => Sequential.Input([28, 0]));
    }

    [Fact]
    public void Dense_needs_a_unit() => Assert.Throws<ArgumentOutOfRangeException>(() => Sequential.Input(4).Dense(0));
}
