using System.Text.Json;
using System.Text.Json.Nodes;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Recorded values as the library's.</summary>
static class Recorded
{
    /// <summary>Numbers recorded in Float32.</summary>
    public static Tolerance Single { get; } = new(1e-6, 1e-6);

    /// <summary>A recorded array or number as a tensor.</summary>
    public static Tensor ToTensor(this JsonElement element, DType dtype = DType.Float64) =>
        Tensor.Of<double>(element.Numbers(), Shape.Of(element.Dimensions())).Cast(dtype);

    /// <summary>An array that may not be there, or null.</summary>
    public static Tensor? ToTensorOrNull(this JsonElement element, string name, DType dtype = DType.Float64) =>
        element.Find(name)?.ToTensor(dtype);

    /// <summary>A property; null where it is missing or null.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static string Text(this JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is no text");

    public static int Integer(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    /// <summary>Whole numbers.</summary>
    public static int[] Integers(this JsonElement element) => [.. element.Numbers().Select(number => checked((int)number))];

    /// <summary>Texts.</summary>
    public static string[] Texts(this JsonElement element) => [.. element.EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>The type that a case computes in.</summary>
    public static DType TypeOf(JsonElement recorded) => recorded.Find("dtype")?.GetString() == "float32" ? DType.Float32 : DType.Float64;

    /// <summary>Keras' form of a class with options.</summary>
    public static JsonElement Object(string className, JsonElement config) =>
        Parse(new JsonObject { ["class_name"] = className, ["config"] = JsonNode.Parse(config.GetRawText()) });

    /// <summary>Options with some changed; those that are not there, or null, stay so.</summary>
    public static JsonElement With(this JsonElement config, IEnumerable<string> names, Func<double, double> change)
    {
        var copy = JsonNode.Parse(config.GetRawText())!.AsObject();
        foreach (var name in names.Where(n => config.Find(n) is { ValueKind: JsonValueKind.Number }))
        {
            copy[name] = change(config.GetProperty(name).GetDouble());
        }
        return Parse(copy);
    }

    /// <summary>Options without some.</summary>
    public static JsonElement Without(this JsonElement config, params string[] names)
    {
        var copy = JsonNode.Parse(config.GetRawText())!.AsObject();
        foreach (var name in names)
        {
            copy.Remove(name);
        }
        return Parse(copy);
    }

    /// <summary>A number as Keras holds it in single precision.</summary>
    public static double Rounded(double value) => (float)value;

    public static JsonElement Parse(JsonNode node) => Parse(node.ToJsonString());

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>A case's name: class, options, and its number in the file.</summary>
    public static string Name(JsonElement recorded, string kind, int index)
    {
        var args =
            recorded.Find("args") is { ValueKind: JsonValueKind.Object } given && given.EnumerateObject().Any() ? given.GetRawText() : "";
        return $"{recorded.Find(kind)?.ToString() ?? "?"}{args} #{index}";
    }
}
