using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>A recorded series under the key that a callback watches.</summary>
sealed class Monitored(JsonElement recorded, string key)
{
    const string Validation = "val_";

    readonly double[] values = recorded.GetProperty("values").Numbers();

    /// <summary>The key.</summary>
    public string Key => key;

    /// <summary>A model whose training shows the series, the last number again for so many more epochs.</summary>
    public ScriptedModel Model(int further, double learningRate = 0.01)
    {
        var isValidation = key.StartsWith(Validation, StringComparison.Ordinal);
        var name = isValidation ? key[Validation.Length..] : key;
        string[] keys = name == "loss" ? ["loss"] : ["loss", name];
        double[][] rows = [.. values.Concat(Enumerable.Repeat(values[^1], further)).Select(v => keys.Select(_ => v).ToArray())];
        // What is not watched stays finite.
        double[][] others = [.. rows.Select(row => row.Select(_ => 0.5).ToArray())];
        return new(keys, isValidation ? others : rows, isValidation ? rows : [], rows.Length, learningRate);
    }

    /// <summary>The direction that counts as better.</summary>
    public static MonitorMode ModeOf(JsonElement args) =>
        args.Find("mode")?.GetString() is { } mode ? Enum.Parse<MonitorMode>(mode, ignoreCase: true) : MonitorMode.Auto;

    /// <summary>Options that are not replayed, and ask for something, make a case uncovered.</summary>
    public static void RequireKnown(JsonElement args, IReadOnlySet<string> known)
    {
        foreach (var option in args.EnumerateObject().Where(o => !known.Contains(o.Name) && !IsHarmless(o)))
        {
            throw new NotCoveredException($"the option {option.Name}");
        }
    }

    /// <summary>Options that change nothing with these values.</summary>
    static readonly Dictionary<string, string> Harmless = new()
    {
        ["callbacks"] = "[]",
        ["initial_epoch"] = "0",
        ["jit_compile"] = "false",
        ["run_eagerly"] = "false",
        ["steps_per_execution"] = "1",
    };

    static bool IsHarmless(JsonProperty option) =>
        option.Value.ValueKind == JsonValueKind.Null
        || (Harmless.TryGetValue(option.Name, out var value) && option.Value.GetRawText() == value);
}
