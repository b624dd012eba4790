namespace Functional;

/// <summary>A column whose values are kept in an array of their type.</summary>
internal sealed class TypedColumn<T> : Column
    where T : notnull
{
    private readonly ColumnKind<T> kind;
    private readonly T[] values;
    private readonly bool[] missing;

    /// <summary>The arrays are taken over, not copied; where a value is missing, the array holds anything.</summary>
    public TypedColumn(string name, T[] values, bool[] missing, ColumnKind<T> kind)
        : base(name, kind.Type)
    {
        (this.kind, this.values, this.missing) = (kind, values, missing);
        MissingCount = missing.AsSpan().Count(true);
    }

    public override int Count => values.Length;

    public override int MissingCount { get; }

    public override Sequence<string> Categories => kind.Categories;

    public override object? this[int row] =>
        IsMissing(row) ? null
        : kind.Type == ColumnType.Category ? Text(row)
        : values[row];

    public override bool IsMissing(int row)
    {
        RequireRow(row);
        return missing[row];
    }

    public override double[] ToDoubles()
    {
        if (kind.ToDouble is not { } toDouble)
        {
            throw new InvalidOperationException(
                TableMessages.Of(
                    $"column '{Name}'",
                    $"a column of type {Type} holds no numbers",
                    $"Make it categories: table.WithCategories(\"{Name}\"); or leave it out: table.Drop(\"{Name}\")."
                )
            );
        }
        var numbers = new double[values.Length];
        for (var row = 0; row < numbers.Length; row++)
        {
            numbers[row] = missing[row] ? double.NaN : toDouble(values[row]);
        }
        return numbers;
    }

    public override Column ToCategories()
    {
        if (kind.Type == ColumnType.Category)
        {
            return this;
        }
        var comparer = typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default;
        T[] distinct = [.. values.Where((_, row) => !missing[row]).Distinct().Order(comparer)];
        var codes = distinct.Select((value, code) => (value, code)).ToDictionary(pair => pair.value, pair => pair.code);
        int[] coded = [.. values.Select((value, row) => missing[row] ? 0 : codes[value])];
        return new TypedColumn<int>(Name, coded, missing, ColumnKinds.Category([.. distinct.Select(kind.Text)]));
    }

    public override Column WithName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new TypedColumn<T>(name, values, missing, kind);
    }

    public override bool Equals(Column? other) =>
        ReferenceEquals(this, other)
        || other is TypedColumn<T> column
            && (Name, Type, Count, MissingCount) == (column.Name, column.Type, column.Count, column.MissingCount)
            && Categories == column.Categories
            && missing.AsSpan().SequenceEqual(column.missing)
            && SameValues(column);

    internal override Column Rows(int[] positions) =>
        new TypedColumn<T>(Name, [.. positions.Select(row => values[row])], [.. positions.Select(row => missing[row])], kind);

    internal override string Text(int row) => kind.Text(values[row]);

    private bool SameValues(TypedColumn<T> other)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (!missing[row] && !values[row].Equals(other.values[row]))
            {
                return false;
            }
        }
        return true;
    }
}
