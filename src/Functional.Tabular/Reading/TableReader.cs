using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Functional;

/// <summary>Reads one file: rows into columns of cells first, then each column as the type that fits it.</summary>
internal sealed class TableReader(string file, TableOptions options)
{
    private readonly byte[][] missing = [.. options.Missing.Select(Encoding.UTF8.GetBytes)];
    private readonly int longestMissing = options.Missing.Select(Encoding.UTF8.GetByteCount).DefaultIfEmpty(-1).Max();
    private readonly List<CellBuffer> columns = [];
    private readonly List<long> lines = [];

    /// <summary>All rows.</summary>
    public Table Read(Stream stream) => TableOf(Parts(stream, int.MaxValue).First());

    /// <summary>
    /// The cells of so many rows after so many; the columns are the same every time, filled anew. The first part may be empty.
    /// </summary>
    public IEnumerable<IReadOnlyList<CellBuffer>> Parts(Stream stream, int rows)
    {
        using var bytes = new TableBytes(stream, file);
        using var reader = Teaching(() => Open(bytes.Content));
        for (var isFirst = true; Teaching(() => ReadRows(reader, rows, bytes)) > 0 || isFirst; isFirst = false)
        {
            RequireNames(options.Types.Select(type => type.Column));
            yield return columns;
            columns.ForEach(column => column.Clear());
            lines.Clear();
        }
    }

    /// <summary>The cells of a part as columns of their types.</summary>
    public Table TableOf(IEnumerable<CellBuffer> part) => Table.Of(part.Select(Typed));

