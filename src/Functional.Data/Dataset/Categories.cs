namespace Functional;

/// <summary>Labels as rows of zeros with a one.</summary>
public static class Categories
{
    /// <summary>
    /// Rows of zeros with a one at the label, Float32 [n, classes]: Keras' <c>to_categorical</c>. <c>y.ToCategorical()</c>, and back
    /// <c>p.ArgMax(1)</c>.
    /// </summary>
    /// <param name="labels">Labels, [n] or [n, 1]: whole numbers from 0.</param>
    /// <param name="classes">The number of classes; as many as the largest label demands unless given, at most 100,000.</param>
    /// <exception cref="ArgumentException">A label is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not among the classes, or there are too many classes.</exception>
    public static Tensor ToCategorical(this Tensor labels, int? classes = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var whole = Labels.AsLabels("to categorical", labels);
        int[] values = whole.ToArray<int>();
        var count = classes ?? RequireFewEnough(values.DefaultIfEmpty(-1).Max()) + 1;
        if (Array.Find(values, v => v < 0 || v >= count) is var wrong && values.Any(v => v < 0 || v >= count))
        {
            throw new ArgumentOutOfRangeException(
                nameof(labels),
                Messages.Of(
                    "to categorical",
                    $"label {Messages.Number(wrong)} is not among the {Messages.Number(count)} classes",
                    "Labels count from 0; give as many classes as there are.",
                    ("labels", Messages.Describe(labels))
                )
            );
        }
        if ((long)values.Length * count > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(classes),
                Messages.Of(
                    "to categorical",
                    $"{Messages.Number(values.Length)} rows of {Messages.Number(count)} classes are more numbers than a tensor can hold",
                    "Train on the labels themselves with Loss.SparseCategoricalCrossentropy.",
                    ("labels", Messages.Describe(labels))
                )
            );
        }
        return Ops.OneHot(whole, count);
    }

    /// <summary>A larger label is more likely a number to be predicted, and its row of zeros would fill the memory.</summary>
    private static int RequireFewEnough(int largest)
    {
        const int most = 100_000;
        return largest < most
            ? largest
            : throw new ArgumentOutOfRangeException(
                nameof(largest),
                Messages.Of(
                    "to categorical",
                    $"the label {Messages.Number(largest)} would make rows of as many numbers",
                    $"Is it a label? If there are more than {Messages.Number(most)} classes, say how many: y.ToCategorical(classes)."
                )
            );
    }
}
