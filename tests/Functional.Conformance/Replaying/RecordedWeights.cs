using System.Text.Json;

namespace Functional.Conformance;

/// <summary>Recorded weights under the paths that they have here.</summary>
public static class RecordedWeights
{
    /// <summary>
    /// By name, <c>dense/kernel</c>, where every path here has its own there; else, as inside models inside models, layer by layer in
    /// order, trainable ones first.
    /// </summary>
    /// <param name="declarations">What the network here asks for.</param>
    /// <param name="recorded">A list of [name, values], or of values alone.</param>
    /// <param name="dtype">The type to read them in.</param>
    public static Parameters Match(IEnumerable<Declaration> declarations, JsonElement recorded, DType dtype)
    {
        (string? Name, JsonElement Values)[] weights = [.. recorded.EnumerateArray().Select(Split)];
        Declaration[] wanted = [.. declarations.GroupBy(d => LayerOf(d.Path)).SelectMany(g => g.OrderByDescending(d => d.IsTrainable))];
        if (weights.Length != wanted.Length)
        {
            throw new FormatException($"{weights.Length} weights are recorded, and the network has {wanted.Length}");
        }
        var byName = weights.Where(w => w.Name is not null).ToLookup(w => w.Name!, w => w.Values);
        var values = wanted.All(d => byName[d.Path].Count() == 1)
            ? wanted.Select(d => byName[d.Path].Single())
            : weights.Select(w => w.Values);
        return Parameters.From([.. wanted.Zip(values, (d, v) => KeyValuePair.Create(d.Path, v.ToTensor(dtype)))]);
    }

    static (string? Name, JsonElement Values) Split(JsonElement weight) =>
        weight.ValueKind == JsonValueKind.Array && weight.GetArrayLength() == 2 && weight[0].ValueKind == JsonValueKind.String
            ? (weight[0].GetString()!.Split(':')[0], weight[1])
            : (null, weight);

    static string LayerOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "";
}
