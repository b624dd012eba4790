namespace Functional.Tests;

/// <summary>Operators of a file become layers wherever they are some, with their names and weights.</summary>
public sealed class OnnxLayersTests : IDisposable
{
    static readonly Tensor W = Key.Of(1).Normal([4, 3]);
    static readonly Tensor B = Key.Of(2).Normal([3]);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Tensor X(params int[] shape) => Key.Of(9).Normal(Shape.Of(shape));

    static string Layers(Model model) => string.Join("; ", ((Graph)model.Network).Connections.Select(c => $"{c.Name}: {c.Part}"));

    static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.InRange(Ops.Max(Ops.Abs(expected - actual)).ToDouble(), 0, 1e-6);
    }

    [Fact]
    public void Products_and_their_bias_are_dense_layers_by_the_names_of_their_weights()
    {
        var model = new OnnxFile()
            .Input("x", 0, 4)
            .Constant("fc.weight", Ops.Transpose(W))
            .Constant("fc.bias", B)
            .Constant("out/kernel", Ops.Transpose(W))
            .Node("Gemm", ["x", "fc.weight", "fc.bias"], "a", OnnxFile.Integer("transB", 1), OnnxFile.Number("alpha", 0.5f))
            .Node("MatMul", ["a", "out/kernel"], "y")
            .Read("y");

        Assert.Equal("x: ; fc: Dense(3); out: Dense(4); y: Activate(linear)", Layers(model));
        Assert.Equal(["fc/kernel", "fc/bias", "out/kernel"], model.Parameters.Paths);
        AssertClose(((X(5, 4).MatMul(W) * 0.5) + B).MatMul(Ops.Transpose(W)), model.Predict(X(5, 4)));
    }

    [Fact]
    public void A_dense_layer_takes_in_the_sum_behind_it_and_its_activation_where_they_have_one_scope()
    {
        var model = new OnnxFile()
            .Input("x", 0, 2, 4)
            .Constant("w", W)
            .Constant("b", B)
            .Node("MatMul", ["x", "w"], ["m"], "hidden/MatMul")
            .Node("Add", ["b", "m"], ["s"], "hidden/Add")
            .Node("Tanh", ["s"], ["t"], "hidden/Tanh")
            .Node("Relu", ["t"], ["y"], "other/Relu")
            .Read("y");

        Assert.Equal("x: ; hidden: Dense(3, tanh); y: Activate(relu)", Layers(model));
        AssertClose(Ops.Relu(Ops.Tanh(X(5, 2, 4).MatMul(W) + B)), model.Predict(X(5, 2, 4)));
    }

    [Fact]
    public void What_is_read_twice_is_not_taken_in()
    {
        var model = new OnnxFile()
            .Input("x", 0, 4)
            .Constant("w", W)
            .Constant("b", B)
            .Node("MatMul", ["x", "w"], ["m"], "hidden/MatMul")
            .Node("Add", ["m", "b"], ["s"], "hidden/Add")
            .Node("Add", ["m", "s"], ["y"], "sum")
            .Read("y");

        var product = X(5, 4).MatMul(W);
        AssertClose(product + (product + B), model.Predict(X(5, 4)));
    }

    [Fact]
    public void Normalizations_are_layers_with_their_state_and_learn()
    {
        Tensor scale = Key.Of(3).Uniform([3], 0.5, 1.5),
            mean = Key.Of(4).Normal([3]),
            variance = Key.Of(5).Uniform([3], 0.5, 2);
        var model = new OnnxFile()
            .Input("x", 0, 3)
            .Constant("bn.weight", scale)
            .Constant("bn.bias", B)
            .Constant("bn.running_mean", mean)
            .Constant("bn.running_var", variance)
            .Constant("ln.weight", scale)
            .Node("BatchNormalization", ["x", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var"], "n")
            .Node("LayerNormalization", ["n", "ln.weight"], "y", OnnxFile.Number("epsilon", 0.01f))
            .Read("y");

        Assert.Equal("x: ; bn: BatchNormalization; ln: LayerNormalization; y: Activate(linear)", Layers(model));
        Assert.Equal(["bn/gamma", "bn/beta", "ln/gamma"], model.Parameters.Paths);
        Assert.Equal(["bn/moving_mean", "bn/moving_variance"], model.State.Paths);
        var n = ((X(5, 3) - mean) / Ops.Sqrt(variance + 1e-5) * scale) + B;
        var centered = n - Ops.Mean(n, 1, keepDims: true);
        AssertClose(centered / Ops.Sqrt(Ops.Mean(Ops.Square(centered), 1, keepDims: true) + 0.01) * scale, model.Predict(X(5, 3)));

        var trained = model.WithObjectives(Optimizer.Sgd(0.1), [new("y", Loss.Mse)]).Fit(X(16, 3), X(16, 3), epochs: 1);

        Assert.All(
            model.Parameters.Paths,
            path => Assert.NotEqual(model.Parameters[path].ToArray<float>(), trained.Parameters[path].ToArray<float>())
        );
        Assert.NotEqual(model.State["bn/moving_mean"].ToArray<float>(), trained.State["bn/moving_mean"].ToArray<float>());
    }

    [Fact]
    public void Weights_of_two_nodes_are_one_layer_that_is_used_twice()
    {
        var model = new OnnxFile()
            .Input("left", 0, 4)
            .Input("right", 0, 4)
            .Constant("encoder.weight", W)
            .Constant("encoder.bias", B)
            .Node("Gemm", ["left", "encoder.weight", "encoder.bias"], "a")
            .Node("Gemm", ["right", "encoder.weight", "encoder.bias"], "b")
            .Node("Sub", ["a", "b"], "y")
            .Read("y");

        Assert.Equal(["encoder/kernel", "encoder/bias"], model.Parameters.Paths);
        AssertClose((X(5, 4) - (2 * X(5, 4))).MatMul(W), model.Predict(Tensors.Of(X(5, 4), 2 * X(5, 4))).Single);
    }

    [Fact]
    public void A_matrix_that_is_used_both_ways_becomes_a_weight_of_each()
    {
        var model = new OnnxFile()
            .Input("x", 0, 4)
            .Constant("w", W)
            .Node("Gemm", ["x", "w"], ["a"], "encode/Gemm")
            .Node("Gemm", ["a", "w"], ["y"], "decode/Gemm", OnnxFile.Integer("transB", 1))
            .Read("y");

        Assert.Equal(["encode/kernel", "decode/kernel"], model.Parameters.Paths);
        AssertClose(X(5, 4).MatMul(W).MatMul(Ops.Transpose(W)), model.Predict(X(5, 4)));
    }

    [Fact]
    public void Shapes_that_are_computed_from_the_size_of_the_batch_leave_only_the_layer()
    {
        var model = new OnnxFile()
            .Input("x", 0, 2, 3)
            .Constant("zero", Tensor.Of([0L], Shape.Scalar))
            .Constant("axes", Tensor.Of([0L], 1))
            .Constant("rest", Tensor.Of([-1L], 1))
            .Node("Shape", ["x"], "shape")
            .Node("Gather", ["shape", "zero"], "size", OnnxFile.Integer("axis", 0))
            .Node("Unsqueeze", ["size", "axes"], "sizes")
            .Node("Concat", ["sizes", "rest"], "target", OnnxFile.Integer("axis", 0))
            .Node("Reshape", ["x", "target"], "flat")
            .Node("Relu", ["flat"], "y")
            .Read("y");

        Assert.Equal("x: ; flat: Flatten; y: Activate(relu)", Layers(model));
        AssertClose(Ops.Relu(X(7, 2, 3).Reshape(7, 6)), model.Predict(X(7, 2, 3)));
    }

    [Fact]
    public void What_does_not_keep_the_batch_first_stays_together()
    {
        var model = new OnnxFile()
            .Input("x", 0, 3)
            .Constant("gain", Key.Of(4).Normal([3, 1]))
            .Node("Transpose", ["x"], "columns")
            .Node("Mul", ["columns", "gain"], "scaled")
            .Node("Transpose", ["scaled"], ["y"], "rows/Transpose")
            .Node("Relu", ["y"], "z")
            .Read("z");

        Assert.Equal("x: ; rows: Transpose → Mul → Transpose; z: Activate(relu)", Layers(model));
        Assert.Equal(["rows/gain"], model.Parameters.Paths);
        AssertClose(Ops.Relu(X(5, 3) * Key.Of(4).Normal([3, 1]).Reshape(3)), model.Predict(X(5, 3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_file_for_one_size_of_the_batch_takes_any(int batch)
    {
        var model = new OnnxFile()
            .Input("x", batch, 2, 3)
            .Constant("flat", Tensor.Of([(long)batch, 6], 2))
            .Constant("steps", Tensor.Of([(long)batch, -1, 2], 3))
            .Node("Reshape", ["x", "flat"], "a")
            .Node("Reshape", ["a", "steps"], "y")
            .Read("y");

        AssertClose(X(5, 2, 3).Reshape(5, 3, 2), model.Predict(X(5, 2, 3)));
    }

    [Fact]
    public void Steps_of_no_effect_leave_nothing_and_dropout_comes_back_for_training()
    {
        var model = new OnnxFile()
            .Input("x", 0, 4)
            .Constant("half", Tensor.Scalar(0.5))
            .Constant("no", Tensor.Of(false).Reshape())
            .Constant("shape", Tensor.Of([-1L, 4], 2))
            .Node("Identity", ["x"], "a")
            .Node("Dropout", ["a", "half", "no"], "b")
            .Node("Reshape", ["b", "shape"], "c")
            .Node("Relu", ["c"], "y")
            .Read("y");

        Assert.Equal("x: ; b: Dropout(0.5); y: Activate(relu)", Layers(model));
        AssertClose(Ops.Relu(X(5, 4)), model.Predict(X(5, 4)));
    }

    [Fact]
    public void An_input_that_nothing_reads_is_still_an_input()
    {
        var model = new OnnxFile().Input("x", 0, 4).Input("unused", 0, 2).Node("Relu", ["x"], "y").Read("y");

        Assert.Equal(["x", "unused"], model.Network.Inputs.Select(p => p.Name));
        Assert.Equal(["y"], model.Network.Outputs.Select(p => p.Name));
        AssertClose(Ops.Relu(X(5, 4)), model.Predict(Tensors.Of(X(5, 4), X(5, 2))).Single);
    }

    [Fact]
    public void An_output_may_be_an_input_or_come_twice()
    {
        var model = new OnnxFile()
            .Input("x", 0, 4)
            .Node("Relu", ["x"], "y")
            .Node("Identity", ["y"], "z")
            .Node("Identity", ["x"], "same")
            .Read("y", "z", "same");

        var y = model.Predict(Tensors.Of(X(5, 4)));

        Assert.Equal(["y", "z", "same"], model.Network.Outputs.Select(p => p.Name));
        AssertClose(Ops.Relu(X(5, 4)), y[0]);
        AssertClose(y[0], y[1]);
        AssertClose(X(5, 4), y[2]);
    }

    [Fact]
    public void Whole_numbers_and_truth_values_go_between_layers()
    {
        var model = new OnnxFile()
            .Input("x", 0, 4)
            .Constant("zero", Tensor.Scalar(0))
            .Node("Greater", ["x", "zero"], "positive")
            .Node("ArgMax", ["x"], "best", OnnxFile.Integer("axis", 1), OnnxFile.Integer("keepdims", 0))
            .Node("Neg", ["x"], "minus")
            .Node("Where", ["positive", "x", "minus"], "y")
            .Read("y", "best");

        Assert.Equal([DType.Float32, DType.Int64], model.Network.Outputs.Select(p => p.DType));
        var y = model.Predict(Tensors.Of(X(5, 4)));
        AssertClose(Ops.Abs(X(5, 4)), y[0]);
        Assert.Equal(Ops.ArgMax(X(5, 4), 1).ToArray<int>().Select(i => (long)i), y[1].ToArray<long>());
    }

    [Fact]
    public void Layers_are_frozen_and_written_for_Keras()
    {
        var model = ModelFile.Load(Functional.Testing.Golden.PathOf("onnx/torch_mlp_script.onnx"));
        var x = X(6, 4);

        model.Save(folder["model.keras"]);
        AssertClose(model.Predict(x), ModelFile.Load(folder["model.keras"]).Predict(x));

        var frozen = model
            .Freeze(path => path.StartsWith("0/", StringComparison.Ordinal))
            .WithObjectives(Optimizer.Sgd(0.1), [new("8", Loss.Mse)])
            .Fit(x, X(6, 3), epochs: 1);
        Assert.Equal(model.Parameters["0/kernel"].ToArray<float>(), frozen.Parameters["0/kernel"].ToArray<float>());
        Assert.NotEqual(model.Parameters["3/kernel"].ToArray<float>(), frozen.Parameters["3/kernel"].ToArray<float>());
    }

    [Theory]
    [InlineData("Relu6", "Activate(relu6)")]
    [InlineData("Relu2", "Relu")]
    [InlineData("PRelu", "PRelu")]
    [InlineData("Softmax", "Activate(softmax)")]
    [InlineData("Permute", "Permute([2, 1])")]
    [InlineData("Concat", "Concatenate(axis=1)")]
    [InlineData("Swish", "Activate(swish)")]
    public void Operators_are_layers(string what, string layer)
    {
        var file = new OnnxFile()
            .Input("x", 0, 2, 3)
            .Constant("0", Tensor.Scalar(0))
            .Constant("2", Tensor.Scalar(2))
            .Constant("6", Tensor.Scalar(6))
            .Constant("slope", Tensor.Of(0.1f, 0.2f, 0.3f));
        var x = X(5, 2, 3);
        Tensor Clip(double most) => Ops.Clip(x, 0, most);
        var (made, expected) = what switch
        {
            "Relu6" => (file.Node("Clip", ["x", "0", "6"], "y"), Clip(6)),
            "Relu2" => (file.Node("Clip", ["x", "0", "2"], "y"), Clip(2)),
            "PRelu" => (file.Node("PRelu", ["x", "slope"], "y"), Ops.Where(Ops.Greater(x, 0.0), x, x * Tensor.Of(0.1f, 0.2f, 0.3f))),
            "Softmax" => (file.Node("Softmax", ["x"], "y", OnnxFile.Integer("axis", 2)), Ops.Softmax(x, 2)),
            "Permute" => (file.Node("Transpose", ["x"], "y", OnnxFile.Integers("perm", 0, 2, 1)), Ops.Permute(x, 0, 2, 1)),
            "Concat" => (file.Node("Concat", ["x", "x"], "y", OnnxFile.Integer("axis", -2)), Ops.Concatenate([x, x], 1)),
            _ => (file.Node("Sigmoid", ["x"], "s").Node("Mul", ["x", "s"], "y"), x * Ops.Sigmoid(x)),
        };

        var model = made.Read("y");

        Assert.StartsWith($"x: ; y: {layer}", Layers(model), StringComparison.Ordinal);
        AssertClose(expected, model.Predict(x));
    }
}
