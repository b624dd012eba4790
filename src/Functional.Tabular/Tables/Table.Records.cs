using System.Data;
using System.Linq.Expressions;
using System.Reflection;

namespace Functional;

public sealed partial class Table
{
    /// <summary>
    /// A row per item, a column per public property, from top to bottom: <c>Table.Of(people)</c>,
    /// <c>Table.Of(people.Select(p => new { p.Age, Income = p.Income / 1000 }))</c>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A property is neither a number, a text, a truth, a date nor an enumeration, nor nullable or an F# option of these; or there is none.
    /// </exception>
    public static Table Of<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        T[] rows = [.. items];
        var properties = typeof(T)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .ToArray();
        if (properties.Length == 0)
        {
            throw new ArgumentException(
                $"table: {typeof(T).Name} has no public property, and a column is made of each. "
                    + "A private F# record has none: make it public, or give the columns by expressions.",
                nameof(items)
            );
        }
        return Of(properties.Select(one => ObjectColumns.Of(one.Name, one.PropertyType, rows.Select(row => one.GetValue(row)))));
    }

    /// <summary>
    /// A row per item, a column per expression, called as the property it reads: <c>Table.Of(people, p => p.Age, p => p.City)</c>.
    /// </summary>
    /// <exception cref="ArgumentException">An expression reads no property, or one that is no kind of column.</exception>
    public static Table Of<T>(IEnumerable<T> items, params Expression<Func<T, object?>>[] columns)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(columns);
        T[] rows = [.. items];
        return Of(
            columns.Select(column =>
            {
                var member = MemberOf(column);
                return ObjectColumns.Of(member.Member.Name, member.Type, rows.Select(column.Compile()));
            })
        );
    }

    /// <summary>The rows and columns of a <see cref="DataTable"/>, under its names and types; DBNull is a missing value.</summary>
    /// <exception cref="ArgumentException">A column is neither of numbers, texts, truths nor dates.</exception>
    public static Table Of(DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        DataRow[] rows = [.. table.Rows.Cast<DataRow>().Where(row => row.RowState != DataRowState.Deleted)];
        return Of(
            table
                .Columns.Cast<DataColumn>()
                .Select(one => ObjectColumns.Of(one.ColumnName, one.DataType, rows.Select(row => row[one] is DBNull ? null : row[one])))
        );
    }

    private static MemberExpression MemberOf<T>(Expression<Func<T, object?>> column)
    {
        return Unboxed(column.Body) as MemberExpression
            ?? throw new ArgumentException(
                TableMessages.Of(
                    "table",
                    $"a column must be a property or a field, as in p => p.Age; got {column}",
                    "For values that are worked out: Table.Of(items.Select(p => new { p.Age, Income = p.Income / 1000 }))."
                ),
                nameof(column)
            );
    }

    /// <summary>What became an object: by a conversion in C#, by <c>box</c> in F#.</summary>
    private static Expression Unboxed(Expression body) =>
        body switch
        {
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } converted => Unboxed(converted.Operand),
            MethodCallExpression { Method: { Name: "Box", DeclaringType.FullName: "Microsoft.FSharp.Core.Operators" } } boxed => Unboxed(
                boxed.Arguments[0]
            ),
            _ => body,
        };
}
