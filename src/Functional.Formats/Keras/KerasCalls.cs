using System.Text.Json;

namespace Functional;

/// <summary>
/// Counts the calls of layers that a model is made of. Models inside models are called as often as the models around them, so that a
/// small file may ask for more calls than there is time for.
/// </summary>
internal static class KerasCalls
{
    /// <summary>Far more than any real model has.</summary>
    private const double Most = 20_000;

    /// <exception cref="InvalidDataException">There are too many.</exception>
    public static void RequireFew(JsonElement model)
    {
        if (Count(model) is var count and > Most)
        {
            throw KerasObject.Malformed(
                "model",
                FormattableString.Invariant($"it is {count} calls of layers, and at most {Most} are read")
            );
        }
    }

    /// <summary>The calls inside one call of a model; 1 for a layer.</summary>
    private static double Count(JsonElement json)
    {
        var config = json.Find("config") ?? default;
        var layers = config.ValueKind == JsonValueKind.Array ? config : config.Find("layers") ?? default;
        return layers.ValueKind != JsonValueKind.Array ? 1 : 1 + layers.EnumerateArray().Sum(layer => Uses(layer) * Count(layer));
    }

    private static int Uses(JsonElement layer) =>
        layer.Find("inbound_nodes") is { ValueKind: JsonValueKind.Array } calls ? Math.Max(1, calls.GetArrayLength()) : 1;
}
