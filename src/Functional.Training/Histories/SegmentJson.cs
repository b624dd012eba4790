using System.Text.Json;

namespace Functional;

/// <summary>A segment of a history as JSON and back.</summary>
internal static class SegmentJson
{
    public static void Write(Utf8JsonWriter json, Segment segment)
    {
        json.WriteStartObject();
        json.WriteNumber("first_epoch", segment.FirstEpoch);
        json.WriteNumber("epochs", segment.Epochs);
        json.WriteNumber("seed", segment.Seed);
        json.WriteString("model", segment.Model);
        json.WriteString("optimizer", segment.Optimizer);
        json.WriteStartArray("learning_rates");
        foreach (var (epoch, rate) in segment.LearningRates)
        {
            json.WriteStartArray();
            json.WriteNumberValue(epoch);
            json.WriteNumberValue(rate);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteNumber("threads", segment.Execution.Threads);
        json.WriteString("blas", segment.Execution.Blas.ToString());
        json.WriteBoolean("eager", segment.Execution.IsEager);
        json.WriteString("products", segment.Products);
        json.WriteString("data", segment.Data);
        json.WriteNumber("ticks", segment.Duration.Ticks);
        json.WriteString("library", segment.Library);
        json.WriteString("start", segment.StartFingerprint);
        Strings(json, "callbacks", segment.Callbacks);
        json.WritePropertyName("options");
        WriteOptions(json, segment.Options);
        json.WriteEndObject();
    }

    public static Segment Read(JsonElement json)
    {
        var execution = Execution
            .Default.WithThreads(json.GetProperty("threads").GetInt32())
            .WithBlas(Enum.Parse<BlasLibrary>(json.GetProperty("blas").GetString()!));
        return new(
            json.GetProperty("first_epoch").GetInt32(),
            json.GetProperty("epochs").GetInt32(),
            json.GetProperty("seed").GetInt64(),
            ReadOptions(json.GetProperty("options")),
            json.GetProperty("model").GetString()!,
            json.GetProperty("optimizer").GetString()!,
            [.. json.GetProperty("learning_rates").EnumerateArray().Select(r => (r[0].GetInt32(), r[1].GetDouble()))],
            json.GetProperty("eager").GetBoolean() ? execution.Eager() : execution.Compiled(),
            json.GetProperty("products").GetString()!,
            json.GetProperty("data").GetString()!,
            TimeSpan.FromTicks(json.GetProperty("ticks").GetInt64()),
            json.GetProperty("library").GetString()!,
            [.. json.GetProperty("callbacks").EnumerateArray().Select(c => c.GetString()!)],
            null
        )
        {
            StartFingerprint = json.TryGetProperty("start", out var start) ? start.GetString() : null,
        };
    }

    /// <summary>What does not differ from the defaults is left out, as are data sets, streams and callbacks.</summary>
    private static void WriteOptions(Utf8JsonWriter json, FitOptions options)
    {
        json.WriteStartObject();
        json.WriteNumber("epochs", options.Epochs);
        json.WriteNumber("batch_size", options.BatchSize);
        json.WriteNumber("validation_split", options.ValidationSplit);
        Number(json, "validation_batch_size", options.ValidationBatchSize);
        Number(json, "validation_steps", options.ValidationSteps);
        json.WriteNumber("validation_frequency", options.ValidationFrequency);
        Numbers(json, "validation_epochs", options.ValidationEpochs?.Select(e => (double)e));
        Number(json, "steps_per_epoch", options.StepsPerEpoch);
        Numbers(json, "class_weights", options.ClassWeights);
        json.WriteBoolean("shuffle", options.Shuffle);
        Number(json, "snapshot_every", options.SnapshotEvery);
        if (options.Seed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }
        json.WriteEndObject();
    }

    private static FitOptions ReadOptions(JsonElement json)
    {
        int? Whole(string name) => json.TryGetProperty(name, out var value) ? value.GetInt32() : null;
        Sequence<T>? Many<T>(string name, Func<JsonElement, T> read) =>
            json.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(read)] : null;
        return new()
        {
            Epochs = json.GetProperty("epochs").GetInt32(),
            BatchSize = json.GetProperty("batch_size").GetInt32(),
            ValidationSplit = json.GetProperty("validation_split").GetDouble(),
            ValidationBatchSize = Whole("validation_batch_size"),
            ValidationSteps = Whole("validation_steps"),
            ValidationFrequency = json.GetProperty("validation_frequency").GetInt32(),
            ValidationEpochs = Many("validation_epochs", v => v.GetInt32()),
            StepsPerEpoch = Whole("steps_per_epoch"),
            ClassWeights = Many("class_weights", v => v.GetDouble()),
            Shuffle = json.GetProperty("shuffle").GetBoolean(),
            SnapshotEvery = Whole("snapshot_every"),
            Seed = json.TryGetProperty("seed", out var seed) ? seed.GetInt64() : null,
        };
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double>? values)
    {
        if (values is null)
        {
            return;
        }
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }
        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }
}
