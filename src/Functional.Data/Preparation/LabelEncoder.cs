using System.Globalization;

namespace Functional;

/// <summary>
/// Names, or values of any kind, as labels 0, 1, … in the order of the sorted values: <c>var classes = LabelEncoder.Fit(species)</c>, then
/// <c>classes.Transform(species)</c>. scikit-learn's <c>LabelEncoder</c>.
/// </summary>
public static class LabelEncoder
{
    /// <summary>The different values, sorted; texts by their characters' numbers, as in Python.</summary>
    /// <exception cref="ArgumentException">There are no values, or one is null.</exception>
    public static LabelEncoder<T> Fit<T>(IEnumerable<T> values)
        where T : IComparable<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] all = [.. values];
        return all.Length > 0 && all.All(v => v is not null)
            ? new([.. all.Distinct().Order(OrderOf<T>())])
            : throw new ArgumentException(
                Messages.Of("label encoder", "there must be values, and none may be null", "Give the names of the training rows.")
            );
    }

    private static IComparer<T> OrderOf<T>()
        where T : IComparable<T> => typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default;
}

/// <summary>What labels stand for.</summary>
/// <param name="Classes">The values in the order of their labels.</param>
public sealed record LabelEncoder<T>(Sequence<T> Classes)
    where T : IComparable<T>
{
    /// <summary>The labels of values, Int32 [n].</summary>
    /// <exception cref="ArgumentException">A value was not among those that were fitted.</exception>
    public Tensor Transform(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var labels = Classes.Select((value, label) => (value, label)).ToDictionary(c => c.value, c => c.label);
        return Tensor.Of([
            .. values.Select(value =>
                labels.TryGetValue(value, out var label)
                    ? label
                    : throw new ArgumentException(
                        Messages.Of(
                            "label encoder",
                            string.Create(CultureInfo.InvariantCulture, $"\"{value}\" is none of the {Classes.Count} classes"),
                            "Fit it to all values that occur.",
                            ("classes", string.Join(", ", Classes.Take(8)) + (Classes.Count > 8 ? ", …" : ""))
                        )
                    )
            ),
        ]);
    }

    /// <summary>What labels stand for.</summary>
    /// <param name="labels">Labels, [n] or [n, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is none of the classes.</exception>
    public T[] Inverse(Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return
        [
            .. Labels
                .AsLabels("label encoder", labels)
                .ToArray<int>()
                .Select(label =>
                    label >= 0 && label < Classes.Count
                        ? Classes[label]
                        : throw new ArgumentOutOfRangeException(
                            nameof(labels),
                            Messages.Of(
                                "label encoder",
                                $"label {Messages.Number(label)} is none of the {Messages.Number(Classes.Count)} classes",
                                "Labels count from 0."
                            )
                        )
                ),
        ];
    }

    /// <summary>The classes.</summary>
    public override string ToString() => $"LabelEncoder({string.Join(", ", Classes)})";
}
