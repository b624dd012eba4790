using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Functional;

/// <summary>A history as JSON and back.</summary>
internal static class HistoryJson
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Write(History history, Sequence<string> higherIsBetter)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("epochs", history.Epochs);
            json.WriteStartArray("higher_is_better");
            foreach (var key in higherIsBetter)
            {
                json.WriteStringValue(key);
            }
            json.WriteEndArray();
            json.WriteStartObject("series");
            foreach (var key in history.Keys)
            {
                WriteArray(
                    json,
                    key,
                    Enumerable.Range(0, history.Epochs).Select(e => history[e].TryGetValue(key, out var v) ? v : (double?)null)
                );
            }
            json.WriteEndObject();
            json.WriteStartArray("segments");
            foreach (var segment in history.Segments)
            {
                SegmentJson.Write(json, segment);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <exception cref="FormatException">The text is no history.</exception>
    public static (IEnumerable<Logs> Epochs, IEnumerable<Segment> Segments, IEnumerable<string> HigherIsBetter) Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() is not Version and var version)
            {
                throw new FormatException($"this is a history of version {version}; this library reads version {Version}.");
            }
            var epochs = root.GetProperty("epochs").GetInt32();
            var series = root.GetProperty("series").EnumerateObject().Select(s => (s.Name, Values: Numbers(s.Value, epochs))).ToList();
            return (
                Enumerable
                    .Range(0, epochs)
                    .Select(e => new Logs(series.Where(s => s.Values[e] is not null).Select(s => (s.Name, s.Values[e]!.Value))))
                    .ToList(),
                root.GetProperty("segments").EnumerateArray().Select(SegmentJson.Read).ToList(),
                root.GetProperty("higher_is_better").EnumerateArray().Select(k => k.GetString()!).ToList()
            );
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"this is no history as History.ToJson writes it: {e.Message}", e);
        }
    }

    public static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : value.GetDouble();

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<double?> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (value is { } number)
            {
                WriteNumber(json, number);
            }
            else
            {
                json.WriteNullValue();
            }
        }
        json.WriteEndArray();
    }

    private static double?[] Numbers(JsonElement array, int count)
    {
        double?[] values = [.. array.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (double?)null : Number(v))];
        return values.Length == count ? values : throw new FormatException($"a series has {values.Length} numbers for {count} epochs.");
    }
}
