using System.Text.Json;

namespace Functional;

/// <summary>What a model was compiled with: losses, metrics and an optimizer, in the forms that Keras of all times writes.</summary>
internal static class KerasCompiling
{
    /// <summary>The model with losses, metrics and a fresh optimizer.</summary>
    /// <param name="model">A model that predicts.</param>
    /// <param name="json">A <c>training_config</c> or <c>compile_config</c>.</param>
    /// <param name="optimizerName">What the optimizer is called in it.</param>
    public static Model Read(Model model, JsonElement json, string optimizerName)
    {
        Port[] outputs = [.. model.Network.Outputs];
        var losses = PerOutput(json.Find("loss"), outputs, "loss");
        var weights = PerOutput(json.Find("loss_weights"), outputs, "loss_weights");
        var metrics = Metrics(json.Find("metrics"), outputs, "metrics");
        var weighted = Metrics(json.Find("weighted_metrics"), outputs, "weighted_metrics");
        var objectives = new List<Objective>();
        for (var i = 0; i < outputs.Length; i++)
        {
            if (losses[i] is { } loss)
            {
                int? classes = outputs[i].Shape.Rank > 0 ? outputs[i].Shape.Last : null;
                objectives.Add(
                    new(
                        outputs[i].Name,
                        KerasLosses.ReadLoss(loss),
                        weights[i]?.GetDouble() ?? 1,
                        [
                            .. metrics[i].Select(m => KerasMetrics.ReadMetric(m, classes)),
                            .. weighted[i].Select(m => KerasMetrics.ReadMetric(m, classes).Weighted()),
                        ]
                    )
                );
            }
        }
        var optimizer = json.Find(optimizerName) is { } given
            ? KerasOptimizers.ReadOptimizer(given)
            : throw KerasObject.Malformed("training", $"there is no \"{optimizerName}\"");
        return model.WithObjectives(optimizer, objectives);
    }

    /// <summary>One for all outputs, or one for each by position or name.</summary>
    private static JsonElement?[] PerOutput(JsonElement? json, Port[] outputs, string what) =>
        json switch
        {
            null => new JsonElement?[outputs.Length],
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == outputs.Length
                ? [.. list.EnumerateArray().Select(NotNull)]
                : throw KerasObject.Malformed(what, $"{list.GetArrayLength()} are given for {outputs.Length} outputs"),
            { ValueKind: JsonValueKind.Object } map when map.Find("class_name") is null => [.. outputs.Select(o => map.Find(o.Name))],
            { } single => [.. outputs.Select(_ => (JsonElement?)single)],
        };

    private static JsonElement[][] Metrics(JsonElement? json, Port[] outputs, string what)
    {
        if (json is { ValueKind: JsonValueKind.Array } list)
        {
            JsonElement[] given = [.. list.EnumerateArray()];
            var isNested = given.Any(g => g.ValueKind is JsonValueKind.Array or JsonValueKind.Null);
            return !isNested ? [.. outputs.Select(_ => given)]
                : given.Length == outputs.Length ? [.. given.Select(g => Several(NotNull(g)))]
                : throw KerasObject.Malformed(what, $"{given.Length} are given for {outputs.Length} outputs");
        }
        return [.. PerOutput(json, outputs, what).Select(Several)];
    }

    private static JsonElement[] Several(JsonElement? json) =>
        json switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(m => m.ValueKind != JsonValueKind.Null)],
            { } single => [single],
        };

    private static JsonElement? NotNull(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json;
}
