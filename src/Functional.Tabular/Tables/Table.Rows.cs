namespace Functional;

public sealed partial class Table
{
    /// <summary>The rows that fulfil a condition.</summary>
    public Table Where(Func<TableRow, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return At([.. Enumerable.Range(0, Count).Where(row => condition(new(this, row)))]);
    }

    /// <summary>Neighbouring rows: <c>table.Rows(..100)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not in the table.</exception>
    public Table Rows(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Count);
        return At([.. Enumerable.Range(start, length)]);
    }

    /// <summary>The rows of these numbers, from 0, in this order; a number may come twice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Table Rows(IEnumerable<int> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        int[] rows = [.. positions];
        foreach (var row in rows)
        {
            RequireRow(row);
        }
        return At(rows);
    }

    /// <summary>The first rows, all if there are fewer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Table Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Rows(..Math.Min(count, Count));
    }

    /// <summary>The rows after the first ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Table Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Rows(Math.Min(count, Count)..);
    }

    /// <summary>The rows without a missing value in these columns; without names, in any column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table DropMissing(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] given = [.. names];
        Column[] looked = given.Length == 0 ? [.. Columns] : [.. given.Select(name => this[name])];
        return At([.. Enumerable.Range(0, Count).Where(row => !looked.Any(column => column.IsMissing(row)))]);
    }

    private Table At(int[] positions) => new([.. Columns.Select(column => column.Rows(positions))], positions.Length);
}
