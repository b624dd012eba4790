using System.Diagnostics;
using System.Globalization;

namespace Functional;

/// <summary>
/// How often rows of each class were taken for each class: rows of the table are the true classes, columns the predicted ones, as
/// in scikit-learn. <c>Console.WriteLine(ConfusionMatrix.Of(test.Y, predicted, test.ClassNames))</c> prints it.
/// </summary>
[DebuggerDisplay("{DebuggerText,nq}")]
public sealed class ConfusionMatrix : IEquatable<ConfusionMatrix>
{
    private readonly int[,] counts;

    private ConfusionMatrix(int[,] counts, Sequence<string> classNames)
    {
        (this.counts, ClassNames) = (counts, classNames);
        Counts = Tensor.Of(counts);
        Total = counts.Cast<int>().Sum();
    }

    /// <summary>Of labels 0, 1, …, as many classes as the largest label demands, called 0, 1, ….</summary>
    /// <param name="truth">The true labels, [n] or [n, 1]: whole numbers from 0.</param>
    /// <param name="predicted">The predicted labels, [n] or [n, 1].</param>
    /// <exception cref="ShapeException">The tensors are not vectors or columns, or differ in length.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A label is negative, or so large that it is more likely a number (2,000 and above; for more classes say how many, at most 10,000).
    /// </exception>
    public static ConfusionMatrix Of(Tensor truth, Tensor predicted) => Count(truth, predicted, null, []);

    /// <summary>Of labels 0, 1, …, as many classes as there are names; of no names, as many as the largest label demands.</summary>
    /// <param name="truth">The true labels, [n] or [n, 1]: whole numbers from 0.</param>
    /// <param name="predicted">The predicted labels, [n] or [n, 1].</param>
    /// <param name="classNames">What the labels mean.</param>
    /// <exception cref="ShapeException">The tensors are not vectors or columns, or differ in length.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not among the classes.</exception>
    public static ConfusionMatrix Of(Tensor truth, Tensor predicted, IEnumerable<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        Sequence<string> names = [.. classNames];
        return Count(truth, predicted, names.Count == 0 ? null : names.Count, names);
    }

    /// <summary>Of labels 0 … classes − 1.</summary>
    /// <param name="truth">The true labels, [n] or [n, 1]: whole numbers from 0.</param>
    /// <param name="predicted">The predicted labels, [n] or [n, 1].</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ShapeException">The tensors are not vectors or columns, or differ in length.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not among the classes.</exception>
    public static ConfusionMatrix Of(Tensor truth, Tensor predicted, int classes)
    {
        DatasetRules.RequirePositive(Operation, nameof(classes), classes);
        return Count(truth, predicted, classes, []);
    }

    /// <summary>The table, Int32 [classes, classes]: true class by predicted class.</summary>
    public Tensor Counts { get; }

    /// <summary>The names of the classes in order.</summary>
    public Sequence<string> ClassNames { get; }

    /// <summary>The number of rows counted.</summary>
    public int Total { get; }

    /// <summary>The share of rows whose class was predicted: Σ c_ii / n.</summary>
    public double Accuracy => Classes.Sum(i => (double)counts[i, i]) / Total;

    /// <summary>
    /// Of what was taken for a class, the share that is of it: p_j = c_jj / Σ_i c_ij, Float64 [classes]; 0 for a class that was
    /// never predicted.
    /// </summary>
    public Tensor Precision => Each(j => Ratio(counts[j, j], Classes.Sum(i => counts[i, j])));

    /// <summary>
    /// Of what is of a class, the share that was taken for it: r_i = c_ii / Σ_j c_ij, Float64 [classes]; 0 for a class without rows.
    /// </summary>
    public Tensor Recall => Each(i => Ratio(counts[i, i], SupportOf(i)));

    /// <summary>The harmonic mean of precision and recall, 2·c_ii / (Σ_j c_ij + Σ_j c_ji), Float64 [classes]; 0 where both are.</summary>
    public Tensor F1 => Each(i => Ratio(2.0 * counts[i, i], SupportOf(i) + Classes.Sum(j => counts[j, i])));

    /// <summary>The number of rows of each class, Int32 [classes].</summary>
    public Tensor Support => Tensor.Of([.. Classes.Select(SupportOf)]);

    /// <summary>Equal when counts and class names are.</summary>
    public static bool operator ==(ConfusionMatrix? left, ConfusionMatrix? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when some count or name differs.</summary>
    public static bool operator !=(ConfusionMatrix? left, ConfusionMatrix? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(ConfusionMatrix? other) => other is not null && Counts == other.Counts && ClassNames == other.ClassNames;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConfusionMatrix);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Counts, ClassNames);

