using System.Text.Json;

namespace Functional;

/// <summary>Something that Keras writes as a class and its options, or as a name alone.</summary>
/// <param name="Class">The class, without the package in front: of <c>Custom>Adam</c>, <c>Adam</c>.</param>
/// <param name="Config">The options; undefined for a name alone.</param>
/// <param name="IsName">Whether it was a name alone.</param>
internal readonly record struct KerasObject(string Class, JsonElement Config, bool IsName)
{
    /// <summary>Reads a name, or an object with <c>class_name</c> and <c>config</c>.</summary>
    public static KerasObject Of(string what, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return new(Plain(json.GetString()!), default, true);
        }
        if (
            json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("class_name", out var name)
            || name.ValueKind != JsonValueKind.String
        )
        {
            throw Malformed(what, $"a name or an object with a class_name is expected, not {Excerpt(json)}");
        }
        // Functions of one's own choosing are a class "function" whose config is the name.
        return
            name.GetString() == "function" && json.TryGetProperty("config", out var function) && function.ValueKind == JsonValueKind.String
            ? new(Plain(function.GetString()!), default, true)
            : new(Plain(name.GetString()!), json.TryGetProperty("config", out var config) ? config : default, false);
    }

    /// <summary>The options, and who they belong to.</summary>
    public KerasConfig Options(string? name = null, KerasReading? reading = null) =>
        new(name is null ? Class : $"{Class} \"{name}\"", Config, reading ?? KerasReading.Architecture);

    /// <summary>The entry of a table for this class.</summary>
    /// <exception cref="NotSupportedException">There is none; the message lists those there are.</exception>
    public T In<T>(string what, IReadOnlyDictionary<string, T> table, string? name = null) =>
        table.TryGetValue(Class, out var entry)
            ? entry
            : throw new NotSupportedException(
                $"keras: {(name is null ? "" : $"\"{name}\": ")}the {what} {Class} is not supported; there are: "
                    + $"{string.Join(", ", table.Keys.Order(StringComparer.Ordinal))}."
            );

    public static InvalidDataException Malformed(string where, string what) => new($"keras: {where}: {what}.");

    public static string Excerpt(JsonElement json)
    {
        var text = json.ValueKind == JsonValueKind.Undefined ? "nothing" : json.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "…";
    }

    private static string Plain(string name) => name[(name.LastIndexOf('>') + 1)..];
}
