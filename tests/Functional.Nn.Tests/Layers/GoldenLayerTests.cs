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
        ["BatchNormalization"] = c => new BatchNormalization(
            c.GetProperty("axis")[0].GetInt32(),
            // Keras keeps 1 − momentum in single precision.
            1 - (double)(float)(1 - c.GetProperty("momentum").GetDouble()),
            c.GetProperty("epsilon").GetDouble()
        )
        {
            Center = c.GetProperty("center").GetBoolean(),
            Scale = c.GetProperty("scale").GetBoolean(),
        },
        ["LayerNormalization"] = c => new LayerNormalization(Integers(c, "axis"), c.GetProperty("epsilon").GetDouble()),
        ["GroupNormalization"] = c => new GroupNormalization(c.GetProperty("groups").GetInt32()),
        ["UnitNormalization"] = _ => new UnitNormalization(),
        ["Permute"] = c => new Permute(Integers(c, "dims")),
        ["RepeatVector"] = c => new RepeatVector(c.GetProperty("n").GetInt32()),
        ["PReLU"] = _ => new PRelu(),
        // TensorFlow keeps this slope in single precision.
        ["LeakyReLU"] = c => new LeakyRelu((float)c.GetProperty("alpha").GetDouble()),
        ["ELU"] = c => new Elu(c.GetProperty("alpha").GetDouble()),
        ["ReLU"] = c => new Relu(
            c.GetProperty("max_value").GetDouble(),
            c.GetProperty("negative_slope").GetDouble(),
            c.GetProperty("threshold").GetDouble()
        ),
        ["ThresholdedReLU"] = c => new ThresholdedRelu(c.GetProperty("theta").GetDouble()),
        ["Softmax"] = c => new Softmax(c.GetProperty("axis").GetInt32()),
    };

    /// <summary>Layers of several inputs, which are nodes of graphs here.</summary>
    static readonly string[] Merges = ["Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract", "Concatenate", "Dot"];

    public static TheoryData<int> Cases =>
        [
            .. Golden
                .Cases("layers.json")
                .Select((c, i) => (Case: c, Index: i))
                .Where(c => Layers.ContainsKey(c.Case.GetProperty("layer").GetString()!))
                .Select(c => c.Index),
        ];

    static Sequence<int> Integers(JsonElement config, string name) =>
        [.. config.GetProperty(name).EnumerateArray().Select(i => i.GetInt32())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_gradients_and_counts_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("layers.json")[index];
        var name = recorded.GetProperty("layer").GetString()!;
        var layer = Layers[name](recorded.GetProperty("config"));
        var (x, upstream) = (recorded.GetProperty("x").ToTensor(), recorded.GetProperty("upstream").ToTensor());
        var blueprint = layer.Build(x.Shape[1..], DType.Float64);
        var trainable = blueprint.Declarations.ToLookup(d => d.IsTrainable, d => d.Path);
        Parameters Named(string weights, bool isTrainable) =>
            Parameters.From(
                recorded
                    .GetProperty("weights")
                    .EnumerateArray()
                    .Zip(recorded.GetProperty(weights).EnumerateArray())
                    .Select(w => KeyValuePair.Create(w.First[0].GetString()!.Split('/')[^1], ValueOf(w.Second)))
                    .Where(w => trainable[isTrainable].Contains(w.Key))
            );
        var (parameters, state) = (Named("weights", true), Named("weights", false));
        var mode = recorded.GetProperty("training").GetBoolean() ? Mode.Training : Mode.Inference;
        NetworkRun Run(Parameters p, Tensor input) => new Alone(layer).Run(p, state, Tensors.Of(input), mode, Key.Of(0));

        Assert.Equal(
            recorded.GetProperty("weights").EnumerateArray().Select(w => w[0].GetString()!.Split('/')[^1]),
            blueprint.Declarations.Select(d => d.Path)
        );
        Assert.Equal(recorded.GetProperty("params").GetInt64(), blueprint.Declarations.Sum(d => d.Shape.Size));
        Assert.Equal(recorded.GetProperty("trainable").GetInt64(), parameters.Size);
        Assert.Equal(
            [.. recorded.GetProperty("output_shape").EnumerateArray().Skip(1).Select(s => s.GetInt32())],
            blueprint.Outputs[0].Shape.Example
        );
        // TensorFlow keeps gelu's √2 in single precision, even for double-precision data.
        var tolerance = layer is Activate { Activation.Name: "gelu" } ? new Tolerance(1e-7, 1e-6) : Tolerance.Float64;
        tolerance.CheckTensor(recorded.GetProperty("y"), Run(parameters, x).Outputs[0], name);
        var gradient = Autodiff.Gradient(z => Ops.Sum(Run(parameters, z).Outputs[0] * upstream), x);
        tolerance.CheckTensor(recorded.GetProperty("grad_x"), gradient, name + " gradient of x");
        var slopes = Autodiff.Gradient(p => Ops.Sum(Run(p, x).Outputs[0] * upstream), parameters);
        var expected = recorded.GetProperty("grad_weights").EnumerateArray().ToList();
        foreach (var (path, i) in parameters.Paths.Select((p, i) => (p, i)))
        {
            tolerance.CheckTensor(expected[i], slopes[path], $"{name} gradient of {path}");
        }
        var (after, recordedAfter) = (Run(parameters, x).State, Named("weights_after", false));
        foreach (var path in state.Paths)
        {
            Assert.True(Ops.Max(Ops.Abs(after[path] - recordedAfter[path])).ToDouble() < 1e-12, $"{name} {path} afterwards");
        }
    }

    [Fact]
    public void All_recorded_layers_of_one_input_are_checked() =>
        Assert.Equal(
            Golden.Cases("layers.json").Select(c => c.GetProperty("layer").GetString()!).Except(Merges).Distinct().Order(),
            Layers.Keys.Order()
        );

    /// <summary>A weight is [name, values] before, and values or [name, values] after.</summary>
    static Tensor ValueOf(JsonElement weight) =>
        weight.ValueKind == JsonValueKind.Array && weight.GetArrayLength() > 0 && weight[0].ValueKind == JsonValueKind.String
            ? weight[1].ToTensor()
            : weight.ToTensor();

    sealed record Alone(ILayer Layer) : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) => Layer.Apply(call, inputs.Single);
    }
}