    /// <summary>The table with class names, recall at the right, precision below, and the accuracy in the last line.</summary>
    public override string ToString()
    {
        var (recall, precision) = (Recall.ToArray<double>(), Precision.ToArray<double>());
        string[][] table =
        [
            ["true \\ predicted", .. ClassNames, "recall"],
            .. Classes.Select(i => (string[])[ClassNames[i], .. Classes.Select(j => Messages.Number(counts[i, j])), Share(recall[i])]),
            ["precision", .. precision.Select(Share), ""],
        ];
        int[] widths = [.. Enumerable.Range(0, table[0].Length).Select(column => table.Max(row => row[column].Length))];
        var lines = table.Select(row => string.Join("  ", row.Select((cell, c) => Align(cell, widths[c], c))).TrimEnd());
        return string.Join("\n", [.. lines, $"accuracy {Share(Accuracy)} of {Messages.Number(Total)} rows"]);

        static string Align(string cell, int width, int column) => column == 0 ? cell.PadRight(width) : cell.PadLeft(width);
    }

    private const string Operation = "confusion matrix";

    /// <summary>A table of more classes would fill the memory.</summary>
    private const int MostClasses = 10_000;

    /// <summary>A label beyond is more likely a number to be predicted, unless somebody says how many classes there are.</summary>
    private const int MostUnsaid = 2_000;

    private string DebuggerText => $"{ClassNames.Count} classes, {Total} rows, accuracy {Share(Accuracy)}";

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassNames.Count);

    private int SupportOf(int label) => Classes.Sum(j => counts[label, j]);

    private Tensor Each(Func<int, double> share) => Tensor.Of([.. Classes.Select(share)], DType.Float64);

    private static double Ratio(double part, int whole) => whole == 0 ? 0 : part / whole;

    private static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static ConfusionMatrix Count(Tensor truth, Tensor predicted, int? classes, Sequence<string> names)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        var (trueLabels, predictedLabels) = (Labels.AsLabels(Operation, truth), Labels.AsLabels(Operation, predicted));
        if (trueLabels.Size != predictedLabels.Size || trueLabels.Size == 0)
        {
            throw new ShapeException(
                Operation,
                "there must be one true and one predicted label per row, and at least one row",
                "Predict the rows that the true labels belong to.",
                ("truth", Messages.Describe(truth)),
                ("predicted", Messages.Describe(predicted))
            );
        }
        var rows = trueLabels.AsSpan<int>();
        var columns = predictedLabels.AsSpan<int>();
        var largest = Math.Max(Largest(rows), Largest(columns));
        RequireFewEnough(classes, largest);
        var count = classes ?? largest + 1;
        RequireClasses("true", rows, count);
        RequireClasses("predicted", columns, count);
        var counts = new int[count, count];
        for (var i = 0; i < rows.Length; i++)
        {
            counts[rows[i], columns[i]]++;
        }
        return new(counts, names.Count > 0 ? names : [.. Enumerable.Range(0, count).Select(i => Messages.Number(i))]);
    }

    /// <summary>Before memory is taken for a table.</summary>
    private static void RequireFewEnough(int? classes, int largest)
    {
        var (rule, hint) =
            classes > MostClasses
                ? (
                    $"a table of {Messages.Number(classes.Value)} classes is too large; there can be {Messages.Number(MostClasses)}",
                    "Join rare classes."
                )
            : classes is null && largest >= MostUnsaid
                ? (
                    $"the label {Messages.Number(largest)} would make a table of as many classes",
                    "Numbers to be predicted are no labels (RegressionScores is for those); if there are so many classes, say how many."
                )
            : ("", "");
        if (rule.Length > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(classes), Messages.Of(Operation, rule, hint));
        }
    }

    private static int Largest(ReadOnlySpan<int> labels)
    {
        var largest = 0;
        foreach (var label in labels)
        {
            largest = Math.Max(largest, label);
        }
        return largest;
    }

    private static void RequireClasses(string role, ReadOnlySpan<int> labels, int classes)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels),
                    Messages.Of(
                        Operation,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{role} label {labels[i]} at [{i}] is not among the {classes} classes, 0 … {classes - 1}"
                        ),
                        "Labels count from 0; give as many classes or class names as there are."
                    )
                );
            }
        }
    }
}
