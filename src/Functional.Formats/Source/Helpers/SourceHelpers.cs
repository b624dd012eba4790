using System.Text.RegularExpressions;

namespace Functional;

/// <summary>
/// Functions for generated code, with the arithmetic of the managed backend: the same operations in the same order, number by number.
/// </summary>
internal static partial class SourceHelpers
{
    private static readonly SourceHelper[] All = [.. Products, .. Reductions, .. Softmax, .. Exponentials, .. Logarithms, .. Powers];

    private static readonly Dictionary<string, SourceHelper> ByName = All.ToDictionary(h => h.Name);

    /// <summary>The names of all functions.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The code of functions and of all that they call, in a fixed order.</summary>
    public static IEnumerable<(string Summary, string Text)> Closure(IEnumerable<(string Name, DType DType)> wanted)
    {
        var found = new HashSet<(string Name, DType DType)>();
        var open = new Queue<(string Name, DType DType)>(wanted);
        while (open.TryDequeue(out var next))
        {
            if (found.Add(next))
            {
                foreach (Match call in Calls().Matches(TextOf(ByName[next.Name], next.DType)))
                {
                    if (ByName.ContainsKey(call.Value))
                    {
                        open.Enqueue((call.Value, next.DType));
                    }
                }
            }
        }
        return from helper in All
            from type in new[] { DType.Float32, DType.Float64 }
            where found.Contains((helper.Name, type))
            select (helper.Summary, TextOf(helper, type));
    }

    /// <summary>An expression or function in one precision.</summary>
    public static string Instantiate(string template, DType type)
    {
        var single = type == DType.Float32;
        var text = Choices().Replace(template, single ? "$1" : "$2");
        text = Constants().Replace(text, single ? "(float)$1" : "$1");
        text = text.Replace(
                "TOBITS(",
                single ? "BitConverter.SingleToInt32Bits(" : "BitConverter.DoubleToInt64Bits(",
                StringComparison.Ordinal
            )
            .Replace("OFBITS(", single ? "BitConverter.Int32BitsToSingle(" : "BitConverter.Int64BitsToDouble(", StringComparison.Ordinal)
            .Replace("REAL", single ? "float" : "double", StringComparison.Ordinal)
            .Replace("INT", single ? "int" : "long", StringComparison.Ordinal)
            .Replace("MATH.", single ? "MathF." : "Math.", StringComparison.Ordinal);
        text = Short().Replace(text, single ? "MathF.$1(" : "Math.$1(");
        return text.Replace(".Fma(", ".FusedMultiplyAdd(", StringComparison.Ordinal);
    }

    /// <summary>A polynomial by Horner's rule in fused steps, from the highest power down.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">What it computes.</param>
    /// <param name="argument">The name of its argument.</param>
    /// <param name="coefficients">Those of Float32, or of both precisions.</param>
    /// <param name="doubles">Those of Float64, where they are others.</param>
    private static SourceHelper Polynomial(string name, string summary, string argument, string[] coefficients, string[]? doubles = null)
    {
        return new(name, summary, Text(coefficients), doubles is null ? null : Text(doubles));

        string Text(string[] values) =>
            string.Join(
                '\n',
                [
                    $"private static REAL {name}(REAL {argument})",
                    "{",
                    $"    REAL p = C({values[0]});",
                    .. values.Skip(1).Select(c => $"    p = Fma(p, {argument}, C({c}));"),
                    "    return p;",
                    "}",
                ]
            );
    }

    private static string TextOf(SourceHelper helper, DType type) =>
        Instantiate(type == DType.Float64 && helper.DoubleText is { } other ? other : helper.Text, type);

    [GeneratedRegex("‹([^|›]*)\\|([^›]*)›")]
    private static partial Regex Choices();

    [GeneratedRegex("\\bC\\(([^()]*)\\)")]
    private static partial Regex Constants();

    [GeneratedRegex("(?<![.\\w])(Fma|Abs|Floor|Round|Sqrt)\\(")]
    private static partial Regex Short();

    [GeneratedRegex("(?<![.\\w])[A-Z]\\w*(?=\\()")]
    private static partial Regex Calls();
}
