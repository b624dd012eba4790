namespace Functional;

/// <summary>
/// Every column of numbers that stand for categories as columns of zeros and a one, one for every category that the training data have,
/// sorted. scikit-learn's <c>OneHotEncoder</c>; names become numbers by <see cref="LabelEncoder"/>.
/// </summary>
/// <param name="IgnoreUnknown">Whether a category that was not measured becomes zeros alone; else it is an error, as usual.</param>
public sealed record OneHotEncoder(bool IgnoreUnknown = false) : ITransform
{
    /// <summary>Finds the categories of every column of [n, columns]; [n] counts as one column.</summary>
    /// <exception cref="ShapeException">There are no rows.</exception>
    public FittedOneHotEncoder Fit(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(this, [.. Quantiles.Columns("one-hot encoder", data).Select(c => (Sequence<double>)[.. c.Distinct().Order()])]);
    }

    IFittedTransform ITransform.Fit(Tensor data) => Fit(data);
}

/// <summary>Categories as columns of zeros and a one.</summary>
/// <param name="Encoder">What found the categories.</param>
/// <param name="Categories">The categories of every column, ascending.</param>
public sealed record FittedOneHotEncoder(OneHotEncoder Encoder, Sequence<Sequence<double>> Categories) : IFittedTransform
{
    private const string Operation = "one-hot encoder";

    /// <summary>The rows, [n, all categories]: Float64 where the data are, else Float32.</summary>
    /// <exception cref="ShapeException">There are not as many columns as were measured.</exception>
    /// <exception cref="ArgumentException">A category was not measured.</exception>
    public Tensor Transform(Tensor data)
    {
        RequireColumns(data, Categories.Count);
        double[][] categories = [.. Categories.Select(c => c.ToArray())];
        var width = categories.Sum(c => c.Length);
        var rows = new double[data.Shape[0] * width];
        var index = 0;
        foreach (var row in DoubleRows.Of(data))
        {
            var start = index++ * width;
            for (var c = 0; c < categories.Length; c++)
            {
                var place = Array.BinarySearch(categories[c], row[c]);
                if (place >= 0)
                {
                    rows[start + place] = 1;
                }
                else if (!Encoder.IgnoreUnknown)
                {
                    throw new ArgumentException(
                        Messages.Of(
                            Operation,
                            $"{Messages.Number(row[c])} in column {Messages.Number(c)} was not among the data it was fitted to",
                            "Fit it to all categories, or use new OneHotEncoder(IgnoreUnknown: true).",
                            ("categories", string.Join(", ", categories[c].Take(8)))
                        )
                    );
                }
                start += categories[c].Length;
            }
        }
        return Tensor.Of<double>(rows, [data.Shape[0], width]).Cast(data.DType == DType.Float64 ? DType.Float64 : DType.Float32);
    }

    /// <summary>The categories of rows, [n, columns]: the largest of the numbers of every column; NaN where all are 0.</summary>
    /// <exception cref="ShapeException">The rows are not as wide as all categories.</exception>
    public Tensor Inverse(Tensor data)
    {
        RequireColumns(data, Categories.Sum(c => c.Count));
        List<double> found = [];
        foreach (var row in DoubleRows.Of(data))
        {
            var start = 0;
            foreach (var categories in Categories)
            {
                double[] part = row[start..(start + categories.Count)];
                found.Add(part.All(v => v == 0) ? double.NaN : categories[Array.IndexOf(part, part.Max())]);
                start += categories.Count;
            }
        }
        return Tensor
            .Of<double>([.. found], [data.Shape[0], Categories.Count])
            .Cast(data.DType == DType.Float64 ? DType.Float64 : DType.Float32);
    }

    /// <summary>How many categories every column has.</summary>
    public override string ToString() => $"OneHotEncoder({string.Join(", ", Categories.Select(c => c.Count))})";

    private static void RequireColumns(Tensor data, int columns)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rank == 0 || data.Shape[1..].Size != columns)
        {
            throw new ShapeException(
                Operation,
                $"every row must have {Messages.Number(columns)} columns, as it was fitted",
                "Give the same columns in the same order.",
                ("data", Messages.Describe(data))
            );
        }
    }
}
