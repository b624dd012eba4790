using System.Globalization;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Results of metrics after each of several batches.</summary>
static class Metrics
{
    public static void Replay(JsonElement recorded, Measure measure)
    {
        JsonElement[] batches = [.. recorded.GetProperty("batches").EnumerateArray()];
        double[][] results = [.. recorded.GetProperty("results").EnumerateArray().Select(r => r.Numbers())];
        var outputs = batches[0].GetProperty("y_pred").Dimensions()[^1];
        var metric = NotCoveredException.Unless(() =>
            KerasJson.ReadMetric(Recorded.Object(recorded.Text("metric"), recorded.GetProperty("args")), outputs)
        );
        measure.Same(batches.Length, results.Length, "the number of results");
        var state = metric.Init();
        foreach (var (i, batch) in batches.Index())
        {
            state = metric.Update(
                state,
                batch.GetProperty("y_true").ToTensor(DType.Float32),
                batch.GetProperty("y_pred").ToTensor(DType.Float32),
                batch.ToTensorOrNull("sample_weight", DType.Float32)
            );
            var what = string.Create(CultureInfo.InvariantCulture, $"after batch {i}");
            measure.Check(Recorded.Single, results[i], metric.Result(state).ToArray<double>(), what);
        }
    }
}
