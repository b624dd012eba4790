using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Penalties of regularizers with their gradients, and weights after a constraint.</summary>
static class Penalties
{
    public static void Replay(JsonElement recorded, Measure measure)
    {
        var dtype = Recorded.TypeOf(recorded);
        var (w, expected) = (recorded.GetProperty("w").ToTensor(dtype), recorded.GetProperty("value"));
        var tolerance = dtype == DType.Float32 ? Recorded.Single : Tolerance.Float64;
        JsonElement Given(string kind) => Recorded.Object(recorded.Text(kind), recorded.GetProperty("args"));
        if (recorded.Find("constraint") is not null)
        {
            var constraint = NotCoveredException.Unless(() => KerasJson.ReadConstraint(Given("constraint")));
            measure.Check(tolerance, expected, constraint.Apply(w), "weights");
            return;
        }
        var regularizer = NotCoveredException.Unless(() => KerasJson.ReadRegularizer(Given("regularizer")));
        measure.Check(tolerance, expected, regularizer.Penalty(w), "penalty");
        measure.Check(tolerance, recorded.GetProperty("grad"), Autodiff.Gradient(regularizer.Penalty, w), "gradient");
    }
}
