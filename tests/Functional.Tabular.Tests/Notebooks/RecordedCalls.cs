using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>What calls gave in scikit-learn and numpy.</summary>
static class RecordedCalls
{
    static readonly JsonElement Root = Golden.Load("notebooks_data.json");

    /// <summary>The iris flowers as Float64 numbers of one decimal; the embedded ones are Float32.</summary>
    public static Dataset Iris { get; } =
        Datasets.Iris().Map(x => Tensor.Of([.. x.Cast(DType.Float64).ToArray<double>().Select(number => Math.Round(number, 1))], x.Shape));

    public static JsonElement Of(string call) => Root.GetProperty(call);

    public static Tensor Numbers(this JsonElement recorded, string name) =>
        Tensor.Of(recorded.GetProperty(name).Numbers(), Shape.Of(recorded.GetProperty(name).Dimensions()));

    public static int[] Integers(this JsonElement recorded, string name) =>
        [.. recorded.GetProperty(name).Numbers().Select(number => (int)number)];

    public static void Check(this JsonElement recorded, string name, Tensor actual, double tolerance = 1e-12)
    {
        Assert.Equal(Shape.Of(recorded.GetProperty(name).Dimensions()), actual.Shape);
        new Tolerance(tolerance, tolerance).Check(recorded.GetProperty(name).Numbers(), actual.ToArray<double>(), name);
    }
}
