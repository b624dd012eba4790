using System.Text.Json;

namespace Functional;

/// <summary>
/// What parsers, tables of names and the rules of networks throw when what they are given is wrong: where that came from a file, it is an
/// error of the file.
/// </summary>
internal static class ContentErrors
{
    /// <summary>Whether an exception speaks of what was given, and is not yet one of a file.</summary>
    /// <summary>What an error says, without what .NET adds of parameters of methods and the full stop.</summary>
    public static string TextOf(Exception e)
    {
        var text = e is ArgumentException { ParamName: { } name }
            ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : e.Message;
        return (
            e is ArgumentOutOfRangeException { ActualValue: not null }
                ? text[..text.LastIndexOf(Environment.NewLine, StringComparison.Ordinal)]
                : text
        ).TrimEnd('.');
    }

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
