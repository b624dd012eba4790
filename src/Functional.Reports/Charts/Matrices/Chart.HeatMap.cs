using System.Globalization;

namespace Functional;

public abstract partial record Chart
{
    private const int MostCells = 10_000;
    private const int MostWritten = 400;

    /// <summary>
    /// How often each class was taken for each: true classes down, predicted ones across; counts, and the share of the true class, which
    /// the colour shows. <c>Chart.Confusion(ConfusionMatrix.Of(test.Y, predicted, test.ClassNames))</c>.
    /// </summary>
    /// <param name="matrix">The counts.</param>
    /// <exception cref="ArgumentException">There are more than 100 classes.</exception>
    public static HeatMap Confusion(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var classes = matrix.Counts.Shape[0];
        RequireCells(nameof(Confusion), matrix.Counts);
        var counts = matrix.Counts.ToArray<int>();
        int[] supports = [.. counts.Chunk(classes).Select(row => row.Sum())];
        Sequence<string> names = [.. Enumerable.Range(0, classes).Select(c => NameOf(matrix.ClassNames, c))];
        var cells = counts.Select(
            (count, i) =>
            {
                var (truth, predicted) = (i / classes, i % classes);
                var share = supports[truth] == 0 ? 0 : (double)count / supports[truth];
                var percent =
                    count == 0 ? "" : share.ToString(share is > 0.9995 or < 0.0005 ? "0 %" : "0.# %", CultureInfo.InvariantCulture);
                var tooltip = $"true {names[truth]}, predicted {names[predicted]}: {count} of {supports[truth]}";
                return new HeatCell(share, count.ToString(CultureInfo.InvariantCulture), percent, tooltip, IsFaint: count == 0);
            }
        );
        return new()
        {
            Cells = [.. cells],
            ColumnCount = classes,
            RowNames = names,
            ColumnNames = names,
            XLabel = "predicted class",
            YLabel = "true class",
            WantedCell = classes <= 20 ? 42 : 12,
        };
    }

    /// <summary>
    /// A matrix as coloured cells: from white to red and blue around 0 where it has negative numbers, else by viridis. Numbers are
    /// written where they have room, and told by every cell.
    /// </summary>
    /// <param name="matrix">[rows, columns], at most 10,000 cells.</param>
    /// <param name="rows">What the rows are called; nothing unless given.</param>
    /// <param name="columns">What the columns are called; nothing unless given.</param>
    /// <exception cref="ShapeException">The tensor is not a matrix, or too large.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than rows or columns.</exception>
    public static HeatMap HeatMap(Tensor matrix, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        RequireCells(nameof(HeatMap), matrix);
        Sequence<string> rowNames = [.. rows ?? []];
        Sequence<string> columnNames = [.. columns ?? []];
        RequireNames(nameof(rows), rowNames, matrix.Shape[0]);
        RequireNames(nameof(columns), columnNames, matrix.Shape[1]);
        var numbers = ChartRules.Numbers(matrix);
        var isWritten = numbers.Length <= MostWritten;
        var cells = numbers.Select(
            (value, i) =>
            {
                var (row, column) = (i / matrix.Shape[1], i % matrix.Shape[1]);
                var place = $"{NameOf(rowNames, row)}, {NameOf(columnNames, column)}";
                return new HeatCell(value, isWritten ? TickLabel.Short(value, 2) : "", "", $"{place}: {TickLabel.Short(value)}");
            }
        );
        return new()
        {
            Cells = [.. cells],
            ColumnCount = matrix.Shape[1],
            RowNames = rowNames,
            ColumnNames = columnNames,
            Scale = ScaleOf(numbers),
            WantedCell = isWritten && matrix.Shape[1] <= 12 ? 44 : 4,
        };
    }

    /// <summary>Around 0 where there are negative numbers, else from the least to the greatest.</summary>
    internal static HeatScale ScaleOf(IReadOnlyCollection<double> numbers)
    {
        var domain = Domain.Of(numbers);
        var most = Math.Max(Math.Abs(domain.Low), Math.Abs(domain.High));
        return numbers.Any(n => n < 0) ? new(Domain.Of(-most, most), ColorMap.BlueRed) : new(domain, ColorMap.Viridis);
    }

    private static string NameOf(Sequence<string> names, int index) =>
        index < names.Count ? names[index] : index.ToString(CultureInfo.InvariantCulture);

    private static void RequireCells(string operation, Tensor matrix)
    {
        if (matrix.Rank != 2 || matrix.Size is 0 or > MostCells)
        {
            throw new ShapeException(
                operation,
                $"a heat map shows a matrix [rows, columns] of 1 to {MostCells.ToString("N0", CultureInfo.InvariantCulture)} cells",
                "Take a part, matrix[..100, ..100], or the mean over some rows.",
                ("matrix", Messages.Describe(matrix))
            );
        }
    }

    private static void RequireNames(string role, Sequence<string> names, int count)
    {
        if (names.Count > 0)
        {
            ChartRules.RequireSameCount(nameof(HeatMap), $"the names of {role}", names.Count, $"the {role} of the matrix", count);
        }
    }
}
