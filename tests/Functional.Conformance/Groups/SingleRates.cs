using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>The rates of a schedule as Keras computes them: in single precision, whatever the parameters.</summary>
/// <param name="At">The rate at a step, from 0.</param>
/// <param name="IsExact">Whether all operations round alike; a cosine of TensorFlow's is its own.</param>
sealed record SingleRates(Func<int, double> At, bool IsExact)
{
    static readonly Dictionary<string, Func<JsonElement, Func<int, float>>> Formulas = new()
    {
        ["ExponentialDecay"] = c => step => Number(c, "initial_learning_rate") * MathF.Pow(Number(c, "decay_rate"), Share(c, step)),
        ["InverseTimeDecay"] = c => step => Number(c, "initial_learning_rate") / (1 + Number(c, "decay_rate") * Share(c, step)),
        ["PiecewiseConstantDecay"] = c =>
        {
            var (boundaries, values) = (c.GetProperty("boundaries").Numbers(), c.GetProperty("values").Numbers());
            return step => (float)values[boundaries.Count(end => step > end)];
        },
    };

    public static SingleRates Of(JsonElement given)
    {
        var schedule = NotCoveredException.Unless(() => KerasJson.ReadSchedule(given));
        if (!Formulas.TryGetValue(given.Text("class_name"), out var formula))
        {
            return new(step => (float)schedule.At(step), false);
        }
        var single = formula(given.GetProperty("config"));
        return new(step => single(step), true);
    }

    static float Number(JsonElement config, string name) => (float)config.GetProperty(name).GetDouble();

    static float Share(JsonElement config, int step)
    {
        var share = step / Number(config, "decay_steps");
        return config.Find("staircase") is { ValueKind: JsonValueKind.True } ? MathF.Floor(share) : share;
    }
}
