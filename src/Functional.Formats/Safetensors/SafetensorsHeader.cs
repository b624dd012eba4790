using System.Buffers.Binary;
using System.Text.Json;

namespace Functional;

/// <summary>The header of a safetensors file, checked: whatever it says of tensors holds for the bytes behind it.</summary>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsHeader.Entry> Entries,
    IReadOnlyDictionary<string, string> Metadata,
    long DataStart
)
{
    /// <summary>What the reference implementation allows.</summary>
    private const long MostBytes = 100_000_000;

    private const string MetadataName = "__metadata__";

    /// <summary>A tensor: its name, type, shape, and the bytes from start to end behind the header.</summary>
    public sealed record Entry(string Name, SafetensorsType Type, Shape Shape, long Start, long End);

    /// <summary>Reads and checks the header at the beginning of a stream.</summary>
    /// <exception cref="InvalidDataException">The header is damaged, or speaks of other bytes than there are.</exception>
    public static SafetensorsHeader Read(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[8];
        var total = stream.Length - stream.Position;
        if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
        {
            throw Wrong($"the file has {total} bytes, and the length of the header alone takes 8");
        }
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MostBytes || (long)length > total - 8)
        {
            throw Wrong($"the header would have {length} bytes, of {total - 8} in the file and {MostBytes} at most");
        }
        var text = new byte[length];
        stream.ReadExactly(text);
        using var json = Parse(text);
        return Check(json.RootElement, stream.Position, total - 8 - (long)length);
    }

    /// <summary>The bytes of a header, its length first, padded so that the data start at a multiple of 8.</summary>
    public static byte[] Write(IEnumerable<Entry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        using var text = new MemoryStream();
        text.Write(new byte[8]);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach (var (name, value) in metadata)
                {
                    json.WriteString(name, value);
                }
                json.WriteEndObject();
            }
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Type.Name);
                WriteNumbers(json, "shape", entry.Shape.Select(size => (long)size));
                WriteNumbers(json, "data_offsets", [entry.Start, entry.End]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (text.Length % 8 != 0)
        {
            text.WriteByte((byte)' ');
        }
        var bytes = text.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)bytes.Length - 8);
        return bytes.Length - 8 <= MostBytes
            ? bytes
            : throw new ArgumentException($"safetensors: the header would have {bytes.Length - 8} bytes, more than {MostBytes}.");
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }
        json.WriteEndArray();
    }

    private static JsonDocument Parse(byte[] text)
    {
        try
        {
            var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw Wrong("the header is no JSON object");
        }
        catch (JsonException e)
        {
            throw Wrong($"the header is no JSON: {e.Message}");
        }
    }

    private static SafetensorsHeader Check(JsonElement root, long dataStart, long dataLength)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == MetadataName)
            {
                foreach (var text in Object(property.Value, MetadataName).EnumerateObject())
                {
                    metadata.Add(
                        text.Name,
                        text.Value.ValueKind == JsonValueKind.String ? text.Value.GetString()! : throw NoText(text.Name)
                    );
                }
            }
            else
            {
                entries.Add(EntryOf(property.Name, Object(property.Value, property.Name)));
            }
        }
        RequireAllBytesUsedOnce(entries, dataLength);
        return new(entries, metadata, dataStart);
    }

    private static Entry EntryOf(string name, JsonElement value)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Wrong("a tensor has no name");
        }
        var typeName =
            value.TryGetProperty("dtype", out var dtype) && dtype.ValueKind == JsonValueKind.String
                ? dtype.GetString()!
                : throw Wrong($"\"{name}\" has no dtype");
        if (!SafetensorsType.ByName.TryGetValue(typeName, out var type))
        {
            throw Wrong(
                $"\"{name}\" is of type {typeName}, which no tensor here is; read are {string.Join(", ", SafetensorsType.ByName.Keys)}"
            );
        }
        long[] sizes = Numbers(name, value, "shape");
        long[] offsets = Numbers(name, value, "data_offsets");
        if (sizes.Any(size => size is < 0 or > int.MaxValue) || sizes.Aggregate(1.0, (product, size) => product * size) > Array.MaxLength)
        {
            throw Wrong($"\"{name}\" has the shape [{string.Join(", ", sizes)}], which no tensor has");
        }
        var bytes = sizes.Aggregate(1L, (product, size) => product * size) * type.Width;
        return offsets is [>= 0 and var start, var end] && end >= start && end - start == bytes
            ? new(name, type, Shape.Of([.. sizes.Select(size => (int)size)]), start, end)
            : throw Wrong(
                $"\"{name}\", {typeName} [{string.Join(", ", sizes)}], takes {bytes} bytes; its offsets are [{string.Join(", ", offsets)}]"
            );
    }

    /// <summary>As the reference implementation: no gap, no overlap, nothing left.</summary>
    private static void RequireAllBytesUsedOnce(List<Entry> entries, long length)
    {
        var reached = 0L;
        foreach (var entry in entries.OrderBy(e => e.Start).ThenBy(e => e.End))
        {
            if (entry.Start != reached)
            {
                throw Wrong(
                    $"\"{entry.Name}\" starts at byte {entry.Start} of the data, and what comes before it ends at {reached}: tensors may "
                        + "neither overlap nor leave gaps"
                );
            }
            reached = entry.End;
        }
        if (reached != length)
        {
            throw Wrong($"the tensors take {reached} bytes, and {length} are there");
        }
    }

    private static JsonElement Object(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object ? value : throw Wrong($"\"{name}\" is no JSON object");

    private static long[] Numbers(string name, JsonElement value, string property) =>
        value.TryGetProperty(property, out var numbers)
        && numbers.ValueKind == JsonValueKind.Array
        && numbers.EnumerateArray().All(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt64(out _))
            ? [.. numbers.EnumerateArray().Select(n => n.GetInt64())]
            : throw Wrong($"\"{name}\" has no {property}, an array of whole numbers");

    private static InvalidDataException NoText(string name) => Wrong($"the metadata \"{name}\" is no text");

    private static InvalidDataException Wrong(string what) => new($"{what}.");
}
