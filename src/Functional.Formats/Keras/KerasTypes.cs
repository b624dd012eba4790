using System.Text.Json;

namespace Functional;

/// <summary>The types that layers say they compute in. Here they compute in that of the network's input, whatever they say.</summary>
internal static class KerasTypes
{
    private static readonly Dictionary<string, DType> Floats = new(StringComparer.Ordinal)
    {
        ["float32"] = DType.Float32,
        ["float64"] = DType.Float64,
    };

    /// <summary>Refuses a layer, or one inside a model, that computes in another type than an input of real numbers has.</summary>
    public static void Require(KerasObject given, string? name, Port input)
    {
        if (!Floats.ContainsValue(input.DType))
        {
            return;
        }
        if (KerasNetworks.IsNetwork(given))
        {
            foreach (var layer in LayersOf(given.Config))
            {
                var inner = KerasObject.Of(given.Class, layer);
                Require(inner, (layer.Find("name") ?? inner.Config.Find("name"))?.ToString(), input);
            }
        }
        else if (
            given.Config.Find("dtype") is { } dtype
            && Floats.TryGetValue(KerasNetworks.TypeName(dtype), out var type)
            && type != input.DType
        )
        {
            throw given
                .Options(name)
                .NotHere($"dtype = {KerasNetworks.TypeName(dtype)} behind the input \"{input.Name}\", which is {input.DType}");
        }
    }

    private static JsonElement[] LayersOf(JsonElement config) =>
        (config.ValueKind == JsonValueKind.Array ? config : config.Find("layers") ?? default) is { ValueKind: JsonValueKind.Array } layers
            ? [.. layers.EnumerateArray()]
            : [];
}
