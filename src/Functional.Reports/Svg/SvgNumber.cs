using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>Coordinates as they are written: at most two decimals, a point, no exponent, never -0.</summary>
internal static class SvgNumber
{
    /// <summary>Far outside of any picture; coordinates beyond it help nobody.</summary>
    private const double Far = 1e6;

    /// <summary>A coordinate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a number: whoever draws must leave such points out.</exception>
    public static string Of(double value)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(value), true, nameof(value));
        var rounded = Math.Round(Math.Clamp(value, -Far, Far), 2) + 0.0;
        return rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Adds two coordinates, separated by a comma.</summary>
    public static StringBuilder AppendPoint(this StringBuilder target, double x, double y) =>
        target.Append(Of(x)).Append(',').Append(Of(y));
}
