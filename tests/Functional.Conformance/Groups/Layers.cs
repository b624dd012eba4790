using System.Text.Json;
using System.Text.Json.Nodes;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Outputs of layers, gradients of inputs and weights, state afterwards, and the numbers of parameters.</summary>
static class Layers
{
    /// <summary>Layers that draw random numbers while they train, which are others than Keras'.</summary>
    static readonly HashSet<string> Random =
    [
        "AlphaDropout",
        "Dropout",
        "GaussianDropout",
        "GaussianNoise",
        "SpatialDropout1D",
        "SpatialDropout2D",
    ];

    static readonly Dictionary<string, Func<JsonElement, JsonElement>> SingleOptions = new()
    {
        // 1 − momentum is what is rounded.
        ["BatchNormalization"] = c => c.With(["momentum"], momentum => 1 - Recorded.Rounded(1 - momentum)),
        ["LeakyReLU"] = c => c.With(["alpha", "negative_slope"], Recorded.Rounded),
        ["ReLU"] = Activations.WithSingleSlope,
    };

    public static void Replay(JsonElement recorded, Measure measure)
    {
        var (name, dtype) = (recorded.Text("layer"), Recorded.TypeOf(recorded));
        var isTraining = recorded.Find("training") is { ValueKind: JsonValueKind.True };
        var network = NotCoveredException.Unless(() => Read(name, AsHeld(name, recorded.GetProperty("config"))));
        if (isTraining && Random.Contains(name))
        {
            throw new NotCoveredException("the layer draws random numbers while it trains");
        }
        var isMerge = network is Merge;
        Tensor[] inputs = isMerge
            ? [.. recorded.GetProperty("x").EnumerateArray().Select(x => x.ToTensor(dtype))]
            : [recorded.GetProperty("x").ToTensor(dtype)];
        var blueprint = Blueprint.Of(network, [.. inputs.Select((x, i) => new Port($"input_{i}", x.Shape[1..], dtype))]);
        var weights = RecordedWeights.Match(blueprint.Declarations, recorded.GetProperty("weights"), dtype);
        var (parameters, state) = (weights.Where(Trainable), weights.Where(path => !Trainable(path)));
        bool Trainable(string path) => blueprint.Declarations.Any(d => d.Path == path && d.IsTrainable);
        var mode = isTraining ? Mode.Training : Mode.Inference;
        NetworkRun Run(Parameters p, Tensors x) => network.Run(p, state, x, mode, Key.Of(0));
        var (x, upstream) = (Tensors.Of(inputs), recorded.GetProperty("upstream").ToTensor(dtype));
        Tensor Scalar(Parameters p, Tensors given) => Ops.Sum(Run(p, given).Outputs[0] * upstream);

        measure.Same(
            recorded.GetProperty("params").GetInt64(),
            blueprint.Declarations.Sum(d => (long)d.Shape.Size),
            "the number of weights"
        );
        measure.Same(recorded.GetProperty("trainable").GetInt64(), parameters.Size, "the number of trainable weights");
        measure.SameList(
            recorded.GetProperty("output_shape").EnumerateArray().Skip(1).Select(size => size.GetInt32()),
            blueprint.Outputs[0].Shape.Example,
            "the shape of the output"
        );
        var tolerance = Tolerances(recorded, dtype);
        measure.Check(tolerance, recorded.GetProperty("y"), Run(parameters, x).Outputs[0], "output");
        foreach (var (i, input) in inputs.Index())
        {
            var expected = isMerge ? recorded.GetProperty("grad_x")[i] : recorded.GetProperty("grad_x");
            Tensors At(Tensor z) => Tensors.Of([.. inputs.Select((other, j) => i == j ? z : other)]);
            measure.Check(tolerance, expected, Autodiff.Gradient(z => Scalar(parameters, At(z)), input), "gradient of the input");
        }
        var slopes = Autodiff.Gradient(p => Scalar(p, x), parameters);
        foreach (var (i, path) in parameters.Paths.Index())
        {
            measure.Check(tolerance, recorded.GetProperty("grad_weights")[i], slopes[path], $"gradient of {path}");
        }
        var (after, expectedAfter) = (
            Run(parameters, x).State,
            RecordedWeights.Match(blueprint.Declarations, recorded.GetProperty("weights_after"), dtype)
        );
        foreach (var path in state.Paths)
        {
            measure.Check(tolerance, expectedAfter[path].ToArray<double>(), after[path].ToArray<double>(), $"{path} afterwards");
        }
    }

    /// <summary>Options rounded where Keras holds them in single precision.</summary>
    public static JsonElement AsHeld(string name, JsonElement config) =>
        SingleOptions.TryGetValue(name, out var round) ? round(config) : config;

    /// <summary>The same in a whole architecture.</summary>
    public static JsonElement AsHeld(JsonElement architecture)
    {
        var copy = JsonNode.Parse(architecture.GetRawText())!;
        Round(copy);
        return Recorded.Parse(copy);

        static void Round(JsonNode? node)
        {
            if (node is JsonArray list)
            {
                foreach (var item in list)
                {
                    Round(item);
                }
            }
            else if (node is JsonObject given)
            {
                foreach (var (name, value) in given.ToList())
                {
                    if (name == "config" && value is JsonObject && given["class_name"] is JsonValue kind)
                    {
                        given[name] = JsonNode.Parse(AsHeld(kind.GetValue<string>(), Recorded.Parse(value)).GetRawText());
                    }
                    Round(given[name]);
                }
            }
        }
    }

    static INetwork Read(string name, JsonElement config)
    {
        var given = Recorded.Object(name, config);
        return KerasJson.Merges.Contains(name) ? KerasJson.ReadMerge(given) : new Alone(KerasJson.ReadLayer(given));
    }

    /// <summary>TensorFlow keeps a constant of some activations in single precision, even for double-precision data.</summary>
    static Tolerance Tolerances(JsonElement recorded, DType dtype) =>
        dtype == DType.Float32
            ? Recorded.Single
            : Activations.SingleConstants.GetValueOrDefault(
                recorded.GetProperty("config").Find("activation")?.ToString() ?? "",
                Tolerance.Float64
            );

    sealed record Alone(ILayer Layer) : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) => Layer.Apply(call, inputs.Single);
    }
}
