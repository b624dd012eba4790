using System.Globalization;

namespace Functional;

/// <summary>Errors about tables in one form: the operation, the rule, what was given by role, and what to try.</summary>
internal static class TableMessages
{
    public static string Of(string operation, string rule, string hint, params IEnumerable<(string Role, string Value)> given)
    {
        var values = string.Join(", ", given.Select(g => $"{g.Role} {g.Value}"));
        return $"{operation}: {rule}{(values.Length == 0 ? "" : "; got " + values)}. {hint}";
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Describe(Tensor x) => Tensors.Of(x).ToString();

    /// <summary>Names in quotes, the first dozen of many.</summary>
    public static string Names(IEnumerable<string> names)
    {
        const int most = 12;
        string[] all = [.. names.Select(name => $"'{name}'")];
        return string.Join(", ", all.Take(most)) + (all.Length > most ? $", … ({Number(all.Length)} in all)" : "");
    }
}
