namespace Functional;

/// <summary>
/// What is put in place of missing numbers (NaN), column by column, measured on training data: <c>Imputer.Median.Fit(train)</c>. As
/// scikit-learn's <c>SimpleImputer</c>.
/// </summary>
public sealed record Imputer : ITransform
{
    private const string Always = "constant ";
    private readonly string name;
    private readonly Func<double[], double> measure;

    private Imputer(string name, Func<double[], double> measure) => (this.name, this.measure) = (name, measure);

    /// <summary>The mean of the numbers that are there.</summary>
    public static Imputer Mean { get; } = new("mean", values => values.Average());

    /// <summary>The median of the numbers that are there.</summary>
    public static Imputer Median { get; } = new("median", Quantiles.Median);

    /// <summary>The number that is there most often; of equally many the least.</summary>
    public static Imputer MostFrequent { get; } =
        new("most frequent", values => values.CountBy(v => v).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key);

    /// <summary>Always the same number.</summary>
    public static Imputer Constant(double value) => new($"{Always}{Messages.Number(value)}", _ => value);

    /// <summary>What it is called in files.</summary>
    internal string Name => name;

    /// <summary>The imputer that a file names; one of a constant knows its number by what it filled in.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    internal static Imputer Named(string name) =>
        new[] { Mean, Median, MostFrequent }.FirstOrDefault(i => i.name == name)
        ?? (
            name.StartsWith(Always, StringComparison.Ordinal)
                ? Constant(double.Parse(name[Always.Length..], System.Globalization.CultureInfo.InvariantCulture))
                : throw new InvalidDataException($"there is no imputer \"{name}\"")
        );

    /// <summary>Measures every column of [n, …].</summary>
    /// <exception cref="ArgumentException">A column holds no number at all, or an infinite one.</exception>
    public FittedImputer Fit(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double[][] columns = Quantiles.Columns("imputer", data);
        var fill = new double[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            RequireNoInfinity(columns[i], i);
            double[] there = [.. columns[i].Where(v => !double.IsNaN(v))];
            fill[i] =
                there.Length > 0 || name.StartsWith(Always, StringComparison.Ordinal)
                    ? measure(there)
                    : throw new ArgumentException(
                        Messages.Of(
                            "imputer",
                            $"column {Messages.Number(i)} holds no number, so that there is no {name}",
                            "Leave the column out, or use Imputer.Constant.",
                            ("data", Messages.Describe(data))
                        )
                    );
        }
        return new(this, Tensor.Of(fill, data.Shape[1..]));
    }

    IFittedTransform ITransform.Fit(Tensor data) => Fit(data);

    private static void RequireNoInfinity(double[] column, int number)
    {
        var row = Array.FindIndex(column, double.IsInfinity);
        if (row >= 0)
        {
            throw new ArgumentException(
                Messages.Of(
                    "imputer",
                    $"row {Messages.Number(row)} of column {Messages.Number(number)} is infinite, neither a number nor a missing one",
                    "Make it NaN if it stands for a missing number, or leave the row out."
                )
            );
        }
    }

    /// <summary>Equal when they measure the same.</summary>
    public bool Equals(Imputer? other) => other is not null && name == other.name;

    /// <inheritdoc/>
    public override int GetHashCode() => name.GetHashCode(StringComparison.Ordinal);

    /// <summary>What it measures.</summary>
    public override string ToString() => $"Imputer({name})";
}

/// <summary>Puts numbers in place of missing ones.</summary>
/// <param name="Imputer">What measured them.</param>
/// <param name="Fill">The number of every column, Float64, of the shape of a row.</param>
public sealed record FittedImputer(Imputer Imputer, Tensor Fill) : IFittedTransform
{
    /// <inheritdoc/>
    public bool KeepsColumns => true;

    /// <summary>The rows with a number in every place. Float64 stays, all else becomes Float32.</summary>
    /// <exception cref="ShapeException">The rows have another shape than those measured.</exception>
    public Tensor Transform(Tensor data)
    {
        Quantiles.RequireRow("imputer", data, Fill.Shape);
        var fill = Fill.ToArray<double>();
        return DoubleRows.Map(
            data,
            row =>
            {
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = double.IsNaN(row[i]) ? fill[i] : row[i];
                }
            }
        );
    }

    /// <summary>Which numbers were missing is not known any more.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Tensor Inverse(Tensor data) => throw new NotSupportedException("imputer: which numbers were missing is not known any more.");

    /// <summary>What measured it.</summary>
    public override string ToString() => Imputer.ToString();
}
