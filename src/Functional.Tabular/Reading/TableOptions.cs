using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>How <see cref="Table.Read(string, TableOptions?)"/> understands a file; every option has a default.</summary>
public sealed record TableOptions
{
    /// <summary>
    /// What stands between the cells. By default a tab in files called .tsv or .tab, a semicolon where the culture writes numbers
    /// with a comma, and a comma otherwise.
    /// </summary>
    public char? Separator { get; init; }

    /// <summary>Whether the first line holds the names of the columns. Default: true.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Names of the columns, instead of those in the file. Without names and header they are column_0, column_1, ….</summary>
    public Sequence<string> Names { get; init; } = [];

    /// <summary>
    /// Types of columns that are not to be inferred: <c>[("zip", ColumnType.Text)]</c>. The type of any other column is the first of
    /// Whole, Number, Truth, Date and Text that fits all of its cells; a column without any value holds numbers.
    /// </summary>
    public Sequence<(string Column, ColumnType Type)> Types { get; init; } = [];

    /// <summary>Cells that mean a missing value, as pandas has them: an empty cell, NA, NaN, null and their kin.</summary>
    public Sequence<string> Missing { get; init; } =
    ["", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "None"];

    /// <summary>What encloses a cell that holds separators, quotes (doubled) or line ends; null where quotes mean nothing.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>Whether blanks around a cell are dropped; those inside quotes stay. Default: true.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Whether numbers may have separators between thousands, those of the culture: 1,234,567. Default: false.</summary>
    public bool Thousands { get; init; }

    /// <summary>How numbers are written, and dates where a column's type is given as Date. Default: the invariant culture.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// How dates are written, as format strings of .NET. By default as in ISO 8601: 2024-02-29, 2024-02-29 18:30, 2024-02-29T18:30:05.25Z.
    /// A date with an offset is taken to universal time.
    /// </summary>
    public Sequence<string> DateFormats { get; init; } = [];

    /// <summary>How characters are written, unless the file begins with a mark that says so. Default: UTF-8.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;
}
