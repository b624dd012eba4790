namespace Functional;

/// <summary>Columns of numbers in order, and what lies at a share of them.</summary>
internal static class Quantiles
{
    /// <summary>Every position of a row through all rows, in Float64.</summary>
    /// <exception cref="ShapeException">There are no rows.</exception>
    public static double[][] Columns(string operation, Tensor data)
    {
        RequireRows(operation, data);
        double[][] columns = [.. Enumerable.Range(0, data.Shape[1..].Size).Select(_ => new double[data.Shape[0]])];
        var index = 0;
        foreach (var row in DoubleRows.Of(data))
        {
            for (var i = 0; i < row.Length; i++)
            {
                columns[i][index] = row[i];
            }
            index++;
        }
        return columns;
    }

    /// <exception cref="ShapeException">There are no rows.</exception>
    public static void RequireRows(string operation, Tensor data)
    {
        if (data.Rank == 0 || data.Shape[0] == 0)
        {
            throw new ShapeException(
                operation,
                "there must be at least one row to measure",
                "Give the training rows, [n, columns].",
                ("data", Messages.Describe(data))
            );
        }
    }

    public static double Median(double[] values) => values.Length == 0 ? double.NaN : Of([.. values.Order()], 0.5);

    /// <summary>What lies at a share of sorted numbers, between two neighbours in proportion: numpy's <c>percentile</c>.</summary>
    public static double Of(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }

    public static void RequireRow(string operation, Tensor data, Shape row)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rank == 0 || data.Shape[1..] != row)
        {
            throw new ShapeException(
                operation,
                "rows must have the shape of those that were measured",
                "Fit again to these data, or take the same columns.",
                ("data", Messages.Describe(data)),
                ("row measured", row.ToString())
            );
        }
    }
}
