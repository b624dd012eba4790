namespace Functional;

/// <summary>
/// Linear regression by least squares, ŷ = x · coefficients + intercept, as scikit-learn's <c>LinearRegression</c>: the baseline that a
/// network should beat. <c>var line = LinearRegression.Fit(train); var predicted = line.Predict(test.X);</c> Immutable.
/// </summary>
public sealed record LinearRegression
{
    private readonly LinearModel model;
    private readonly bool isVector;

    private LinearRegression(LinearModel model, bool isVector) => (this.model, this.isVector) = (model, isVector);

    /// <summary>How much the prediction grows with each column, Float64 [columns, outputs], as a Dense layer's kernel.</summary>
    public Tensor Coefficients => model.Coefficients;

    /// <summary>The prediction where all columns are 0, Float64 [outputs], as a Dense layer's bias.</summary>
    public Tensor Intercept => model.Intercept;

    /// <summary>
    /// The line with the least Σ (y − ŷ)²; where several have it (more columns than rows, columns that depend on each other), the one
    /// with the least coefficients. By a singular value decomposition of the centered columns.
    /// </summary>
    /// <param name="x">The inputs, [n, columns].</param>
    /// <param name="y">The targets, [n] or [n, outputs].</param>
    /// <exception cref="ShapeException">The inputs are no matrix, or there is not one target per row.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static LinearRegression Fit(Tensor x, Tensor y)
    {
        var inputs = Samples.Matrix(Operation, x);
        var targets = Samples.Targets(Operation, x, y);
        var (inputMean, targetMean) = (Ops.Mean(inputs, 0), Ops.Mean(targets, 0));
        var svd = ThinSvd.Of(ThinSvd.Matrix(inputs - inputMean));
        var least = svd.S[0] * Math.Max(x.Shape[0], x.Shape[1]) * (double.BitIncrement(1) - 1);
        var inverse = svd.S.Map(value => value > least ? 1 / value : 0);
        var projected = svd.U.TransposeThisAndMultiply(ThinSvd.Matrix(targets - targetMean));
        var scaled = projected.MapIndexed((row, _, value) => value * inverse[row]);
        var coefficients = ThinSvd.Tensor(svd.Vt.TransposeThisAndMultiply(scaled));
        var offset = Ops.MatMul(inputMean.Reshape(1, -1), coefficients).Reshape(-1);
        return new(new(Operation, coefficients, targetMean - offset), y.Rank == 1);
    }

    /// <summary>Of a data set with one input and one target.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs or targets.</exception>
    public static LinearRegression Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.X, data.Y);
    }

    /// <summary>
    /// ŷ = x · coefficients + intercept: [n] or [n, outputs], as the targets were. Float64 stays, all else becomes Float32.
    /// </summary>
    /// <exception cref="ShapeException">There are other columns than those fitted.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public Tensor Predict(Tensor x)
    {
        var predicted = Samples.As(model.Apply(x), x);
        return isVector ? predicted.Reshape(x.Shape[0]) : predicted;
    }

    /// <summary>From how many columns to how many outputs: <c>linear regression: 8 → 1</c>.</summary>
    public override string ToString() => model.Describe(Operation);

    private const string Operation = "linear regression";
}
