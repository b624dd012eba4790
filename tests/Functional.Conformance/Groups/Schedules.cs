using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Learning rates of schedules, step by step from 0.</summary>
static class Schedules
{
    /// <summary>Keras computes rates in Float32, where 1 + cos loses up to an ulp of 1 near the end of a period.</summary>
    static readonly Tolerance Tolerance = new(1e-8, 1e-6);

    public static void Replay(JsonElement recorded, Measure measure)
    {
        var given = Recorded.Object(recorded.Text("schedule"), recorded.GetProperty("args"));
        var schedule = NotCoveredException.Unless(() => KerasJson.ReadSchedule(given));
        var values = recorded.GetProperty("values").Numbers();
        measure.Check(Tolerance, values, [.. values.Select((_, step) => schedule.At(step))], "rates");
    }
}
