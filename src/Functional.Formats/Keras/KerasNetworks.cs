using System.Text.Json;

namespace Functional;

/// <summary>Networks as Keras writes them: rows of layers, and graphs of calls that name what they are applied to.</summary>
internal static class KerasNetworks
{
    private static readonly Dictionary<string, Func<JsonElement, KerasReading, Network>> Kinds = new(StringComparer.Ordinal)
    {
        ["Sequential"] = ReadRow,
        ["Functional"] = KerasGraph.Read,
        ["Model"] = KerasGraph.Read,
    };

    private static readonly Dictionary<string, DType> Types = new()
    {
        ["float32"] = DType.Float32,
        ["float64"] = DType.Float64,
        ["int32"] = DType.Int32,
        ["int64"] = DType.Int64,
        ["uint8"] = DType.UInt8,
        ["bool"] = DType.Bool,
    };

    /// <summary>Whether a class is a network that can stand in another one.</summary>
    public static bool IsNetwork(KerasObject given) => Kinds.ContainsKey(given.Class);

    /// <summary>The class of networks inside networks, by what they are called in summaries; null for other layers.</summary>
    public static string? ClassOf(string kind) =>
        kind == "Sequential" ? kind
        : kind is "Functional" or "Model" or nameof(Graph) ? "Functional"
        : null;

    /// <summary>Whether a name stands for a layer of the library.</summary>
    public static bool IsKnown(string name) =>
        Kinds.ContainsKey(name) || KerasLayers.Layers.ContainsKey(name) || KerasLayers.Merges.ContainsKey(name) || name == "InputLayer";

    /// <summary>A whole model.</summary>
    public static Network Read(JsonElement json, KerasReading? reading = null)
    {
        KerasCalls.RequireFew(json);
        return ReadPart(json, reading ?? KerasReading.Architecture);
    }

    /// <summary>A model inside another one.</summary>
    public static Network ReadPart(JsonElement json, KerasReading reading)
    {
        var given = KerasObject.Of("model", json);
        return given.In("model", Kinds)(given.Config, reading);
    }

    /// <summary>Shape, name and type of an input, from what Keras writes of an InputLayer, or of the first layer of a row.</summary>
    public static Port Port(string where, JsonElement config, string usual)
    {
        var shape = KerasConfig.Plain(config.Find("batch_input_shape") ?? config.Find("batch_shape"));
        JsonElement[] sizes =
            shape is { ValueKind: JsonValueKind.Array } given ? [.. given.EnumerateArray().Skip(1)]
            : KerasConfig.Plain(config.Find("input_shape")) is { ValueKind: JsonValueKind.Array } example ? [.. example.EnumerateArray()]
            : config.Find("input_dim") is { ValueKind: JsonValueKind.Number } size ? [size]
            : throw KerasObject.Malformed(where, "the shape of the input is not said; a model is saved with it after it was built");
        var name = config.Find("name") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : usual;
        var type = config.Find("dtype") is { } dtype ? TypeName(dtype) : "float32";
        return new(
            name,
            Shape.Of([.. sizes.Select(size => SizeOf(where, size))]),
            Types.TryGetValue(type, out var known)
                ? known
                : throw new NotSupportedException($"keras: {where}: not supported is dtype = {type}.")
        );
    }

    /// <summary><c>float32</c>, of a text or of Keras 3's policy.</summary>
    public static string TypeName(JsonElement dtype) =>
        dtype.ValueKind == JsonValueKind.String ? dtype.GetString()!
        : dtype.Find("config")?.Find("name") is { ValueKind: JsonValueKind.String } name ? name.GetString()!
        : KerasObject.Excerpt(dtype);

    /// <summary>A network as a layer of another one.</summary>
    public static ILayer AsLayer(string name, Network network) =>
        network is Sequential row ? row
        : network.Inputs.Count == 1 && network.Outputs.Count == 1 ? new NetworkLayer(network)
        : throw new NotSupportedException(
            $"keras: \"{name}\": a model of several inputs or outputs can be used once, in a functional model, and neither several times "
                + "nor in a row of layers."
        );

    /// <summary>A property; null where it is missing or null.</summary>
    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static Sequential ReadRow(JsonElement config, KerasReading reading)
    {
        // Before Keras 2.2.3 the config was the list itself.
        var list = config.ValueKind == JsonValueKind.Array ? config : config.Find("layers") ?? default;
        JsonElement[] layers = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
        if (layers.Length == 0)
        {
            throw KerasObject.Malformed("Sequential", "there are no layers");
        }
        var first = KerasObject.Of("Sequential", layers[0]);
        var hasInput = first.Class == "InputLayer";
        // Read once: models that begin with models would else be read twice at every depth.
        var begins = IsNetwork(first) ? ReadPart(layers[0], reading) : null;
        var port =
            begins?.Inputs[0]
            ?? Port(first.Class, first.Config, "input") with
            {
                Name = hasInput ? NameOf(first) ?? "input" : $"{NameOf(first) ?? "input"}_input",
            };
        var row = Sequential.Input(port.Shape, port.Name, port.DType);
        for (var i = hasInput ? 1 : 0; i < layers.Length; i++)
        {
            var given = KerasObject.Of("Sequential", layers[i]);
            var name = NameOf(given);
            KerasTypes.Require(given, name, port);
            var network =
                !IsNetwork(given) ? null
                : i == 0 ? begins
                : ReadPart(layers[i], reading);
            row = row.Then(network is null ? KerasLayers.ReadLayer(given, name, reading) : AsLayer(name ?? given.Class, network), name);
        }
        return row;
    }

    private static string? NameOf(KerasObject given) =>
        given.Config.Find("name") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    private static int SizeOf(string where, JsonElement size) =>
        size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out var known) ? known
        : size.ValueKind == JsonValueKind.Null
            ? throw new NotSupportedException($"keras: {where}: not supported is an input of unknown length; only the batch may be any.")
        : throw KerasObject.Malformed(where, $"a size must be a whole number, not {size}");
}