    /// <summary>What goes wrong in the bytes, in words about the table.</summary>
    private T Teaching<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            const string hint = "Enclose cells with quotes inside in quotes and double those; or give Quote = null if quotes mean nothing.";
            throw new TableFormatException(new(file, e.LineNumber), $"the quotes do not fit ({e.Message.TrimEnd('.')})", hint, e);
        }
        catch (InvalidDataException e)
        {
            throw new TableFormatException(new(file), "the compressed data are damaged", "Fetch the file again.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new TableFormatException(new(file), $"the bytes are not {options.Encoding.WebName}", "Give the Encoding it has.", e);
        }
    }

    private int ReadRows(CsvReader reader, int most, TableBytes bytes)
    {
        try
        {
            ReadRows(reader, most);
            if (lines.Count < most)
            {
                bytes.RequireComplete();
            }
            return lines.Count;
        }
        catch (Exception e) when (e is TableFormatException or CsvFormatException)
        {
            // A row that was cut off does not fit either.
            bytes.RequireComplete();
            throw;
        }
    }

    private void ReadRows(CsvReader reader, int most)
    {
        while (lines.Count < most && reader.Read())
        {
            if (columns.Count == 0)
            {
                string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(i => options.HasHeader ? NameOf(reader, i) : "")];
                columns.AddRange(NamesOf(names, reader.LineNumber).Select(name => new CellBuffer(name)));
                if (options.HasHeader)
                {
                    continue;
                }
            }
            RequireWidth(reader);
            lines.Add(reader.LineNumber);
            for (var i = 0; i < columns.Count; i++)
            {
                var cell = reader.GetSpan(i);
                columns[i].Add(cell, IsMissing(cell));
            }
        }
        if (columns.Count == 0)
        {
            var hint = options.HasHeader ? "The first line should hold the names of the columns." : "Check that it is the right file.";
            throw new TableFormatException(new(file), "there are no rows in it", hint);
        }
    }

    private Column Typed(CellBuffer cells)
    {
        if (options.Types.FirstOrDefault(type => type.Column == cells.Name) is { Column: not null } given)
        {
            var type = CellTypes.Given[given.Type];
            var (column, badRow) = type.Read(cells, options);
            return column ?? throw Bad(cells, badRow, type.Noun);
        }
        if (Enumerable.Range(0, cells.Count).All(cells.IsMissing))
        {
            return Column.Of(cells.Name, Enumerable.Repeat(double.NaN, cells.Count));
        }
        var last = 0;
        foreach (var type in CellTypes.Inferred)
        {
            (var column, last) = type.Read(cells, options);
            if (column is not null)
            {
                return column;
            }
        }
        throw Bad(cells, last, CellTypes.Inferred[^1].Noun);
    }

    private TableFormatException Bad(CellBuffer cells, int row, string noun)
    {
        var text = Encoding.UTF8.GetString(cells[row]);
        var quoted = TablePlace.Quoted(text);
        var hint = noun.StartsWith("text", StringComparison.Ordinal)
            ? "Give the Encoding of the file."
            : $"Give the column another type, or name {quoted} among the Missing values.";
        return new(new(file, lines[row], cells.Name, text), $"{quoted} is not {noun}", hint);
    }

    private string NameOf(CsvReader reader, int column)
    {
        var cell = reader.GetSpan(column);
        return Utf8.IsValid(cell)
            ? Encoding.UTF8.GetString(cell)
            : throw new TableFormatException(
                new(file, reader.LineNumber),
                string.Create(CultureInfo.InvariantCulture, $"the name of column {column} is not text in UTF-8"),
                "Give the Encoding of the file."
            );
    }

    private string[] NamesOf(string[] header, long line)
    {
        if (options.Names.Count > 0 && options.Names.Count != header.Length)
        {
            throw new TableFormatException(
                new(file, line),
                string.Create(CultureInfo.InvariantCulture, $"there are {header.Length} columns and {options.Names.Count} names"),
                "Give a name for every column, and check the Separator."
            );
        }
        string[] names = [.. options.Names.Count > 0 ? options.Names : header.Select((name, i) => name.Length > 0 ? name : Numbered(i))];
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            const string hint = "Give the columns Names of their own, or HasHeader = false if the first line holds values.";
            throw new TableFormatException(new(file, line), $"two columns are called '{twice.Key}'", hint);
        }
        return names;
    }

    private static string Numbered(int column) => string.Create(CultureInfo.InvariantCulture, $"column_{column}");

    private void RequireWidth(CsvReader reader)
    {
        if (reader.FieldCount != columns.Count)
        {
            throw new TableFormatException(
                new(file, reader.LineNumber),
                string.Create(CultureInfo.InvariantCulture, $"{reader.FieldCount} cells in a table of {columns.Count} columns"),
                "Enclose cells that hold the separator in quotes, and check the Separator."
            );
        }
    }

    private void RequireNames(IEnumerable<string> names)
    {
        if (names.FirstOrDefault(name => !columns.Exists(column => column.Name == name)) is { } unknown)
        {
            throw new ArgumentException(
                TableMessages.Of(
                    file,
                    $"Types names a column '{unknown}' that is not there",
                    "Names count upper and lower case.",
                    ("columns", TableMessages.Names(columns.Select(column => column.Name)))
                )
            );
        }
    }

    private bool IsMissing(ReadOnlySpan<byte> cell)
    {
        if (cell.Length > longestMissing)
        {
            return false;
        }
        foreach (var text in missing)
        {
            if (cell.SequenceEqual(text))
            {
                return true;
            }
        }
        return false;
    }

    private CsvReader Open(Stream bytes)
    {
        CsvReaderOptions settings = new()
        {
            Separator = options.Separator ?? DefaultSeparator,
            HasHeader = false,
            Mode = options.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = options.Quote ?? '"',
            TrimWhitespace = options.Trim,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        if (options.Encoding is UTF8Encoding)
        {
            return CsvReader.Create(bytes, settings, leaveOpen: true);
        }
        var strict = (Encoding)options.Encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return CsvReader.Create(new StreamReader(bytes, strict), settings, leaveOpen: true);
    }

    private char DefaultSeparator
    {
        get
        {
            var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
            var tabs = Path.GetExtension(name).ToUpperInvariant() is ".TSV" or ".TAB";
            var comma = options.Culture.NumberFormat.NumberDecimalSeparator == ",";
            return tabs ? '\t'
                : comma ? ';'
                : ',';
        }
    }
}
