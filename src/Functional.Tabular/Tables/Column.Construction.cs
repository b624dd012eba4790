namespace Functional;

public abstract partial class Column
{
    /// <summary>A column of numbers; NaN is a missing value.</summary>
    public static Column Of(string name, IEnumerable<double> values) => Make(name, values, ColumnKinds.Number, double.IsNaN);

    /// <summary>A column of numbers; null and NaN are missing values.</summary>
    public static Column Of(string name, IEnumerable<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(name, values.Select(value => value ?? double.NaN));
    }

    /// <summary>A column of whole numbers.</summary>
    public static Column Of(string name, IEnumerable<long> values) => Make(name, values, ColumnKinds.Whole, _ => false);

    /// <summary>A column of whole numbers; null is a missing value.</summary>
    public static Column Of(string name, IEnumerable<long?> values) => Make(name, values, ColumnKinds.Whole);

    /// <summary>A column of whole numbers.</summary>
    public static Column Of(string name, IEnumerable<int> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(name, values.Select(value => (long)value));
    }

    /// <summary>A column of texts; null is a missing value, an empty text is one that is there.</summary>
    public static Column Of(string name, IEnumerable<string?> values) =>
        Make(name, values?.Select(value => value ?? Absent)!, ColumnKinds.Text, value => ReferenceEquals(value, Absent));

    /// <summary>A column of truths.</summary>
    public static Column Of(string name, IEnumerable<bool> values) => Make(name, values, ColumnKinds.Truth, _ => false);

    /// <summary>A column of truths; null is a missing value.</summary>
    public static Column Of(string name, IEnumerable<bool?> values) => Make(name, values, ColumnKinds.Truth);

    /// <summary>A column of dates.</summary>
    public static Column Of(string name, IEnumerable<DateTime> values) => Make(name, values, ColumnKinds.Date, _ => false);

    /// <summary>A column of dates; null is a missing value.</summary>
    public static Column Of(string name, IEnumerable<DateTime?> values) => Make(name, values, ColumnKinds.Date);

    // An object of its own, so that an empty text of the caller is never taken for it.
    private static readonly string Absent = new('\0', 1);

    private static TypedColumn<T> Make<T>(string name, IEnumerable<T?> values, ColumnKind<T> kind)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        T?[] all = [.. values];
        return new(name, [.. all.Select(value => value ?? default)], [.. all.Select(value => value is null)], kind);
    }

    private static TypedColumn<T> Make<T>(string name, IEnumerable<T> values, ColumnKind<T> kind, Func<T, bool> isMissing)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        T[] all = [.. values];
        return new(name, all, [.. all.Select(isMissing)], kind);
    }
}
