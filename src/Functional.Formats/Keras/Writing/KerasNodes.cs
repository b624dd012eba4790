using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional;

/// <summary>Between values and JSON.</summary>
internal static class KerasNodes
{
    /// <summary>A number, true or false, or a list as JSON has it; else a text.</summary>
    public static JsonNode? Of(Option option)
    {
        try
        {
            return JsonNode.Parse(option.Value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(option.Value);
        }
    }

    public static JsonArray List(IEnumerable<int> numbers) => [.. numbers.Select(n => (JsonNode)JsonValue.Create(n))];

    public static JsonElement Element(JsonNode json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return document.RootElement.Clone();
    }
}
