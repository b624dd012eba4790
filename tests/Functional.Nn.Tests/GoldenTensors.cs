using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Recorded arrays as tensors.</summary>
static class GoldenTensors
{
    /// <summary>A recorded array or number as a Float64 tensor.</summary>
    public static Tensor ToTensor(this JsonElement element, DType dtype = DType.Float64) =>
        Tensor.Of<double>(element.Numbers(), Shape.Of(element.Dimensions())).Cast(dtype);

    /// <summary>Checks a tensor against a recorded array: shape and every number.</summary>
    public static void CheckTensor(this Tolerance tolerance, JsonElement expected, Tensor actual, string what)
    {
        Assert.Equal(Shape.Of(expected.Dimensions()), actual.Shape);
        tolerance.Check(expected.Numbers(), actual.ToArray<double>(), what);
    }

    /// <summary>An option of a recorded case, or a default.</summary>
    public static double Option(this JsonElement args, string name, double usual) =>
        args.TryGetProperty(name, out var value) ? value.Number() : usual;

    /// <summary>A switch of a recorded case; false when it is not there.</summary>
    public static bool Flag(this JsonElement args, string name) =>
        args.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
