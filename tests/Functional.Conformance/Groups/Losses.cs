using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Values of losses, by example and reduced, and their gradients.</summary>
static class Losses
{
    /// <summary>TensorFlow keeps ln 2 in single precision, even for double-precision data; derivatives do not see it.</summary>
    static readonly Dictionary<string, Tolerance> SingleConstants = new() { ["LogCosh"] = new(1e-7, 1e-12) };

    /// <summary>Options that TensorFlow rounds to single precision, even for double-precision data.</summary>
    static readonly Dictionary<string, string[]> SingleOptions = new() { ["Huber"] = ["delta"] };

    public static void Replay(JsonElement recorded, Measure measure)
    {
        var (name, args, dtype) = (recorded.Text("loss"), recorded.GetProperty("args"), Recorded.TypeOf(recorded));
        var isList = args.Find("reduction")?.ToString() == "none";
        var options = args.With(SingleOptions.GetValueOrDefault(name, []), Recorded.Rounded).Without(isList ? ["reduction"] : []);
        var loss = NotCoveredException.Unless(() => KerasJson.ReadLoss(Recorded.Object(name, options)));
        var (target, prediction) = (recorded.GetProperty("y_true").ToTensor(dtype), recorded.GetProperty("y_pred").ToTensor(dtype));
        var weights = recorded.ToTensorOrNull("sample_weight", dtype);
        Tensor Value(Tensor p) => isList ? Weighted(loss.PerSample(target, p), weights) : loss.Value(target, p, weights);

        var tolerance = dtype == DType.Float32 ? Recorded.Single : Tolerance.Float64;
        var values = dtype == DType.Float32 ? Recorded.Single : SingleConstants.GetValueOrDefault(name, Tolerance.Float64);
        measure.Check(values, recorded.GetProperty("per_sample"), loss.PerSample(target, prediction), "per sample");
        measure.Check(values, recorded.GetProperty("value"), Value(prediction), "value");
        measure.Check(tolerance, recorded.GetProperty("grad"), Autodiff.Gradient(p => Ops.Sum(Value(p)), prediction), "gradient");
    }

    /// <summary>Losses times weights of examples, which repeat along the other axes.</summary>
    static Tensor Weighted(Tensor losses, Tensor? weights) =>
        weights is null ? losses
        : weights.Rank > losses.Rank ? losses * weights.Reshape([.. losses.Shape])
        : losses * weights.Reshape([.. weights.Shape, .. Enumerable.Repeat(1, losses.Rank - weights.Rank)]);
}
