using System.Globalization;

namespace Functional;

/// <summary>Tensors in a few signs, for tables and formulas.</summary>
internal static class Numerals
{
    private const int Few = 4;

    /// <summary>A number with four digits.</summary>
    public static string Short(double value) =>
        double.IsFinite(value) ? value.ToString("G4", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "NaN"
        : value > 0 ? "Inf"
        : "-Inf";

    /// <summary>All numbers of a small tensor; of a large one the first ones and how many there are.</summary>
    public static string Short(Tensor x)
    {
        double[] values = Values(x);
        if (values.Length == 1)
        {
            return Short(values[0]);
        }
        var shown = string.Join(" ", values.Take(Few).Select(Short));
        return values.Length <= Few ? $"[{shown}]" : $"[{shown} …]";
    }

    /// <summary>The numbers as doubles, in rows.</summary>
    public static double[] Values(Tensor x) => x.Cast(DType.Float64).ToArray<double>();
}
