using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class GoldenLayerTests
{
    static readonly Dictionary<string, Func<JsonElement, ILayer>> Layers = new()
    {
        ["Dense"] = c => new Dense(c.GetProperty("units").GetInt32(), Activation.Parse(c.GetProperty("activation").GetString()!))
        {
            UseBias = c.GetProperty("use_bias").GetBoolean(),
        },
        ["Flatten"] = _ => new Flatten(),
        ["Reshape"] = c => new Reshape([.. c.GetProperty("target_shape").EnumerateArray().Select(s => s.GetInt32())]),
        ["Activation"] = c => new Activate(Activation.Parse(c.GetProperty("activation").GetString()!)),
        ["Dropout"] = c => new Dropout(c.GetProperty("rate").GetDouble()),
    };

    public static TheoryData<int> Cases =>
        [
            .. Golden
                .Cases("layers.json")
                .Select((c, i) => (Case: c, Index: i))
                .Where(c => Layers.ContainsKey(c.Case.GetProperty("layer").GetString()!))
                .Select(c => c.Index),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_gradients_and_counts_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("layers.json")[index];
        var name = recorded.GetProperty("layer").GetString()!;
        var layer = Layers[name](recorded.GetProperty("config"));
        var (x, upstream) = (recorded.GetProperty("x").ToTensor(), recorded.GetProperty("upstream").ToTensor());
        var parameters = Parameters.From(
            recorded
                .GetProperty("weights")
                .EnumerateArray()
                .Select(w => KeyValuePair.Create(w[0].GetString()!.Split('/')[^1], w[1].ToTensor()))
        );
        var blueprint = layer.Build(x.Shape[1..], DType.Float64);

        Assert.Equal(parameters.Paths, blueprint.Declarations.Select(d => d.Path));
        Assert.Equal(recorded.GetProperty("params").GetInt64(), blueprint.Declarations.Sum(d => d.Shape.Size));
        Assert.Equal(
            [.. recorded.GetProperty("output_shape").EnumerateArray().Skip(1).Select(s => s.GetInt32())],
            blueprint.Outputs[0].Shape.Example
        );
        // TensorFlow keeps gelu's √2 in single precision, even for double-precision data.
        var tolerance = layer is Activate { Activation.Name: "gelu" } ? new Tolerance(1e-7, 1e-6) : Tolerance.Float64;
        tolerance.CheckTensor(recorded.GetProperty("y"), layer.Run(parameters, x), name);
        var gradient = Autodiff.Gradient(z => Ops.Sum(layer.Run(parameters, z) * upstream), x);
        tolerance.CheckTensor(recorded.GetProperty("grad_x"), gradient, name + " gradient of x");
        var slopes = Autodiff.Gradient(p => Ops.Sum(layer.Run(p, x) * upstream), parameters);
        var expected = recorded.GetProperty("grad_weights").EnumerateArray().ToList();
        foreach (var (path, i) in parameters.Paths.Select((p, i) => (p, i)))
        {
            tolerance.CheckTensor(expected[i], slopes[path], $"{name} gradient of {path}");
        }
    }

    [Fact]
    public void Enough_of_the_recording_is_used() => Assert.True(Cases.Count >= 5, $"{Cases.Count} cases");
}
