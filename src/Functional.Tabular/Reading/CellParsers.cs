using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Functional;

/// <summary>Reads one cell; false where it is nothing of the kind.</summary>
internal delegate bool CellParser<T>(ReadOnlySpan<byte> cell, TableOptions options, out T value);

/// <summary>A type that cells may have: what it is called in messages, and the cells of a column read as such.</summary>
/// <param name="Type">The type.</param>
/// <param name="Noun">What a cell should have been: "a number".</param>
/// <param name="Read">A column, or the first row whose cell does not fit.</param>
internal sealed record CellType(ColumnType Type, string Noun, Func<CellBuffer, TableOptions, (Column? Column, int BadRow)> Read);

/// <summary>The types of cells there are.</summary>
internal static class CellTypes
{
    private static readonly string[] Iso =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    private static readonly CellType Whole = Of(ColumnKinds.Whole, "a whole number", TryWhole);
    private static readonly CellType Number = Of(ColumnKinds.Number, "a number", TryNumber);
    private static readonly CellType Truth = Of(ColumnKinds.Truth, "true or false", TryTruth);
    private static readonly CellType IsoDate = Of(ColumnKinds.Date, "a date", TryDate);
    private static readonly CellType Text = Of(ColumnKinds.Text, "text in UTF-8", TryText);

    /// <summary>In the order in which they are tried.</summary>
    public static IReadOnlyList<CellType> Inferred { get; } = [Whole, Number, Truth, IsoDate, Text];

    /// <summary>Those that may be asked for.</summary>
    public static IReadOnlyDictionary<ColumnType, CellType> Given { get; } =
        new[]
        {
            Whole,
            Number,
            Truth,
            Of(ColumnKinds.Date, "a date", TryDateOfCulture),
            Text,
            new(ColumnType.Category, Text.Noun, AsCategories),
        }.ToDictionary(type => type.Type);

    private static (Column? Column, int BadRow) AsCategories(CellBuffer cells, TableOptions options)
    {
        var (column, badRow) = Text.Read(cells, options);
        return (column?.ToCategories(), badRow);
    }

    private static CellType Of<T>(ColumnKind<T> kind, string noun, CellParser<T> parse)
        where T : notnull =>
        new(
            kind.Type,
            noun,
            (cells, options) =>
            {
                var values = new T[cells.Count];
                for (var row = 0; row < values.Length; row++)
                {
                    if (!cells.IsMissing(row) && !parse(cells[row], options, out values[row]))
                    {
                        return (null, row);
                    }
                }
                return (new TypedColumn<T>(cells.Name, values, cells.Missing, kind), -1);
            }
        );

    private static bool TryWhole(ReadOnlySpan<byte> cell, TableOptions options, out long value) =>
        long.TryParse(cell, NumberStyles.Integer | Thousands(options), options.Culture, out value);

    // A number that is no number is a missing value, and those are known already.
    private static bool TryNumber(ReadOnlySpan<byte> cell, TableOptions options, out double value) =>
        double.TryParse(cell, NumberStyles.Float | Thousands(options), options.Culture, out value)
            ? !double.IsNaN(value)
            : TryInfinity(cell, out value);

    /// <summary>Infinity as C and Python write it, and what .NET writes whatever the culture; with a sign or without.</summary>
    private static bool TryInfinity(ReadOnlySpan<byte> cell, out double value)
    {
        var sign = cell is [(byte)'+' or (byte)'-', ..] ? 1 : 0;
        value = sign == 1 && cell[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return Ascii.EqualsIgnoreCase(cell[sign..], "inf"u8) || Ascii.EqualsIgnoreCase(cell[sign..], "infinity"u8);
    }

    private static NumberStyles Thousands(TableOptions options) => options.Thousands ? NumberStyles.AllowThousands : NumberStyles.None;

    private static bool TryTruth(ReadOnlySpan<byte> cell, TableOptions options, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(cell, "true"u8);
        return value || Ascii.EqualsIgnoreCase(cell, "false"u8);
    }

    private static bool TryDate(ReadOnlySpan<byte> cell, TableOptions options, out DateTime value)
    {
        value = default;
        // What is no digit anywhere is no date, and text need not become a string to know it.
        if (cell.Length > 64 || cell.IndexOfAnyInRange((byte)'0', (byte)'9') < 0)
        {
            return false;
        }
        string[] formats = options.DateFormats.Count == 0 ? Iso : [.. options.DateFormats];
        return DateTime.TryParseExact(Encoding.UTF8.GetString(cell), formats, options.Culture, Universal, out value);
    }

    private static bool TryDateOfCulture(ReadOnlySpan<byte> cell, TableOptions options, out DateTime value) =>
        TryDate(cell, options, out value)
        || options.DateFormats.Count == 0
            && cell.Length <= 64
            && DateTime.TryParse(
                Encoding.UTF8.GetString(cell),
                options.Culture,
                Universal | DateTimeStyles.NoCurrentDateDefault,
                out value
            );

    private const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static bool TryText(ReadOnlySpan<byte> cell, TableOptions options, out string value)
    {
        var valid = Utf8.IsValid(cell);
        value = valid ? Encoding.UTF8.GetString(cell) : "";
        return valid;
    }
}
