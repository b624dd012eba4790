using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Functional.Tests;

/// <summary>Models that we write, in the hands of ONNX Runtime.</summary>
public sealed class OnnxRuntimeTests(ITestOutputHelper log) : IDisposable
{
    const string Variable = "FUNCTIONAL_ONNXRUNTIME";

    const double Tolerance = 1e-5;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [NodeFact(Variable, "onnxruntime-web")]
    public void Every_network_predicts_the_same_for_one_row_and_for_several()
    {
        (string Name, int Rows)[] cases = [.. OnnxSamples.Networks.Keys.SelectMany(name => new[] { (name, 1), (name, 5) })];
        var request = new JsonArray();
        foreach (var (name, rows) in cases)
        {
            var path = folder[$"{name}.onnx"];
            Onnx.Write(OnnxSamples.ModelOf(name), path);
            var inputs = OnnxSamples.InputsOf(OnnxSamples.Networks[name], rows);
            request.Add(
                new JsonObject
                {
                    ["model"] = path,
                    ["inputs"] = new JsonArray([.. inputs.Names.Zip(inputs.Values, (input, x) => (JsonNode)Written(input!, x))]),
                }
            );
        }
        File.WriteAllText(folder["request.json"], request.ToJsonString());

        using var answer = JsonDocument.Parse(NodeJs.Run("onnxruntime.cjs", Variable, folder["request.json"]));

        var worst = cases
            .Zip(answer.RootElement.EnumerateArray(), (c, theirs) => (c.Name, Difference: Difference(c.Name, c.Rows, theirs)))
            .ToList();
        foreach (var (name, difference) in worst.OrderByDescending(w => w.Difference).Take(10))
        {
            log.WriteLine($"{difference:0.0e+0} {name}");
        }
        Assert.Equal(cases.Length, worst.Count);
        Assert.All(worst, w => Assert.True(w.Difference <= Tolerance, $"{w.Name}: {w.Difference}"));
    }

    static double Difference(string name, int rows, JsonElement theirs)
    {
        var model = OnnxSamples.ModelOf(name);
        var ours = model.Predict(OnnxSamples.InputsOf(model.Network, rows));
        JsonElement[] outputs = [.. theirs.EnumerateArray()];
        Assert.Equal(model.Network.Outputs.Select(p => p.Name), outputs.Select(o => o.GetProperty("name").GetString()));
        return ours.Values.Zip(outputs, Difference).Max();
    }

    static double Difference(Tensor ours, JsonElement theirs)
    {
        Assert.Equal(ours.Shape, theirs.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        return ours.Cast(DType.Float64)
            .ToArray<double>()
            .Zip(theirs.GetProperty("data").EnumerateArray(), (a, b) => Math.Abs(a - b.GetDouble()) / Math.Max(1, Math.Abs(a)))
            .Max();
    }

    static JsonObject Written(string name, Tensor x) =>
        new()
        {
            ["name"] = name,
            ["type"] = x.DType.ToString().ToLowerInvariant(),
            ["shape"] = new JsonArray([.. x.Shape.Select(size => (JsonNode)size)]),
            ["data"] = new JsonArray([.. x.Cast(DType.Float64).ToArray<double>().Select(v => (JsonNode)v)]),
        };
}
