using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Values of activations and their gradients.</summary>
static class Activations
{
    /// <summary>TensorFlow keeps a constant of these in single precision, even for double-precision data.</summary>
    public static readonly Dictionary<string, Tolerance> SingleConstants = new()
    {
        ["gelu"] = new(1e-7, 1e-6),
        ["leaky_relu"] = new(1e-7, 1e-6),
    };

    public static void Replay(JsonElement recorded, Measure measure)
    {
        var (name, args, dtype) = (recorded.Text("activation"), recorded.Find("args") ?? Recorded.Parse("{}"), Recorded.TypeOf(recorded));
        var options = name == "relu" ? WithSingleSlope(args) : args;
        var activation = NotCoveredException.Unless(() => KerasJson.ReadActivation(Recorded.Object(name, options)));
        var x = recorded.GetProperty("x").ToTensor(dtype);
        var upstream = recorded.ToTensorOrNull("upstream", dtype) ?? Tensor.Ones(x.Shape, dtype);
        var tolerance = dtype == DType.Float32 ? Recorded.Single : SingleConstants.GetValueOrDefault(name, Tolerance.Float64);

        measure.Check(tolerance, recorded.GetProperty("y"), activation.Apply(x), "y");
        var gradient = Autodiff.Gradient(z => Ops.Sum(activation.Apply(z) * upstream), x);
        measure.Check(tolerance, recorded.GetProperty("grad"), gradient, "gradient");
    }

    /// <summary>The slope of a rectifier without cap and threshold is rounded to single precision; that of another is not.</summary>
    public static JsonElement WithSingleSlope(JsonElement options) =>
        options.Find("max_value") is null && (options.Find("threshold")?.GetDouble() ?? 0) == 0
            ? options.With(["alpha", "negative_slope"], Recorded.Rounded)
            : options;
}
