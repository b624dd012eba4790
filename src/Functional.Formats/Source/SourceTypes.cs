using System.Globalization;

namespace Functional;

/// <summary>Element types and numbers as C# writes them.</summary>
internal static class SourceTypes
{
    private static readonly Dictionary<DType, string> Names = new()
    {
        [DType.Float32] = "float",
        [DType.Float64] = "double",
        [DType.Int32] = "int",
        [DType.Int64] = "long",
        [DType.UInt8] = "byte",
        [DType.Bool] = "bool",
    };

    /// <summary>The keyword.</summary>
    public static string Name(DType type) => Names[type];

    /// <summary>A number that reads back to the same bits (of NaN, to a NaN).</summary>
    public static string Literal(DType type, double value) =>
        type switch
        {
            DType.Bool => value != 0 ? "true" : "false",
            DType.Float32 => Real("float", value, ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f"),
            DType.Float64 => Real("double", value, value.ToString("R", CultureInfo.InvariantCulture) + "d"),
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };

    private static string Real(string type, double value, string digits) =>
        double.IsNaN(value) ? $"{type}.NaN"
        : double.IsPositiveInfinity(value) ? $"{type}.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? $"{type}.NegativeInfinity"
        : digits;
}
