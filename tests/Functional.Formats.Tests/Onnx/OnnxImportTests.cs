using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Models that PyTorch's exporters and tf2onnx wrote predict what ONNX Runtime made of them, and ours come back.</summary>
public sealed class OnnxImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Recorded =>
        [
            .. Directory
                .EnumerateFiles(Golden.PathOf("onnx"), "*.onnx")
                .Select(f => Path.GetFileNameWithoutExtension(f)!)
                .Where(name => !name.Contains("cnn", StringComparison.Ordinal)),
        ];

    public static TheoryData<string> Networks => [.. OnnxSamples.Networks.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_model_of_another_library_predicts_what_ONNX_Runtime_gives(string name)
    {
        var model = ModelFile.Load(Golden.PathOf($"onnx/{name}.onnx"));
        var recorded = Golden.Load($"onnx/{name}.json");

        var y = model.Predict(Tensors.Of([.. Each(recorded.GetProperty("x"), model.Network.Inputs.Select(p => p.Name))]));

        Tensor[] expected = [.. Each(recorded.GetProperty("y"), model.Network.Outputs.Select(p => p.Name))];
        Assert.Equal(expected.Length, y.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Shape, y[i].Shape);
            var scale = Ops.Maximum(Ops.Abs(expected[i]), 1.0);
            Assert.True(Ops.Max(Ops.Abs(expected[i] - y[i]) / scale).ToDouble() <= 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void What_is_written_comes_back_and_predicts_the_same(string name)
    {
        var model = OnnxSamples.ModelOf(name);
        var path = folder["model.onnx"];
        model.Save(path);
        var inputs = Tensors.Of([
            .. model.Network.Inputs.Select(
                (p, i) =>
                    p.DType is DType.Float32 or DType.Float64
                        ? Key.Of(i).Uniform([5, .. p.Shape], -1, 1, p.DType)
                        : Tensor.Zeros([5, .. p.Shape], p.DType)
            ),
        ]);

        var (ours, back) = (model.Predict(inputs), ModelFile.Load(path).Predict(inputs));

        for (var i = 0; i < ours.Count; i++)
        {
            Assert.Equal(ours[i].Shape, back[i].Shape);
            var scale = Ops.Maximum(Ops.Abs(ours[i]), 1.0);
            Assert.True(Ops.Max(Ops.Abs(ours[i] - back[i]) / scale).ToDouble() <= 1e-6);
        }
    }

    [Fact]
    public void An_operator_that_is_not_covered_is_named_with_its_node()
    {
        var error = Assert.Throws<InvalidFileException>(() =>
        {
            ModelFile.Load(Golden.PathOf("onnx/torch_cnn_script.onnx"));
        });

        Assert.Contains("Conv \"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_was_read_is_trained_on()
    {
        var model = ModelFile.Load(Golden.PathOf("onnx/torch_mlp_script.onnx"));
        var input = model.Network.Inputs[0];
        var x = Key.Of(2).Uniform([32, .. input.Shape], -1, 1);
        var y = model.Predict(x) * 0.5;

        var trained = model.WithObjectives(Optimizer.Adam(0.01), [new(model.Network.Outputs[0].Name, Loss.Mse)]).Fit(x, y, epochs: 30);

        Assert.True(trained.History["loss"][^1] < trained.History["loss"][0]);
    }

    [Theory]
    [InlineData("torch_mlp_script")]
    [InlineData("torch_batchnorm_dynamo")]
    [InlineData("tf2onnx_two_in_two_out")]
    public void A_damaged_file_is_refused_or_read_in_bounded_time_and_memory(string name) =>
        Fuzz.Check<InvalidFileException>(File.ReadAllBytes(Golden.PathOf($"onnx/{name}.onnx")), bytes => OnnxImport.Read(bytes, name));

    private static IEnumerable<Tensor> Each(JsonElement json, IEnumerable<string> names)
    {
        JsonElement[] each =
            json.ValueKind == JsonValueKind.Array
                ? names.Count() == 1
                    ? [json]
                    : [.. json.EnumerateArray()]
                : names.All(name => json.TryGetProperty(name, out _))
                    ? [.. names.Select(json.GetProperty)]
                    : [.. json.EnumerateObject().Select(o => o.Value)];
        return each.Select(v => Tensor.Of([.. v.Numbers().Select(n => (float)n)]).Reshape(v.Dimensions()));
    }
}
