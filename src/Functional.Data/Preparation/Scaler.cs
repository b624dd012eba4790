namespace Functional;

/// <summary>
/// How the numbers of every column are brought to a common scale. A scaler knows no data; <see cref="Fit(Tensor)"/> measures some
/// and gives a <see cref="FittedScaler"/>, which then scales any: <c>var scaler = Scaler.Standard.Fit(train)</c>, then
/// <c>scaler.Transform(test)</c>. A column is one position in a row: of [n, 28, 28] there are 28 × 28.
/// </summary>
public abstract partial record Scaler : ITransform
{
    private protected Scaler() { }

    /// <summary>
    /// To mean 0 and standard deviation 1: y = (x − mean) / σ with the population's σ = √(Σ (x − mean)² / n), as scikit-learn's
    /// <c>StandardScaler</c>. A column in which all numbers are equal becomes 0.
    /// </summary>
    public static Scaler Standard { get; } = new StandardScaler();

    /// <summary>
    /// To the range from low to high: y = (x − min) / (max − min) · (high − low) + low, as scikit-learn's <c>MinMaxScaler</c>. A
    /// column in which all numbers are equal becomes low. Other data than those measured may leave the range.
    /// </summary>
    /// <param name="low">What the least number of a column becomes.</param>
    /// <param name="high">What the greatest number of a column becomes.</param>
    /// <exception cref="ArgumentOutOfRangeException">high is not above low, or one of them is not finite.</exception>
    public static Scaler MinMax(double low = 0, double high = 1) =>
        low < high && double.IsFinite(high - low)
            ? new MinMaxScaler(low, high)
            : throw new ArgumentOutOfRangeException(
                nameof(high),
                Messages.Of(
                    "min-max scaler",
                    "high must be finite and above low",
                    "0 and 1 are usual, or -1 and 1.",
                    ("low", Messages.Number(low)),
                    ("high", Messages.Number(high))
                )
            );

    /// <summary>
    /// To median 0 and a distance of 1 between the quartiles, which few wild numbers do not move: y = (x − median) / (q₇₅ − q₂₅), as
    /// scikit-learn's <c>RobustScaler</c>. A column whose quartiles are equal is only moved.
    /// </summary>
    public static Scaler Robust { get; } = new RobustScaler();

    /// <summary>
    /// To the range from −1 to 1 without moving 0: y = x / max|x|, as scikit-learn's <c>MaxAbsScaler</c>. A column of zeros stays.
    /// </summary>
    public static Scaler MaxAbs { get; } = new MaxAbsScaler();

    /// <summary>Measures every column of [n, …], in Float64 whatever the type, row by row.</summary>
    /// <exception cref="ShapeException">There are no rows.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public FittedScaler Fit(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rank == 0 || data.Shape[0] == 0)
        {
            throw new ShapeException(
                "scaler",
                "there must be at least one row to measure",
                "Give the training rows, [n, columns].",
                ("data", Messages.Describe(data))
            );
        }
        return data.IsFinite
            ? Measure(data)
            : throw new ArgumentException(
                Messages.Of(
                    "scaler",
                    "there is a NaN or infinite number among the data, and no column holding one has a scale",
                    "Dataset.Of(x, y).RequireFinite() says where it is.",
                    ("data", Messages.Describe(data))
                )
            );
    }

    /// <summary>Measures every column of the only input of a data set.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs: fit one scaler to each.</exception>
    /// <exception cref="ShapeException">There are no rows.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public FittedScaler Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.X);
    }

    IFittedTransform ITransform.Fit(Tensor data) => Fit(data);

    private protected abstract FittedScaler Measure(Tensor data);
}
