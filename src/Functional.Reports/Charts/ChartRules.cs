namespace Functional;

/// <summary>What charts ask of their data.</summary>
internal static class ChartRules
{
    /// <summary>The numbers of a tensor of any element type, in row-major order.</summary>
    public static double[] Numbers(Tensor x) => x.DType == DType.Float64 ? x.ToArray<double>() : x.Cast(DType.Float64).ToArray<double>();

    /// <summary>The numbers of a vector or a column.</summary>
    public static double[] Vector(string operation, string role, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Rank == 1 || (x.Rank == 2 && x.Shape[1] == 1)
            ? Numbers(x)
            : throw new ShapeException(
                operation,
                $"{role} is a vector [n] or a column [n, 1]",
                "Take one column by x[.., 0].",
                (role, Messages.Describe(x))
            );
    }

    /// <summary>Places and values in pairs.</summary>
    public static Sequence<(double X, double Y)> Points(string operation, IEnumerable<double> x, IEnumerable<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        double[] places = [.. x];
        double[] values = [.. y];
        RequireSameCount(operation, "x", places.Length, "y", values.Length);
        return [.. places.Zip(values)];
    }

    /// <summary>Throws unless two lists are of one length.</summary>
    public static void RequireSameCount(string operation, string first, int firstCount, string second, int secondCount)
    {
        if (firstCount != secondCount)
        {
            throw new ArgumentException(
                Messages.Of(
                    operation,
                    $"{first} and {second} have as many elements",
                    "Give one of each for every point.",
                    (first, Messages.Number(firstCount)),
                    (second, Messages.Number(secondCount))
                )
            );
        }
    }

    /// <summary>Throws where a list has nothing to show.</summary>
    public static void RequireAny(string operation, string what, int count)
    {
        if (count == 0)
        {
            throw new ArgumentException(Messages.Of(operation, $"there is nothing to show: {what} is empty", "Give at least one."));
        }
    }
}
