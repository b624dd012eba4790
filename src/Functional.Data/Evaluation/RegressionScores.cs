using System.Globalization;

namespace Functional;

/// <summary>
/// How far predicted numbers are from the true ones. Of several columns, each score is the mean over them, and the largest error that
/// of all; R² and the explained variance of a column without variance are 1 where it is predicted exactly and else 0, as in
/// scikit-learn.
/// </summary>
/// <param name="R2">1 − Σ(y − ŷ)² / Σ(y − ȳ)²: 1 is exact, 0 no better than the mean; NaN for a single row.</param>
/// <param name="Mse">The mean of (y − ŷ)².</param>
/// <param name="Mae">The mean of |y − ŷ|.</param>
/// <param name="MedianAbsoluteError">The median of |y − ŷ|.</param>
/// <param name="ExplainedVariance">1 − Var(y − ŷ) / Var(y): R² but for a constant error.</param>
/// <param name="MaxError">The largest |y − ŷ|.</param>
public sealed record RegressionScores(
    double R2,
    double Mse,
    double Mae,
    double MedianAbsoluteError,
    double ExplainedVariance,
    double MaxError
)
{
    /// <summary>√MSE, in the unit of the numbers.</summary>
    public double Rmse => Math.Sqrt(Mse);

    /// <summary>The scores of predictions, computed in Float64.</summary>
    /// <param name="truth">The true numbers, [n] or [n, columns].</param>
    /// <param name="predicted">The predicted ones, of the same shape; [n, 1] fits [n].</param>
    /// <exception cref="ShapeException">The shapes differ, or there are no rows.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite; the message names its row.</exception>
    public static RegressionScores Of(Tensor truth, Tensor predicted)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        var (y, p) = (Columns(truth), Columns(predicted));
        if (y is null || p is null || y.Shape != p.Shape || y.Size == 0)
        {
            throw new ShapeException(
                "regression scores",
                "there must be one prediction per true number, and at least one row",
                "Predict the rows that the true numbers belong to.",
                ("truth", Messages.Describe(truth)),
                ("predicted", Messages.Describe(predicted))
            );
        }
        RequireFinite("truth", y);
        RequireFinite("predicted", p);
        (double[] True, double[] Error)[] columns =
        [
            .. Enumerable.Range(0, y.Shape[1]).Select(c => (y[.., c].ToArray<double>(), (y[.., c] - p[.., c]).ToArray<double>())),
        ];
        double Mean(Func<double[], double[], double> score) => columns.Average(c => score(c.True, c.Error));
        return new(
            y.Shape[0] == 1 ? double.NaN : Mean((t, e) => Share(e.Sum(Square), Deviations(t).Sum())),
            Mean((_, e) => e.Average(Square)),
            Mean((_, e) => e.Average(Math.Abs)),
            Mean((_, e) => Median([.. e.Select(Math.Abs).Order()])),
            Mean((t, e) => Share(Variance(e), Variance(t))),
            columns.Max(c => c.Error.Max(Math.Abs))
        );
    }

    /// <summary>The scores in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"R2 {R2:F4}, MAE {Mae:G4}, RMSE {Rmse:G4}, MSE {Mse:G4}, largest error {MaxError:G4}");

    private static Tensor? Columns(Tensor numbers) =>
        numbers.Rank == 1 ? numbers.Cast(DType.Float64).Reshape(numbers.Size, 1)
        : numbers.Rank == 2 ? numbers.Cast(DType.Float64)
        : null;

    private static double Square(double x) => x * x;

    private static double Variance(double[] values) => Deviations(values).Average();

    /// <summary>(x − mean)² of every x.</summary>
    private static IEnumerable<double> Deviations(double[] values)
    {
        var mean = values.Average();
        return values.Select(x => Square(x - mean));
    }

    private static void RequireFinite(string role, Tensor numbers)
    {
        var place = Array.FindIndex(numbers.ToArray<double>(), number => !double.IsFinite(number));
        if (place >= 0)
        {
            var (row, column) = (Messages.Number(place / numbers.Shape[1]), Messages.Number(place % numbers.Shape[1]));
            var number = Messages.Number(numbers.ToArray<double>()[place]);
            throw new ArgumentException(
                Messages.Of(
                    "regression scores",
                    $"{role} holds {number} in row {row}, column {column}",
                    "Leave such rows out; predictions that are NaN come from inputs or a training that were."
                )
            );
        }
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private static double Share(double error, double variance) =>
        variance != 0 ? 1 - (error / variance)
        : error == 0 ? 1
        : 0;
}
