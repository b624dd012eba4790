using System.Globalization;

namespace Functional;

/// <summary>Errors of this library in one form: the operation, the rule, what was given by role, and what to try.</summary>
internal static class Messages
{
    public static string Of(string operation, string rule, string hint, params IEnumerable<(string Role, string Value)> given)
    {
        var values = string.Join(", ", given.Select(g => $"{g.Role} {g.Value}"));
        return $"{operation}: {rule}{(values.Length == 0 ? "" : "; got " + values)}. {hint}";
    }

    /// <summary>Element type and shape.</summary>
    public static string Describe(Tensor x) => Tensors.Of(x).ToString();

    /// <summary>A number as written in code.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
