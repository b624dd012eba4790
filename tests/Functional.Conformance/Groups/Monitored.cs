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

    /// <summary>Options that are not replayed make a case uncovered.</summary>
    public static void RequireKnown(JsonElement args, IReadOnlySet<string> known)
    {
        if (args.EnumerateObject().Select(a => a.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new NotCoveredException($"the option {unknown}");
        }
    }
}
