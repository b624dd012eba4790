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

    /// <summary>Any number for a tooltip or a cell.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">How many significant digits it has at most; whole numbers keep all of theirs.</param>
    public static string Short(double value, int digits = 4)
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
            : size is >= 1e-4 and < 1e6 ? Rounded(size, digits).ToString("0.##########", CultureInfo.InvariantCulture)
            : size.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture);
        return value < 0 ? Minus + text : text;
    }

    private static double Rounded(double size, int digits)
    {
        var decimals = digits - 1 - (int)Math.Floor(Math.Log10(size));
        return Math.Round(size, Math.Clamp(decimals, 0, 10));
    }
}
