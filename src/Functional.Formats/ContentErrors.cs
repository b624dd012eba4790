using System.Globalization;
using System.Text.Json;

namespace Functional;

/// <summary>
/// What parsers, tables of names and the rules of networks throw when what they are given is wrong: where that came from a file, it is an
/// error of the file.
/// </summary>
internal static class ContentErrors
{
    /// <summary>What an error says, without what .NET adds of parameters of methods and the full stop; a wrong value stays named.</summary>
    public static string TextOf(Exception e)
    {
        var text = e is ArgumentException { ParamName: { } name }
            ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : e.Message;
        if (e is not ArgumentOutOfRangeException { ActualValue: { } value })
        {
            return text.TrimEnd('.');
        }
        var end = text.LastIndexOf(Environment.NewLine, StringComparison.Ordinal);
        text = (end < 0 ? text : text[..end]).TrimEnd('.');
        var wrong = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Contains(wrong, StringComparison.Ordinal) ? text : $"{text} (it is {wrong})";
    }

    /// <summary>Whether an exception speaks of what was given, and is not yet one of a file.</summary>
    public static bool Cover(Exception e) =>
        e is not InvalidFileException
        && e
            is NotSupportedException
                or InvalidDataException
                or ArgumentException
                or ShapeException
                or DTypeException
                or InvalidOperationException
                or KeyNotFoundException
                or OverflowException
                or FormatException
                or JsonException;
}
