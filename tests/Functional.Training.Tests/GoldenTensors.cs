using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Recorded arrays as tensors.</summary>
static class GoldenTensors
{
    /// <summary>A recorded array or number as a tensor.</summary>
    public static Tensor ToTensor(this JsonElement element, DType dtype) =>
        Tensor.Of<double>(element.Numbers(), Shape.Of(element.Dimensions())).Cast(dtype);

    /// <summary>Checks a tensor against a recorded array: shape and every number.</summary>
    public static void CheckTensor(this Tolerance tolerance, JsonElement expected, Tensor actual, string what)
    {
        Assert.Equal(Shape.Of(expected.Dimensions()), actual.Shape);
        tolerance.Check(expected.Numbers(), actual.ToArray<double>(), what);
    }
}
