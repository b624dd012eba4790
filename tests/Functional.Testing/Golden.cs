using System.Globalization;
using System.Text.Json;

namespace Functional.Testing;

/// <summary>Recordings of other libraries under <c>tests/Golden</c>; its README says where they come from.</summary>
public static class Golden
{
    /// <summary>The root of a recorded JSON file, such as <c>losses.json</c>.</summary>
    public static JsonElement Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(name)));
        return document.RootElement.Clone();
    }

    /// <summary>The recorded cases of a file: the elements of its <c>cases</c>.</summary>
    public static IReadOnlyList<JsonElement> Cases(string name) => [.. Load(name).GetProperty("cases").EnumerateArray()];

    /// <summary>A recorded text, such as <c>console/summary_sequential.txt</c>, byte for byte.</summary>
    public static string Text(string name) => File.ReadAllText(PathOf(name));

    /// <summary>A recorded number; the strings NaN, Infinity and -Infinity stand for what JSON cannot say.</summary>
    public static double Number(this JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.String => double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            _ => throw new FormatException($"{element.ValueKind} is not a number: {element}"),
        };

    /// <summary>The numbers of a nested array in row-major order; of a single number, that number.</summary>
    public static double[] Numbers(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)] : [element.Number()];

    /// <summary>The lengths of a nested array, outermost first; empty for a number.</summary>
    public static int[] Dimensions(this JsonElement element)
    {
        var dimensions = new List<int>();
        while (element.ValueKind == JsonValueKind.Array)
        {
            dimensions.Add(element.GetArrayLength());
            if (element.GetArrayLength() == 0)
                break;
            element = element[0];
        }
        return [.. dimensions];
    }

    /// <summary>Where a recording is.</summary>
    public static string PathOf(string name) => Repository.PathOf(["tests", "Golden", .. name.Split('/')]);
}
