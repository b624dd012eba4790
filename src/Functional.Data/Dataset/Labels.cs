using System.Globalization;

namespace Functional;

/// <summary>Labels and positions as Int32 vectors, from whatever whole numbers they came as.</summary>
internal static class Labels
{
    /// <summary>Labels [n] or [n, 1] as Int32 [n].</summary>
    public static Tensor AsLabels(string operation, Tensor labels)
    {
        var vector = labels.Rank == 2 && labels.Shape[1] == 1 ? labels.Reshape(labels.Shape[0]) : labels;
        if (vector.Rank != 1)
        {
            throw new ShapeException(
                operation,
                "labels must be a vector [n] or a column [n, 1] of whole numbers",
                "One-hot rows and probabilities become labels by y.ArgMax(1).",
                ("labels", Messages.Describe(labels))
            );
        }
        return Whole(operation, "label", vector);
    }

    /// <summary>Row numbers, a vector, each below a count, as Int32.</summary>
    public static Tensor AsPositions(string operation, Tensor positions, int count)
    {
        if (positions.Rank != 1)
        {
            throw new ShapeException(
                operation,
                "positions must be a vector of whole numbers",
                "For a single row, use a range: data.Rows(3..4).",
                ("positions", Messages.Describe(positions))
            );
        }
        var whole = Whole(operation, "position", positions);
        var values = whole.AsSpan<int>();
        for (var i = 0; i < values.Length; i++)
        {
            if ((uint)values[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(positions),
                    Messages.Of(
                        operation,
                        string.Create(CultureInfo.InvariantCulture, $"position {values[i]} at [{i}] is not one of the {count} rows"),
                        "Positions count from 0."
                    )
                );
            }
        }
        return whole;
    }

    private static Tensor Whole(string operation, string what, Tensor numbers)
    {
        if (numbers.DType == DType.Int32)
        {
            return numbers;
        }
        double[] values = numbers.ToArray<double>();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != Math.Floor(values[i]) || values[i] is < int.MinValue or > int.MaxValue)
            {
                throw new ArgumentException(
                    Messages.Of(
                        operation,
                        $"{what} {Messages.Number(values[i])} at [{Messages.Number(i)}] is not a whole number",
                        "Labels and positions count from 0; numbers to be predicted are no labels.",
                        ($"{what}s", Messages.Describe(numbers))
                    )
                );
            }
        }
        return numbers.Cast(DType.Int32);
    }
}
