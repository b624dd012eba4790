using System.Globalization;

namespace Functional;

/// <summary>A file that is not the table it should be. The message names file, line, column and text, and says what to try.</summary>
public sealed class TableFormatException : FormatException
{
    internal TableFormatException(TablePlace place, string rule, string hint, Exception? inner = null)
        : base($"{place}: {rule}. {hint}", inner) => (File, Line, Column, Text) = (place.File, place.Line, place.Column, place.Text);

    /// <summary>The file, as it was asked for.</summary>
    public string File { get; }

    /// <summary>The line, from 1, on which the row begins; 0 where none is at fault.</summary>
    public long Line { get; }

    /// <summary>The column; null where none is at fault.</summary>
    public string? Column { get; }

    /// <summary>The text of the cell; null where none is at fault.</summary>
    public string? Text { get; }
}

/// <summary>Where in a file something is wrong.</summary>
internal readonly record struct TablePlace(string File, long Line = 0, string? Column = null, string? Text = null)
{
    private const int MostCharacters = 60;

    public override string ToString()
    {
        var line = Line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", line {Line}");
        var column = Column is null ? "" : $", column '{Column}'";
        return $"{File}{line}{column}";
    }

    /// <summary>A text in quotes, cut where it is long.</summary>
    public static string Quoted(string text) => text.Length <= MostCharacters ? $"\"{text}\"" : $"\"{text[..MostCharacters]}…\"";
}
