using System.Globalization;

namespace Functional;

/// <summary>When a plain number may stand for an element of a type.</summary>
internal static class Scalars
{
    /// <exception cref="DTypeException">The value is fractional or out of range for an integer type.</exception>
    public static void RequireFits(string operation, double value, DType dtype)
    {
        var fits = dtype switch
        {
            DType.Float32 or DType.Float64 => true,
            DType.Int32 => value == Math.Floor(value) && value is >= int.MinValue and <= int.MaxValue,
            DType.UInt8 => value == Math.Floor(value) && value is >= 0 and <= 255,
            DType.Int64 => value == Math.Floor(value) && value is >= -9007199254740992.0 and <= 9007199254740992.0,
            _ => value is 0 or 1,
        };
        if (!fits)
        {
            throw new DTypeException(
                operation,
                $"the number {value.ToString(CultureInfo.InvariantCulture)} is not a value of type {dtype.Text()}",
                $"Cast the tensor first: x.Cast(DType.Float32), or use a number that {dtype.Text()} holds.",
                ("tensor", dtype.Text())
            );
        }
    }
}
