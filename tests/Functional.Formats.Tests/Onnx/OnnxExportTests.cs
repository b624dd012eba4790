namespace Functional.Tests;

public sealed class OnnxExportTests : IDisposable
{
    const string OnnxModules = "onnx.checker, onnx.shape_inference";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [PythonFact(OnnxModules)]
    public void The_checker_and_the_shape_inference_of_onnx_accept_every_network()
    {
        foreach (var name in OnnxSamples.Networks.Keys)
        {
            Onnx.Write(OnnxSamples.ModelOf(name), folder[$"{name}.onnx"]);
        }

        var (code, text, error) = Python.Run(
            OnnxModules,
            """
            import glob, sys, onnx
            for path in sorted(glob.glob(sys.argv[1] + '/*.onnx')):
                model = onnx.load(path)
                try:
                    onnx.checker.check_model(model, full_check=True)
                    onnx.shape_inference.infer_shapes(model, strict_mode=True)
                    for value in model.graph.output:
                        assert value.type.tensor_type.shape.dim[0].dim_param == 'batch'
                except Exception as error:
                    print(path, error)
            """,
            Path.GetDirectoryName(folder["x"])!
        );

        Assert.Equal((0, "", ""), (code, text, error));
    }

    [Fact]
    public void Names_are_those_of_the_model()
    {
        var written = Protobuf.Onnx.ModelProto.Parser.ParseFrom(Onnx.ToBytes(OnnxSamples.ModelOf("two in, two out")));

        Assert.Equal((8L, 17L), (written.IrVersion, written.OpsetImport.Single().Version));
        Assert.Equal(["wide_input", "deep_input"], written.Graph.Input.Select(i => i.Name));
        Assert.Equal(["output", "aux"], written.Graph.Output.Select(o => o.Name));
        Assert.Equal(
            ["hidden/kernel", "hidden/bias", "output/kernel", "output/bias", "aux/kernel", "aux/bias"],
            written.Graph.Initializer.Select(t => t.Name)
        );
        Assert.Equal(
            ["hidden/Gemm", "hidden/Relu", "concatenate/Concat", "output/Gemm", "aux/Gemm", "aux/Tanh"],
            written.Graph.Node.Select(n => n.Name)
        );
    }

    [Fact]
    public void Several_operations_become_the_operator_that_is_made_for_them()
    {
        string[] Operators(string name) =>
            [.. Protobuf.Onnx.ModelProto.Parser.ParseFrom(Onnx.ToBytes(OnnxSamples.ModelOf(name))).Graph.Node.Select(n => n.OpType)];

        Assert.Equal(["Gemm", "Softmax"], Operators("dense"));
        Assert.Equal(["BatchNormalization", "Gemm"], Operators("batch normalization"));
        Assert.Equal(["BatchNormalization"], Operators("batch normalization plain"));
        Assert.Equal(["BatchNormalization"], Operators("batch normalization first axis"));
        Assert.Equal(["Reshape", "Gemm"], Operators("flatten"));
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(Onnx.ToBytes(OnnxSamples.ModelOf("digits")), Onnx.ToBytes(OnnxSamples.ModelOf("digits")));

    [Fact]
    public void What_cannot_be_said_is_named_with_its_layer()
    {
        Model Of(string name, Func<Tensor, Tensor> f)
        {
            var network = Sequential.Input(3).Then(Layer.Of(name, (_, x) => f(x)));
            return Model.Of(network, Parameters.Empty);
        }

        var noise = Assert.Throws<NotSupportedException>(() =>
            Onnx.ToBytes(
                Model.Of(Sequential.Input(3).Then(Layer.Of("Noisy", (call, x) => x + call.NextKey().Normal(x.Shape))), Parameters.Empty)
            )
        );
        var scaled = Assert.Throws<NotSupportedException>(() => Onnx.ToBytes(Of("Scaled", x => x / x.Shape[0])));

        Assert.StartsWith("noisy: the operation add cannot be written as ONNX: ", noise.Message, StringComparison.Ordinal);
        Assert.StartsWith("scaled: the operation divide cannot be written as ONNX: ", scaled.Message, StringComparison.Ordinal);
    }
}
