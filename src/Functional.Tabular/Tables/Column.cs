using System.Diagnostics;

namespace Functional;

/// <summary>
/// A column of a table: a name, a type, and one value or a missing one per row. Immutable, equal by name, type and values.
/// <c>Column.Of("age", [31.0, double.NaN, 54.0])</c> makes one by hand.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public abstract partial class Column : IEquatable<Column>
{
    private protected Column(string name, ColumnType type) => (Name, Type) = (name, type);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What its cells hold.</summary>
    public ColumnType Type { get; }

    /// <summary>The number of rows, missing values among them.</summary>
    public abstract int Count { get; }

    /// <summary>How many values are missing.</summary>
    public abstract int MissingCount { get; }

    /// <summary>What the codes 0, 1, … of a <see cref="ColumnType.Category"/> mean; empty for every other type.</summary>
    public virtual Sequence<string> Categories => [];

    /// <summary>
    /// The value of a row, from 0: a double, long, string, bool or <see cref="DateTime"/>; of a category its text; null where missing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public abstract object? this[int row] { get; }

    /// <summary>Whether the value of a row is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public abstract bool IsMissing(int row);

    /// <summary>
    /// The values as doubles: whole numbers as they are, 0 and 1 for false and true, the codes of categories, NaN for missing values.
    /// </summary>
    /// <exception cref="InvalidOperationException">Texts and dates are no numbers.</exception>
    public abstract double[] ToDoubles();

    /// <summary>The values as text, numbers as C# writes them; null for missing values.</summary>
    public string?[] ToStrings() => [.. Enumerable.Range(0, Count).Select(row => IsMissing(row) ? null : Text(row))];

    /// <summary>
    /// The same values as categories: the texts in ordinal order get the codes 0, 1, …; whole numbers, numbers, truths and dates are
    /// ordered as such.
    /// </summary>
    public abstract Column ToCategories();

    /// <summary>The same values as categories with the codes that their texts have in a list: 0 for the first.</summary>
    /// <param name="categories">All texts that may be there, in the order of their codes.</param>
    /// <exception cref="ArgumentException">A value is not in the list, or the list holds a text twice.</exception>
    public Column ToCategories(params IEnumerable<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return CategoryColumns.Of(Name, ToStrings(), [.. categories]);
    }

    /// <summary>The same values under another name.</summary>
    public abstract Column WithName(string name);

    /// <summary>The values of some rows, in the order asked for.</summary>
    internal abstract Column Rows(int[] positions);

    /// <summary>A value that is there, in full.</summary>
    internal abstract string Text(int row);

    /// <summary>Equal when name, type, values and missing values are.</summary>
    public static bool operator ==(Column? left, Column? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when anything differs.</summary>
    public static bool operator !=(Column? left, Column? right) => !(left == right);

    /// <inheritdoc/>
    public abstract bool Equals(Column? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Column);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Count, MissingCount);

    /// <summary>One line: <c>age: Number, 20640 rows, 3 missing</c>.</summary>
    public override string ToString()
    {
        var missing = MissingCount == 0 ? "" : $", {TableMessages.Number(MissingCount)} missing";
        return $"{Name}: {Type}, {TableMessages.Number(Count)} row{(Count == 1 ? "" : "s")}{missing}";
    }

    private protected void RequireRow(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(row),
                TableMessages.Of(
                    $"column '{Name}'",
                    $"row {TableMessages.Number(row)} is not among the {TableMessages.Number(Count)} rows",
                    "Rows count from 0."
                )
            );
        }
    }
}
