using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional;

/// <summary>
/// Fitted steps of preparation in a file beside the model, so that what is served is prepared as the training rows were:
/// <c>PreparationFile.Save("digits.preparation.json", prepared)</c>, and where the model is served
/// <c>PreparationFile.Load("digits.preparation.json").Transform(x)</c>. Numbers come back to the last bit.
/// </summary>
public static class PreparationFile
{
    private const int Version = 1;

    /// <summary>Every kind of step: whether a value is one, how it is written, and how it is read.</summary>
    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["pipeline"] = Kind.Of<FittedPipeline>(
            p => new() { ["steps"] = new JsonArray([.. p.Steps.Select(s => (JsonNode)Write(s))]) },
            json => new FittedPipeline([.. json["steps"]!.AsArray().Select(s => Read(s!.AsObject()))])
        ),
        ["scaler"] = Kind.Of<FittedScaler>(
            s =>
                new()
                {
                    ["scaler"] = s.Scaler.Form.Name,
                    ["options"] = Numbers(s.Scaler.Form.Options),
                    ["center"] = Write(s.Center),
                    ["spread"] = Write(s.Spread),
                    ["low"] = s.Low,
                },
            json =>
                OfOneShape(
                    new(
                        Scaler.Named((string)json["scaler"]!, Numbers(json["options"])),
                        Row(json["center"]),
                        Row(json["spread"]),
                        (double)json["low"]!
                    )
                )
        ),
        ["imputer"] = Kind.Of<FittedImputer>(
            i => new() { ["measured"] = i.Imputer.Name, ["fill"] = Write(i.Fill) },
            json => new(Imputer.Named((string)json["measured"]!), Row(json["fill"]))
        ),
        ["normalizer"] = Kind.Of<Normalizer>(n => new() { ["by"] = n.Name }, json => Normalizer.Named((string)json["by"]!)),
        ["one_hot"] = Kind.Of<FittedOneHotEncoder>(
            e =>
                new()
                {
                    ["ignore_unknown"] = e.Encoder.IgnoreUnknown,
                    ["categories"] = new JsonArray([.. e.Categories.Select(c => (JsonNode)Categories(c))]),
                },
            json => new(new((bool)json["ignore_unknown"]!), [.. json["categories"]!.AsArray().Select(Categories)])
        ),
    };

    /// <summary>Writes fitted steps; the file appears when it is complete.</summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="fitted">A fitted step or pipeline of them.</param>
    /// <exception cref="NotSupportedException">A step is one's own function, which no file can hold; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IFittedTransform fitted)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(fitted);
        var json = new JsonObject { ["version"] = Version, ["preparation"] = Write(fitted) };
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new Utf8JsonWriter(stream);
                json.WriteTo(writer);
            }
        );
    }

    /// <summary>The fitted steps in a file.</summary>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or of another kind or version.</exception>
    public static IFittedTransform Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var text = File.ReadAllText(path);
        try
        {
            var json = JsonNode.Parse(text)!.AsObject();
            return (int?)json["version"] == Version
                ? Read(json["preparation"]!.AsObject())
                : throw new InvalidDataException($"version {json["version"]?.ToJsonString() ?? "none"} is not read, only {Version}");
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidDataException
                        or InvalidOperationException
                        or ArgumentException
                        or NullReferenceException
                        or FormatException
                        or OverflowException
            )
        {
            throw new InvalidDataException(
                $"{path} holds no steps of preparation: {e.Message.TrimEnd('.')}. Is it complete, and is it the one you meant?",
                e
            );
        }
    }

    private static JsonObject Write(IFittedTransform step)
    {
        foreach (var (name, kind) in Kinds)
        {
            if (kind.Write(step) is { } written)
            {
                written["kind"] = name;
                return written;
            }
        }
        throw new NotSupportedException(
            $"preparation: the step \"{step}\" is a function of your own, which no file can hold. Save the other steps, and make it again "
                + "from code where they are loaded."
        );
    }

    private static IFittedTransform Read(JsonObject json) =>
        Kinds.TryGetValue((string?)json["kind"] ?? "", out var kind)
            ? kind.Read(json)
            : throw new InvalidDataException($"there is no kind of step \"{json["kind"]}\"; there are {string.Join(", ", Kinds.Keys)}");

    private static JsonObject Write(Tensor row) =>
        new() { ["shape"] = new JsonArray([.. row.Shape.Select(size => (JsonNode)size)]), ["values"] = Numbers(row.ToArray<double>()) };

    private static FittedScaler OfOneShape(FittedScaler scaler) =>
        scaler.Center.Shape == scaler.Spread.Shape
            ? scaler
            : throw new InvalidDataException($"a scaler has centers {scaler.Center.Shape} and spreads {scaler.Spread.Shape}");

    private static Tensor Row(JsonNode? json) =>
        Tensor.Of<double>(Numbers(json!["values"]), Shape.Of([.. json["shape"]!.AsArray().Select(size => (int)size!)]));

    /// <summary>The element type and the numbers of a column's categories.</summary>
    private static JsonObject Categories(Tensor column) =>
        new()
        {
            ["type"] = column.DType.ToString(),
            ["values"] =
                column.DType == DType.Int64 ? [.. column.ToArray<long>().Select(v => (JsonNode)v)] : Numbers(column.ToArray<double>()),
        };

    private static Tensor Categories(JsonNode? json)
    {
        var dtype = Enum.Parse<DType>((string)json!["type"]!);
        var values = json["values"]!;
        var column =
            dtype == DType.Int64
                ? Tensor.Of<long>([.. values.AsArray().Select(v => (long)v!)], Shape.Of(values.AsArray().Count))
                : Tensor.Of(Numbers(values), dtype);
        ExactNumber[] numbers = ExactNumber.Of(column);
        return numbers.Length > 0 && numbers.Distinct().Order().SequenceEqual(numbers)
            ? column
            : throw new InvalidDataException("the categories of a column are not ascending, or there are none");
    }

    /// <summary>Numbers; what JSON has none for, such as NaN, as texts.</summary>
    private static JsonArray Numbers(IEnumerable<double> values) =>
        [.. values.Select(v => double.IsFinite(v) ? (JsonNode)v : (JsonNode)Messages.Number(v))];

    private static double[] Numbers(JsonNode? json) =>
        [
            .. json!
                .AsArray()
                .Select(v =>
                    v!.GetValueKind() == JsonValueKind.String
                        ? double.Parse((string)v!, System.Globalization.CultureInfo.InvariantCulture)
                        : (double)v
                ),
        ];

    private sealed record Kind(Func<IFittedTransform, JsonObject?> Write, Func<JsonObject, IFittedTransform> Read)
    {
        public static Kind Of<T>(Func<T, JsonObject> write, Func<JsonObject, T> read)
            where T : class, IFittedTransform => new(step => step is T one ? write(one) : null, json => read(json));
    }
}
