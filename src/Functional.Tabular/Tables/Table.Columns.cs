namespace Functional;

public sealed partial class Table
{
    /// <summary>These columns, in this order.</summary>
    /// <exception cref="ArgumentException">There is no such column, or a name is given twice.</exception>
    public Table Select(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new([.. names.Select(name => this[name])], Count);
    }

    /// <summary>All columns but these.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table Drop(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        HashSet<string> dropped = [.. names.Select(name => this[name].Name)];
        return new([.. Columns.Where(column => !dropped.Contains(column.Name))], Count);
    }

    /// <summary>A column under another name.</summary>
    /// <exception cref="ArgumentException">There is no such column, or the new name is taken.</exception>
    public Table Rename(string name, string newName) => Replace(this[name], this[name].WithName(newName));

    /// <summary>The table with a column in the place of the one of its name, or at the right end where there is none.</summary>
    /// <exception cref="ArgumentException">The column has more or fewer rows.</exception>
    public Table With(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return byName.TryGetValue(column.Name, out var old)
            ? Replace(old, column)
            : new([.. Columns, column], Columns.Count == 0 ? column.Count : Count);
    }

    /// <summary>The table with a column of numbers worked out row by row: <c>table.With("rooms", row => row.Number("a") / 2)</c>.</summary>
    public Table With(string name, Func<TableRow, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return With(Column.Of(name, Enumerable.Range(0, Count).Select(row => value(new(this, row)))));
    }

    /// <summary>
    /// These columns as categories, coded 0, 1, … in the order of their values; without names, all columns of text.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table WithCategories(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] given = [.. names];
        string[] chosen = given.Length > 0 ? given : [.. Columns.Where(column => column.Type == ColumnType.Text).Select(one => one.Name)];
        return chosen.Aggregate(this, (table, name) => table.With(table[name].ToCategories()));
    }

    private Table Replace(Column old, Column column) =>
        new([.. Columns.Select(one => ReferenceEquals(one, old) ? column : one)], Columns.Count == 1 ? column.Count : Count);
}
