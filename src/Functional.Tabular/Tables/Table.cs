using System.Diagnostics;

namespace Functional;

/// <summary>
/// Named columns of equal length, each with a type of its own. Immutable: every operation returns another table, and columns that stay
/// are shared. <see cref="Read(string, TableOptions?)"/> reads files, <see cref="ToDataset(string)"/> makes what networks learn from.
/// </summary>
[DebuggerDisplay("{Describe(),nq}")]
public sealed partial class Table : IEquatable<Table>
{
    private readonly Dictionary<string, Column> byName;

    private Table(Sequence<Column> columns, int count)
    {
        byName = new(columns.Count, StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (!byName.TryAdd(column.Name, column))
            {
                throw new ArgumentException(
                    TableMessages.Of("table", $"two columns are called '{column.Name}'", "Give every column a name of its own."),
                    nameof(columns)
                );
            }
            if (column.Count != count)
            {
                throw new ArgumentException(
                    TableMessages.Of(
                        "table",
                        "all columns must have the same number of rows",
                        "Fill the shorter columns with missing values.",
                        columns.Select(one => ($"'{one.Name}'", TableMessages.Number(one.Count)))
                    ),
                    nameof(columns)
                );
            }
        }
        (Columns, Count) = (columns, count);
    }

    /// <summary>A table of these columns, from left to right.</summary>
    /// <exception cref="ArgumentException">Two columns have one name, or they differ in length.</exception>
    public static Table Of(params IEnumerable<Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Sequence<Column> all = [.. columns];
        return new(all, all.Count == 0 ? 0 : all[0].Count);
    }

    /// <summary>The columns from left to right.</summary>
    public Sequence<Column> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The names of the columns from left to right.</summary>
    public Sequence<string> Names => [.. Columns.Select(column => column.Name)];

    /// <summary>The column of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public Column this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return byName.TryGetValue(name, out var column)
                ? column
                : throw new ArgumentException(
                    TableMessages.Of("table", $"there is no column '{name}'", "Names count upper and lower case.", ("columns", Listed)),
                    nameof(name)
                );
        }
    }

    /// <summary>The row of a number, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public TableRow this[int row]
    {
        get
        {
            RequireRow(row);
            return new(this, row);
        }
    }

    /// <summary>Whether there is a column of this name.</summary>
    public bool Has(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.ContainsKey(name);
    }

    /// <summary>Equal when the columns are, in order.</summary>
    public static bool operator ==(Table? left, Table? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when some column differs.</summary>
    public static bool operator !=(Table? left, Table? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Table? other) => ReferenceEquals(this, other) || other is not null && Columns == other.Columns;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Table);

    /// <inheritdoc/>
    public override int GetHashCode() => Columns.GetHashCode();

    /// <summary>The first five rows under the names, numbers to six digits, and how many rows and columns there are.</summary>
    public override string ToString() => TablePrinter.Print(this);

    private string Listed => TableMessages.Names(Names);

    private string Describe() => TablePrinter.Size(this);

    private void RequireRow(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(row),
                TableMessages.Of(
                    "table",
                    $"row {TableMessages.Number(row)} is not among the {TableMessages.Number(Count)} rows",
                    "Rows count from 0."
                )
            );
        }
    }
}
