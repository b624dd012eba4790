using System.Globalization;
using System.Reflection;

namespace Functional;

/// <summary>Columns from values of .NET types.</summary>
internal static class ObjectColumns
{
    private static readonly Dictionary<Type, Func<string, IEnumerable<object?>, Column>> Makers = Table(
        (Numbers, [typeof(double), typeof(float), typeof(decimal), typeof(Half), typeof(ulong)]),
        (Wholes, [typeof(long), typeof(int), typeof(short), typeof(sbyte), typeof(byte), typeof(ushort), typeof(uint)]),
        (Texts, [typeof(string), typeof(char), typeof(Guid)]),
        ((name, values) => Column.Of(name, values.Select(value => (bool?)value)), [typeof(bool)]),
        ((name, values) => Column.Of(name, values.Select(DateOf)), [typeof(DateTime), typeof(DateOnly), typeof(DateTimeOffset)])
    );

    public static Column Of(string name, Type type, IEnumerable<object?> values)
    {
        if (OptionValue(type) is { } inner)
        {
            return Of(name, inner.PropertyType, values.Select(value => value is null ? null : inner.GetValue(value)));
        }
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
        {
            return CategoryColumns.Of(name, [.. values.Select(value => value?.ToString())], [.. Enum.GetNames(plain)]);
        }
        return Makers.TryGetValue(plain, out var make)
            ? make(name, values)
            : throw new ArgumentException(
                TableMessages.Of(
                    "table",
                    $"'{name}' is of type {plain.Name}, which no column can hold",
                    "Columns hold numbers, texts, truths, dates and enumerations: choose such properties, or work them out by Select."
                ),
                nameof(type)
            );
    }

    /// <summary>Where an F# option keeps its value; None is null. Null for all other types.</summary>
    private static PropertyInfo? OptionValue(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition().FullName == "Microsoft.FSharp.Core.FSharpOption`1"
            ? type.GetProperty("Value")
            : null;

    private static Column Numbers(string name, IEnumerable<object?> values) =>
        Column.Of(name, values.Select(value => value is null ? double.NaN : ToDouble(value)));

    private static double ToDouble(object value) =>
        value is Half half ? (double)half : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static Column Wholes(string name, IEnumerable<object?> values) =>
        Column.Of(name, values.Select(value => value is null ? (long?)null : Convert.ToInt64(value, CultureInfo.InvariantCulture)));

    private static Column Texts(string name, IEnumerable<object?> values) => Column.Of(name, values.Select(value => value?.ToString()));

    private static DateTime? DateOf(object? value) =>
        value switch
        {
            DateOnly date => date.ToDateTime(TimeOnly.MinValue),
            DateTimeOffset moment => moment.UtcDateTime,
            _ => (DateTime?)value,
        };

    private static Dictionary<Type, Func<string, IEnumerable<object?>, Column>> Table(
        params (Func<string, IEnumerable<object?>, Column> Make, Type[] Types)[] rows
    ) => rows.SelectMany(row => row.Types.Select(type => (type, row.Make))).ToDictionary(pair => pair.type, pair => pair.Make);
}
