using System.Collections;
using System.Diagnostics;

namespace Functional;

/// <summary>
/// A table in a file that need not fit into memory: it is gone through once for types, number of rows and the texts of category columns,
/// and then read part by part, every time anew. What comes is what <see cref="Table.Read(string, TableOptions?)"/> would give, cut into
/// parts; only the different texts of categories are kept.
/// </summary>
/// <example>
/// <c>var file = TableFile.Open("big.csv.gz"); var batches = file.ToDatasets(["age", "income"], "happy").InBatches(32);</c>
/// </example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class TableFile : IEnumerable<Table>
{
    private readonly TableOptions options;
    private readonly Dictionary<string, ColumnSearch> found;

    private TableFile(string path, TableOptions options, int partRows, IReadOnlyList<ColumnSearch> columns, long count)
    {
        found = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        (Path, PartRows, Columns, Count) = (path, partRows, [.. columns.Select(column => (column.Name, column.Found))], count);
        this.options = options with { Types = Columns };
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The columns and their types.</summary>
    public Sequence<(string Name, ColumnType Type)> Columns { get; }

    /// <summary>The number of rows.</summary>
    public long Count { get; }

    /// <summary>Rows of a part; the last may have fewer.</summary>
    public int PartRows { get; }

    /// <summary>Goes through a file of comma- or tab-separated values, compressed by gzip or not, and keeps none of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to understand it; null for the defaults.</param>
    /// <param name="partRows">Rows that are in memory at a time.</param>
    /// <exception cref="TableFormatException">A row or a cell does not fit; the message names file, line, column and text.</exception>
    /// <exception cref="ArgumentException">The options name a column that is not there, or a part has less than one row.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static TableFile Open(string path, TableOptions? options = null, int partRows = 8192)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(partRows, 1);
        options ??= new();
        var (count, columns) = (0L, Array.Empty<ColumnSearch>());
        using var stream = File.OpenRead(path);
        foreach (var part in new TableReader(path, options).Parts(stream, partRows))
        {
            if (columns.Length == 0)
            {
                columns = [.. part.Select(cells => new ColumnSearch(cells.Name, options))];
            }
            count += part[0].Count;
            foreach (var (column, cells) in columns.Zip(part))
            {
                column.See(cells);
            }
        }
        return new(path, options, partRows, columns, count);
    }

    /// <summary>
    /// The parts as data sets: see <see cref="Table.ToDataset(IEnumerable{string}, string, DType)"/>. A target has the same type in every
    /// part, and one of texts, categories or truths the same codes, those of the whole table; for texts and truths the file is gone
    /// through once more.
    /// </summary>
    /// <param name="features">The columns of X, from left to right.</param>
    /// <param name="target">The column of Y.</param>
    /// <param name="dtype">The type of X and of a target of numbers: Float32 or Float64.</param>
    /// <exception cref="ArgumentException">There is no such column; while enumerating: the target has a missing value.</exception>
    /// <exception cref="InvalidOperationException">While enumerating: a feature holds texts or dates, or the target dates.</exception>
    public IEnumerable<Dataset> ToDatasets(IEnumerable<string> features, string target, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(features);
        string[] names = [.. features];
        foreach (var name in names.Append(target))
        {
            RequireColumn(name);
        }
        var categories = HasCategories(TypeOf(target)) ? CategoriesOf(target) : null;
        var isLabel = categories is not null || found[target].IsInt32;
        return this.Select(part =>
            (categories is null ? part : part.With(part[target].ToCategories(categories))).ToDataset(names, target, dtype, isLabel)
        );
    }

    /// <summary>
    /// The different texts, categories or truths of a column in ordinal order, as <see cref="Column.ToCategories()"/> of the whole table
    /// finds them; for texts and truths the file is gone through once more.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such column, or it holds numbers or dates.</exception>
    public Sequence<string> CategoriesOf(string column)
    {
        RequireColumn(column);
        if (!HasCategories(TypeOf(column)))
        {
            throw new ArgumentException(
                TableMessages.Of(
                    Path,
                    $"the column '{column}' of type {TypeOf(column)} holds no categories",
                    $"If it should, say so: Types = [(\"{column}\", ColumnType.Category)]."
                )
            );
        }
        var texts = found[column].Categories ?? this.SelectMany(part => part[column].ToCategories().Categories).Distinct();
        return [.. texts.Order(StringComparer.Ordinal)];
    }

    /// <summary>The parts in order, each a table; category columns have the codes of the whole table in every part.</summary>
    /// <exception cref="TableFormatException">The file has changed, and a row or a cell does not fit any more.</exception>
    public IEnumerator<Table> GetEnumerator()
    {
        using var stream = File.OpenRead(Path);
        var reader = new TableReader(Path, options);
        var categories = Columns
            .Where(column => column.Type == ColumnType.Category)
            .Select(column => (column.Name, Texts: CategoriesOf(column.Name)))
            .ToArray();
        foreach (var part in reader.Parts(stream, PartRows))
        {
            yield return categories.Aggregate(reader.TableOf(part), (table, one) => Coded(table, one.Name, one.Texts));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What it is: <c>big.csv: 100000 rows × 3 columns, in parts of 8192 rows</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{System.IO.Path.GetFileName(Path)}: {Count} rows × {Columns.Count} columns, in parts of {PartRows} rows"
        );

    private static bool HasCategories(ColumnType type) => type is ColumnType.Text or ColumnType.Category or ColumnType.Truth;

    /// <summary>A part with the codes of the whole table in a column.</summary>
    private Table Coded(Table part, string column, Sequence<string> categories)
    {
        try
        {
            return part.With(part[column].ToCategories(categories));
        }
        catch (ArgumentException e)
        {
            throw new TableFormatException(
                new(Path, Column: column),
                "there is a text that was not there when the file was opened",
                "The file has changed: open it again.",
                e
            );
        }
    }

    private ColumnType TypeOf(string name) => Columns.First(column => column.Name == name).Type;

    private void RequireColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Columns.Any(column => column.Name == name))
        {
            throw new ArgumentException(
                TableMessages.Of(
                    Path,
                    $"there is no column '{name}'",
                    "Names count upper and lower case.",
                    ("columns", TableMessages.Names(Columns.Select(column => column.Name)))
                )
            );
        }
    }
}
