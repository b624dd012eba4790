namespace Functional;

/// <summary>One row of a table, for conditions: <c>table.Where(row => row.Number("age") > 30)</c>.</summary>
public readonly struct TableRow : IEquatable<TableRow>
{
    private readonly Table table;

    internal TableRow(Table table, int position) => (this.table, Position) = (table, position);

    /// <summary>Its number in the table, from 0.</summary>
    public int Position { get; }

    /// <summary>The value of a column, as <see cref="Column"/> gives it; null where it is missing.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public object? this[string column] => table[column][Position];

    /// <summary>The value of a column of numbers, whole numbers or truths (0 and 1), as a double; NaN where it is missing.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidOperationException">The column holds something else.</exception>
    public double Number(string column) =>
        this[column] switch
        {
            null => double.NaN,
            double number => number,
            long whole => whole,
            bool truth => truth ? 1 : 0,
            _ => throw new InvalidOperationException(
                TableMessages.Of($"column '{column}'", $"its type is {table[column].Type}, not a number", "Use row.Text, or row[name].")
            ),
        };

    /// <summary>The value of a column of any type as text; empty where it is missing.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public string Text(string column) => IsMissing(column) ? "" : table[column].Text(Position);

    /// <summary>Whether the value of a column is missing.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public bool IsMissing(string column) => table[column].IsMissing(Position);

    /// <summary>The same row of the same table.</summary>
    public static bool operator ==(TableRow left, TableRow right) => left.Equals(right);

    /// <summary>Another row, or another table.</summary>
    public static bool operator !=(TableRow left, TableRow right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TableRow other) => ReferenceEquals(table, other.table) && Position == other.Position;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TableRow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Position;

    /// <summary>Names and values: <c>age: 31, city: Oslo</c>.</summary>
    public override string ToString()
    {
        var row = this;
        return table is null ? "" : string.Join(", ", table.Names.Select(name => $"{name}: {row.Text(name)}"));
    }
}
