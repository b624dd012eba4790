using System.Text.Json;
using System.Text.RegularExpressions;
using Functional;

/// <summary>What a sidecar says.</summary>
/// <param name="X">The inputs.</param>
/// <param name="Y">The predictions.</param>
internal sealed record Expected(JsonElement X, JsonElement Y);

/// <summary>Inputs and predictions beside a model file: <c>{"x": …, "y": …}</c>; of several, lists.</summary>
internal static partial class Sidecar
{
    /// <summary>Writes inputs and predictions.</summary>
    public static void Write(string path, Tensors x, Tensors y)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        Write(json, "x", x);
        Write(json, "y", y);
        json.WriteEndObject();
    }

    /// <summary>What a file says; null where it has no inputs and predictions.</summary>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public static Expected? Read(string path)
    {
        try
        {
            // Python writes numbers that JSON does not have; as texts they are read below.
            var text = NoNumbers().Replace(File.ReadAllText(path), "\"$0\"");
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("x", out var x) && root.TryGetProperty("y", out var y)
                ? new(x.Clone(), y.Clone())
                : null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the sidecar {Path.GetFileName(path)} is no JSON: {e.Message}", e);
        }
    }

    /// <summary>The tensors of one side, for ports that say how many there are, how they are called and of what type.</summary>
    public static Tensors Values(JsonElement json, IReadOnlyList<Port> ports)
    {
        JsonElement[] each =
            json.ValueKind == JsonValueKind.Object ? Named(json, ports)
            : ports.Count == 1 ? [IsWrapped(json, ports[0]) ? json[0] : json]
            : [.. json.EnumerateArray()];
        return each.Length == ports.Count
            ? Tensors.Of([.. each.Zip(ports, Value)])
            : throw new InvalidDataException($"the sidecar holds {each.Length} tensors, and the model has {ports.Count}.");
    }

    /// <summary>By name where the names are those of the ports, else in their order.</summary>
    private static JsonElement[] Named(JsonElement json, IReadOnlyList<Port> ports) =>
        ports.All(p => json.TryGetProperty(p.Name, out _))
            ? [.. ports.Select(p => json.GetProperty(p.Name))]
            : [.. json.EnumerateObject().Select(o => o.Value)];

    /// <summary>Whether a single tensor stands in a list of one.</summary>
    private static bool IsWrapped(JsonElement json, Port port) =>
        Dimensions(json).Count == port.Shape.Rank + 2 && json.GetArrayLength() == 1;

    private static Tensor Value(JsonElement json, Port port)
    {
        double[] numbers = [.. Numbers(json)];
        var shape = Shape.Of([.. Dimensions(json)]);
        return shape.Size == numbers.Length
            ? Tensor.Of(numbers, DType.Float64).Cast(port.DType).Reshape([.. shape])
            : throw new InvalidDataException($"the rows of the sidecar for \"{port.Name}\" are not of one length.");
    }

    private static List<int> Dimensions(JsonElement json)
    {
        var sizes = new List<int>();
        for (; json.ValueKind == JsonValueKind.Array; json = json[0])
        {
            sizes.Add(json.GetArrayLength());
            if (sizes[^1] == 0)
            {
                break;
            }
        }
        return sizes;
    }

    private static IEnumerable<double> Numbers(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Numbers),
            JsonValueKind.True or JsonValueKind.False => [json.GetBoolean() ? 1 : 0],
            JsonValueKind.Number => [json.GetDouble()],
            JsonValueKind.String => [NumberOf(json.GetString()!)],
            _ => throw new InvalidDataException($"the sidecar holds {json}, which is no number."),
        };

    private static double NumberOf(string text) =>
        text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw new InvalidDataException($"the sidecar holds \"{text}\", which is no number."),
        };

    [GeneratedRegex("(?<![\"\\w])(NaN|-?Infinity)(?![\"\\w])")]
    private static partial Regex NoNumbers();

    private static void Write(Utf8JsonWriter json, string name, Tensors values)
    {
        json.WritePropertyName(name);
        if (values.Count > 1)
        {
            json.WriteStartArray();
        }
        foreach (var value in values.Values)
        {
            Write(json, value.Cast(DType.Float64).ToArray<double>(), value.Shape, 0);
        }
        if (values.Count > 1)
        {
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<double> values, Shape shape, int axis)
    {
        if (axis == shape.Rank)
        {
            json.WriteNumberValue(values[0]);
            return;
        }
        json.WriteStartArray();
        var each = values.Length / Math.Max(1, shape[axis]);
        for (var i = 0; i < shape[axis]; i++)
        {
            Write(json, values.Slice(i * each, each), shape, axis + 1);
        }
        json.WriteEndArray();
    }
}
