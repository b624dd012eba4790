using System.Globalization;

namespace Functional;

/// <summary>Numbers as Python writes them, for texts and files that Keras' users read.</summary>
internal static class PythonText
{
    /// <summary>The shortest digits that give the number back: <c>0.1</c>, <c>1.0</c>, <c>1e-05</c>, <c>1e+16</c>, <c>nan</c>.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan"
                : value > 0 ? "inf"
                : "-inf";
        }
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (value != 0 && exponent is < -4 or >= 16)
        {
            var digits = Digits(shortest);
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{(value < 0 ? "-" : "")}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}"
            );
        }
        var plain = shortest.Contains('E', StringComparison.Ordinal)
            ? value.ToString("0.################", CultureInfo.InvariantCulture)
            : shortest;
        return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
    }

    /// <summary>The digits of a number without sign, point, exponent and outer zeros.</summary>
    private static string Digits(string text)
    {
        var end = text.IndexOf('E', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Replace(".", "", StringComparison.Ordinal).TrimStart('-', '0').TrimEnd('0');
    }
}
