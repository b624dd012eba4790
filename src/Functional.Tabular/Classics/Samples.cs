namespace Functional;

/// <summary>What the classics are given, as Float64 and checked.</summary>
internal static class Samples
{
    /// <summary>Rows of numbers [n, columns] as Float64.</summary>
    /// <exception cref="ShapeException">It is no matrix, has no rows or columns, or others than those fitted to.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static Tensor Matrix(string operation, Tensor x, int? columns = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank != 2 || x.Shape[0] == 0 || x.Shape[1] == 0 || columns is { } wanted && x.Shape[1] != wanted)
        {
            throw new ShapeException(
                operation,
                columns is null
                    ? "x must be a matrix [rows, columns] that is not empty"
                    : $"x must have the {TableMessages.Number(columns.Value)} columns that were fitted",
                "Images become rows by x.Reshape(n, -1); a single row is x[i..(i + 1)].",
                ("x", TableMessages.Describe(x))
            );
        }
        var numbers = x.Cast(DType.Float64);
        RequireFinite(operation, "x", numbers, x.Shape[1]);
        return numbers;
    }

    /// <summary>Targets [n] or [n, outputs] as Float64 [n, outputs].</summary>
    /// <exception cref="ShapeException">There is not one target per row.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static Tensor Targets(string operation, Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(y);
        if (y.Rank is not (1 or 2) || y.Shape[0] != x.Shape[0] || y.Size == 0)
        {
            throw new ShapeException(
                operation,
                "there must be one target [n] or row of targets [n, outputs] per row of x",
                "Take inputs and targets from the same data set.",
                ("x", TableMessages.Describe(x)),
                ("y", TableMessages.Describe(y))
            );
        }
        var numbers = y.Cast(DType.Float64).Reshape(y.Shape[0], y.Size / y.Shape[0]);
        RequireFinite(operation, "y", numbers, numbers.Shape[1]);
        return numbers;
    }

    /// <summary>Labels [n] or [n, 1], and the number of classes: one more than the largest, at least two.</summary>
    /// <exception cref="ShapeException">There is not one label per row.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number from 0.</exception>
    public static (int[] Labels, int Classes) Labels(string operation, Tensor x, Tensor y)
    {
        const int mostClasses = 100_000;
        var numbers = Targets(operation, x, y);
        if (numbers.Shape[1] != 1)
        {
            throw new ShapeException(
                operation,
                "there must be one label per row",
                "One-hot rows become labels by y.ArgMax(1).",
                ("y", TableMessages.Describe(y))
            );
        }
        double[] values = numbers.ToArray<double>();
        var bad = Array.FindIndex(values, value => value < 0 || value >= mostClasses || value != Math.Floor(value));
        if (bad >= 0)
        {
            throw new ArgumentException(
                TableMessages.Of(
                    operation,
                    $"label {TableMessages.Number(values[bad])} in row {TableMessages.Number(bad)} is no class",
                    "Classes are whole numbers from 0; texts get such labels by table.ToDataset."
                ),
                nameof(y)
            );
        }
        return ([.. values.Select(value => (int)value)], Math.Max(2, (int)values.Max() + 1));
    }

    /// <summary>As <see cref="Labels"/>, of two classes or more, none without a row: what a classifier learns to tell apart.</summary>
    /// <exception cref="ShapeException">There is not one label per row.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number from 0, there is one class, or a class has no rows.</exception>
    public static (int[] Labels, int Classes) SeparableLabels(string operation, Tensor x, Tensor y)
    {
        var (labels, classes) = Labels(operation, x, y);
        int[] absent = [.. Enumerable.Range(0, classes).Except(labels)];
        if (absent.Length > 0)
        {
            var largest = TableMessages.Number(classes - 1);
            var isOne = labels.Distinct().Count() == 1;
            throw new ArgumentException(
                TableMessages.Of(
                    operation,
                    isOne
                        ? $"all rows are of class {TableMessages.Number(labels[0])}, and there is nothing to tell apart"
                        : $"no row is of class {TableMessages.Number(absent[0])}, though labels go up to {largest}",
                    isOne
                        ? "Give rows of two classes at least; shuffle before splitting rows that are sorted by class."
                        : "Labels are 0, 1, … without gaps: LabelEncoder.Fit(labels) makes them so, and back."
                ),
                nameof(y)
            );
        }
        return (labels, classes);
    }

    /// <summary>Float64 for Float64, else Float32.</summary>
    public static Tensor As(Tensor result, Tensor like) => result.Cast(like.DType == DType.Float64 ? DType.Float64 : DType.Float32);

    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0.</exception>
    public static void RequirePositive(string operation, string name, double value)
    {
        if (!(value > 0))
        {
            throw new ArgumentOutOfRangeException(
                name,
                TableMessages.Of(operation, $"{name} must be above 0", "Leave it out for the default.", (name, TableMessages.Number(value)))
            );
        }
    }

    private static void RequireFinite(string operation, string role, Tensor numbers, int columns)
    {
        if (numbers.IsFinite)
        {
            return;
        }
        var values = numbers.AsSpan<double>();
        var bad = 0;
        while (double.IsFinite(values[bad]))
        {
            bad++;
        }
        var (row, column) = (TableMessages.Number(bad / columns), TableMessages.Number(bad % columns));
        throw new ArgumentException(
            TableMessages.Of(
                operation,
                $"{role} holds {TableMessages.Number(values[bad])} in row {row}, column {column}",
                "Leave such rows out (table.DropMissing) or fill them."
            )
        );
    }
}
