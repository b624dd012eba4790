using System.Globalization;

namespace Functional;

/// <summary>What a type of column does with one value.</summary>
/// <param name="Type">The type.</param>
/// <param name="Text">A value in full, as C# writes it.</param>
/// <param name="ToDouble">A value as a number; null where it is none.</param>
internal sealed record ColumnKind<T>(ColumnType Type, Func<T, string> Text, Func<T, double>? ToDouble)
{
    /// <summary>What the codes mean, for categories.</summary>
    public Sequence<string> Categories { get; init; } = [];
}

/// <summary>The kinds there are.</summary>
internal static class ColumnKinds
{
    public static ColumnKind<double> Number { get; } = new(ColumnType.Number, TableMessages.Number, value => value);

    public static ColumnKind<long> Whole { get; } =
        new(ColumnType.Whole, value => value.ToString(CultureInfo.InvariantCulture), value => value);

    public static ColumnKind<string> Text { get; } = new(ColumnType.Text, value => value, null);

    public static ColumnKind<bool> Truth { get; } = new(ColumnType.Truth, value => value ? "true" : "false", value => value ? 1 : 0);

    public static ColumnKind<DateTime> Date { get; } = new(ColumnType.Date, DateText, null);

    /// <summary>Codes of these texts.</summary>
    public static ColumnKind<int> Category(Sequence<string> categories) =>
        new(ColumnType.Category, code => categories[code], code => code) { Categories = categories };

    private static string DateText(DateTime value) =>
        value.ToString(value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
