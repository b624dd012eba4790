using System.Globalization;

namespace Functional;

/// <summary>Writes numbers for axes.</summary>
internal static class TickLabel
{
    private const char Minus = '−';

    /// <summary>A whole number times a power of ten, without an exponent and with as few decimals as it has.</summary>
    public static string Decimal(long units, int exponent)
    {
        var digits = Math.Abs(units).ToString(CultureInfo.InvariantCulture);
        if (exponent > 0 && units != 0)
        {
            digits += new string('0', exponent);
        }
        if (exponent < 0)
        {
            digits = digits.PadLeft(1 - exponent, '0');
            digits = digits[..^-exponent] + "." + digits[^-exponent..];
        }
        return units < 0 ? Minus + digits : digits;
    }

    /// <summary>Any number for a tooltip or a cell: four significant digits.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN"
                : value > 0 ? "∞"
                : Minus + "∞";
        }
        var size = Math.Abs(value);
        var text =
            size == 0 ? "0"
            : size is >= 1e-4 and < 1e6 ? Rounded(size).ToString("0.##########", CultureInfo.InvariantCulture)
            : size.ToString("0.###e0", CultureInfo.InvariantCulture);
        return value < 0 ? Minus + text : text;
    }

    private static double Rounded(double size)
    {
        var decimals = 3 - (int)Math.Floor(Math.Log10(size));
        return Math.Round(size, Math.Clamp(decimals, 0, 10));
    }
}
