using System.Text.Json;

namespace Functional;

/// <summary>Which layers of an architecture are not trainable.</summary>
internal static class KerasFrozen
{
    /// <summary>The beginnings of the paths of what is frozen: <c>dense/</c>, <c>inner/dense/</c>.</summary>
    public static IEnumerable<string> Of(JsonElement model) => Inside(model.Find("config") ?? default, "");

    private static IEnumerable<string> Inside(JsonElement config, string path)
    {
        var layers = config.ValueKind == JsonValueKind.Array ? config : config.Find("layers") ?? default;
        return layers.ValueKind == JsonValueKind.Array ? layers.EnumerateArray().SelectMany(layer => Layer(layer, path)) : [];
    }

    private static IEnumerable<string> Layer(JsonElement layer, string path)
    {
        var config = layer.Find("config") ?? default;
        if ((layer.Find("name") ?? config.Find("name")) is not { ValueKind: JsonValueKind.String } name)
        {
            return [];
        }
        var own = $"{path}{name.GetString()}/";
        return config.Find("trainable") is { ValueKind: JsonValueKind.False } ? [own] : Inside(config, own);
    }
}
