using System.Globalization;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>
/// Parameters after steps of optimizers over recorded gradients. Keras holds some constants in single precision even where parameters
/// are double; these are rounded so. Those that only enter what changes from step to step, such as the β of βᵗ, come from a second
/// optimizer with rounded constants, whose factors are given to the first one's rule.
/// </summary>
static class Optimizers
{
    const string Legacy = "legacy";

    /// <summary>Held in single precision wherever they enter.</summary>
    static readonly Dictionary<string, string[]> Everywhere = new()
    {
        ["SGD"] = ["momentum"],
        ["SGD legacy"] = ["momentum", "decay"],
        ["RMSprop"] = ["momentum"],
        ["Nadam"] = ["beta_1", "beta_2"],
        ["Nadam legacy"] = [],
        ["Ftrl"] = ["initial_accumulator_value"],
    };

    /// <summary>Rounded where they enter what changes from step to step.</summary>
    static readonly string[] InFactors = ["beta_1", "beta_2", "weight_decay"];

    public static IEnumerable<Case> Cases(JsonElement root) =>
        root.GetProperty("cases")
            .EnumerateArray()
            .SelectMany((recorded, i) => recorded.GetProperty("runs").EnumerateArray().Select((run, j) => Of(recorded, run, i, j)));

    /// <summary>Options rounded where Keras holds them in single precision whatever the data.</summary>
    public static JsonElement AsHeld(JsonElement config, string name, bool isLegacy = false) =>
        config.With(Everywhere.GetValueOrDefault(isLegacy ? $"{name} {Legacy}" : name) ?? (isLegacy ? ["decay"] : []), Recorded.Rounded);

    static Case Of(JsonElement recorded, JsonElement run, int i, int j)
    {
        var (name, generation) = (run.Find("optimizer")?.ToString() ?? "?", run.Find("generation")?.ToString() ?? "?");
        var args = run.Find("args") is { ValueKind: JsonValueKind.Object } given && given.EnumerateObject().Any() ? given.GetRawText() : "";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{name}{args} {generation} #{i}.{j}"),
            measure => Replay(recorded, run, measure)
        );
    }

    static void Replay(JsonElement recorded, JsonElement run, Measure measure)
    {
        var (name, isLegacy) = (run.Text("optimizer"), run.Text("generation") == Legacy);
        var config = AsHeld(run.GetProperty("config"), name, isLegacy);
        var optimizer = NotCoveredException.Unless(() => KerasJson.ReadOptimizer(Recorded.Object(name, config)));
        var held = isLegacy && name == "Nadam" ? config : config.With(InFactors, Recorded.Rounded);
        var constants = KerasJson.ReadOptimizer(Recorded.Object(name, held));
        // The 0.96 of Nadam is no option of Keras'.
        var nadam = name == "Nadam" ? SingleNadam(held, isLegacy) : null;
        var rate = config.Find("learning_rate") is { ValueKind: JsonValueKind.Object } given ? SingleRates.Of(given) : null;
        var tolerance = rate?.IsExact == false ? Recorded.Single : Tolerance.Float64;
        var parameters = Parameters.Of(("w", recorded.GetProperty("w0").ToTensor()), ("b", recorded.GetProperty("b0").ToTensor()));
        var slots = optimizer.Init(parameters).Slots;
        var step = 0;
        var open = run.GetProperty("steps").EnumerateObject().Select(s => s.Name).ToHashSet();
        foreach (var gradient in recorded.GetProperty("grads").EnumerateArray())
        {
            var gradients = Parameters.Of(("w", gradient[0].ToTensor()), ("b", gradient[1].ToTensor()));
            var state = new OptimizerState(step, slots, rate?.At(step));
            var factors = constants.FactorsAt(state);
            if (nadam?.FactorsAt(state with { LearningRate = rate?.At(step) ?? optimizer.RateAt(step) }) is { } own)
            {
                factors = [.. own, .. factors.Skip(own.Count)];
            }
            (parameters, slots) = optimizer.Apply(parameters, gradients, slots, t => [.. factors.Select(x => Tensor.Scalar(x, t))]);
            step++;
            var key = step.ToString(CultureInfo.InvariantCulture);
            if (open.Remove(key))
            {
                var expected = run.GetProperty("steps").GetProperty(key);
                measure.Check(tolerance, expected[0], parameters["w"], $"w after step {key}");
                measure.Check(tolerance, expected[1], parameters["b"], $"b after step {key}");
            }
        }
        measure.SameList([], open, "the list of steps without gradients");
    }

    /// <summary>Nadam whose ψ is single; only its factors are of use, which come before those of clipping, decay and averages.</summary>
    static Optimizer SingleNadam(JsonElement config, bool isLegacy)
    {
        double Number(string option, double usual) => config.Find(option)?.GetDouble() ?? usual;
        var momentumDecay = Recorded.Rounded(0.96);
        return Optimizer.Nadam(
            beta1: Number("beta_1", 0.9),
            beta2: Number("beta_2", 0.999),
            momentumDecay: isLegacy ? Math.Pow(momentumDecay, Number("decay", Number("schedule_decay", 0.004))) : momentumDecay
        );
    }
}
