namespace Functional;

public sealed partial class Table
{
    /// <summary>
    /// The columns as a matrix [rows, columns]: numbers, whole numbers, 0 and 1 for false and true, the codes of categories; missing values
    /// are NaN.
    /// </summary>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="InvalidOperationException">A column holds texts or dates.</exception>
    public Tensor ToTensor(DType dtype = DType.Float32)
    {
        double[][] columns = [.. Columns.Select(column => column.ToDoubles())];
        return Tensor
            .Create<double>(
                Shape.Of(Count, columns.Length),
                target =>
                {
                    for (var row = 0; row < Count; row++)
                    {
                        for (var i = 0; i < columns.Length; i++)
                        {
                            target[row * columns.Length + i] = columns[i][row];
                        }
                    }
                }
            )
            .Cast(dtype);
    }

    /// <summary>
    /// One column as the target and all others as features: see <see cref="ToDataset(IEnumerable{string}, string, DType)"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such column, or the target has a missing value.</exception>
    /// <exception cref="InvalidOperationException">A feature holds texts or dates.</exception>
    public Dataset ToDataset(string target) => ToDataset(Drop(target).Names, target);

    /// <summary>
    /// Some columns as features and another as the target. X: Float32 [n, features] with the names of the columns; missing values are
    /// NaN, which training refuses. Y [n]: numbers; whole numbers as Int32 where all of them fit; of categories, texts and truths the
    /// codes as Int32, with their meanings as class names.
    /// </summary>
    /// <param name="features">The columns of X, from left to right.</param>
    /// <param name="target">The column of Y.</param>
    /// <param name="dtype">The type of X and of a target of numbers: Float32 or Float64.</param>
    /// <exception cref="ArgumentException">There is no such column, or the target has a missing value.</exception>
    /// <exception cref="InvalidOperationException">A feature holds texts or dates, or the target dates.</exception>
    public Dataset ToDataset(IEnumerable<string> features, string target, DType dtype = DType.Float32) =>
        ToDataset(features, target, dtype, isLabel: true);

    /// <summary>The same; whole numbers are labels only where they may be, as the part of a table cannot know.</summary>
    internal Dataset ToDataset(IEnumerable<string> features, string target, DType dtype, bool isLabel)
    {
        ArgumentNullException.ThrowIfNull(features);
        var inputs = Select(features);
        var column = RequirePresent(this[target]);
        var coded = column.Type is ColumnType.Text or ColumnType.Truth ? column.ToCategories() : column;
        return Dataset
            .Of(inputs.ToTensor(dtype), TargetOf(coded, dtype, isLabel))
            .WithFeatureNames(inputs.Names)
            .WithClassNames(coded.Categories);
    }

    /// <summary>Whether numbers can be Int32; NaN, a missing one, is another matter.</summary>
    internal static bool FitsInt32(double[] numbers) => Array.TrueForAll(numbers, number => !(Math.Abs(number) > int.MaxValue));

    private static Tensor TargetOf(Column column, DType dtype, bool isLabel)
    {
        double[] numbers = column.ToDoubles();
        return Tensor.Of(numbers, isLabel && column.Type != ColumnType.Number && FitsInt32(numbers) ? DType.Int32 : dtype);
    }

    private static Column RequirePresent(Column target)
    {
        for (var row = 0; target.MissingCount > 0 && row < target.Count; row++)
        {
            if (target.IsMissing(row))
            {
                throw new ArgumentException(
                    TableMessages.Of(
                        "to dataset",
                        $"the target '{target.Name}' is missing in row {TableMessages.Number(row)}",
                        $"Leave such rows out: table.DropMissing(\"{target.Name}\")."
                    ),
                    nameof(target)
                );
            }
        }
        return target;
    }
}
