using MathNet.Numerics.LinearAlgebra;

namespace Functional;

/// <summary>
/// Principal component analysis: the directions in which data vary most, orthogonal and of length 1, as scikit-learn's <c>PCA</c>.
/// <c>var pca = Pca.Fit(x, 2); var points = pca.Transform(x);</c> Immutable. Source: Pearson, 1901; signs as in scikit-learn (the
/// largest weight of every component is positive).
/// </summary>
public sealed record Pca
{
    private Pca(Tensor mean, Tensor components, Tensor variance, double total)
    {
        (Mean, Components, ExplainedVariance) = (mean, components, variance);
        ExplainedVarianceRatio = total == 0 ? variance : variance / total;
    }

    /// <summary>The mean of every column, Float64 [columns].</summary>
    public Tensor Mean { get; }

    /// <summary>The directions, the most telling first, Float64 [components, columns].</summary>
    public Tensor Components { get; }

    /// <summary>The variance along every direction, with n − 1 in the denominator, Float64 [components].</summary>
    public Tensor ExplainedVariance { get; }

    /// <summary>The same as a share of the variance of all columns, Float64 [components].</summary>
    public Tensor ExplainedVarianceRatio { get; }

    /// <summary>
    /// Measures data. Long matrices (10 rows or more per column, at most 1,000 columns) by the eigenvectors of their covariance, others by
    /// a singular value decomposition, as scikit-learn chooses.
    /// </summary>
    /// <param name="x">The data, [n, columns], two rows or more.</param>
    /// <param name="components">How many directions to keep: 1 … min(n, columns).</param>
    /// <exception cref="ShapeException">The data are no matrix, or have less than two rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many components.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static Pca Fit(Tensor x, int components)
    {
        var numbers = Samples.Matrix(Operation, x);
        var (rows, columns) = (x.Shape[0], x.Shape[1]);
        if (rows < 2)
        {
            throw new ShapeException(Operation, "one row has no variance", "Give two rows or more.", ("x", TableMessages.Describe(x)));
        }
        if (components < 1 || components > Math.Min(rows, columns))
        {
            throw new ArgumentOutOfRangeException(
                nameof(components),
                TableMessages.Of(
                    Operation,
                    $"{TableMessages.Number(components)} is not among the possible numbers of components",
                    $"Take 1 to {TableMessages.Number(Math.Min(rows, columns))}, the lesser of rows and columns.",
                    ("x", TableMessages.Describe(x))
                )
            );
        }
        var mean = Ops.Mean(numbers, 0);
        var centered = numbers - mean;
        var total = Ops.Sum(Ops.Square(centered)).ToDouble() / (rows - 1);
        var (directions, variances) = rows >= 10 * columns && columns <= 1000 ? ByCovariance(centered) : BySingularValues(centered);
        return new(mean, Signed(directions, components), Tensor.Of(variances[..components], DType.Float64), total);
    }

    /// <summary>
    /// Rows as their places along the directions: (x − mean) · componentsᵀ, [n, components]. Float64 stays, all else becomes Float32.
    /// </summary>
    /// <exception cref="ShapeException">There are other columns than those measured.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public Tensor Transform(Tensor x) => Samples.As(Ops.MatMul(Samples.Matrix(Operation, x, Components.Shape[1]) - Mean, Components.T), x);

    /// <summary>A data set with its only input transformed.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs.</exception>
    /// <exception cref="ShapeException">There are other columns than those measured.</exception>
    public Dataset Transform(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var places = Transform(data.X);
        return data.WithFeatureNames().Map(_ => places);
    }

    /// <summary>Places back as rows: y · components + mean, [n, columns]. Exact when all components were kept.</summary>
    /// <exception cref="ShapeException">There are other columns than components.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public Tensor Inverse(Tensor y) => Samples.As(Ops.MatMul(Samples.Matrix(Operation, y, Components.Shape[0]), Components) + Mean, y);

    /// <summary>How many components of how many columns: <c>PCA: 2 of 64 columns, 28.5 % of the variance</c>.</summary>
    public override string ToString()
    {
        var share = Ops.Sum(ExplainedVarianceRatio).ToDouble().ToString("P1", System.Globalization.CultureInfo.InvariantCulture);
        var (kept, columns) = (TableMessages.Number(Components.Shape[0]), TableMessages.Number(Components.Shape[1]));
        return $"PCA: {kept} of {columns} columns, {share} of the variance";
    }

    private const string Operation = "principal components";

    private static (Matrix<double> Directions, double[] Variances) ByCovariance(Tensor centered)
    {
        var covariance = ThinSvd.Matrix(Ops.MatMul(centered.T, centered) / (centered.Shape[0] - 1.0));
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        // From the least to the greatest; one that is 0 may come out a little below.
        double[] variances = [.. eigen.EigenValues.Select(value => Math.Max(0, value.Real)).Reverse()];
        var last = eigen.EigenVectors.ColumnCount - 1;
        return (Matrix<double>.Build.DenseOfRowVectors(eigen.EigenVectors.EnumerateColumns().Reverse()), variances);
    }

    private static (Matrix<double> Directions, double[] Variances) BySingularValues(Tensor centered)
    {
        var svd = ThinSvd.Of(ThinSvd.Matrix(centered));
        return (svd.Vt, [.. svd.S.Select(value => value * value / (centered.Shape[0] - 1))]);
    }

    private static Tensor Signed(Matrix<double> directions, int components) =>
        ThinSvd.Tensor(
            Matrix<double>.Build.DenseOfRowVectors(
                directions.EnumerateRows().Take(components).Select(row => row[row.AbsoluteMaximumIndex()] < 0 ? -row : row)
            )
        );
}
