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
        Quantiles.RequireRows("one-hot encoder", data);
        ExactNumber[] numbers = ExactNumber.Of(data);
        var columns = data.Shape[1..].Size;
        return new(
            this,
            [
                .. Enumerable
                    .Range(0, columns)
                    .Select(c => Enumerable.Range(0, data.Shape[0]).Select(row => numbers[(row * columns) + c]).Distinct().Order())
                    .Select(categories => ExactNumber.ToTensor([.. categories], data.DType)),
            ]
        );
    }

    IFittedTransform ITransform.Fit(Tensor data) => Fit(data);
}

/// <summary>Categories as columns of zeros and a one.</summary>
/// <param name="Encoder">What found the categories.</param>
/// <param name="Categories">The categories of every column, ascending, [categories] each: of the element type they were fitted as.</param>
public sealed record FittedOneHotEncoder(OneHotEncoder Encoder, Sequence<Tensor> Categories) : IFittedTransform
{
    private const string Operation = "one-hot encoder";

    /// <summary>The rows, [n, all categories]: Float64 where the data are, else Float32.</summary>
    /// <exception cref="ShapeException">There are not as many columns as were measured.</exception>
    /// <exception cref="ArgumentException">A category was not measured.</exception>
    public Tensor Transform(Tensor data)
    {
        RequireColumns(data, Categories.Count);
        Dictionary<ExactNumber, int>[] places =
        [
            .. Categories.Select(c => ExactNumber.Of(c).Select((category, place) => (category, place)).ToDictionary()),
        ];
        var width = places.Sum(c => c.Count);
        var rows = new double[data.Shape[0] * width];
        ExactNumber[] numbers = ExactNumber.Of(data);
        for (var (i, start) = (0, 0); i < numbers.Length; start += places[i % places.Length].Count, i++)
        {
            if (places[i % places.Length].TryGetValue(numbers[i], out var place))
            {
                rows[start + place] = 1;
            }
            else if (!Encoder.IgnoreUnknown)
            {
                throw new ArgumentException(
                    Messages.Of(
                        Operation,
                        $"{numbers[i]} in column {Messages.Number(i % places.Length)} was not among the data it was fitted to",
                        "Fit it to all categories, or use new OneHotEncoder(IgnoreUnknown: true).",
                        ("categories", string.Join(", ", places[i % places.Length].Keys.Take(8)))
                    )
                );
            }
        }
        return Tensor.Of<double>(rows, [data.Shape[0], width]).Cast(data.DType == DType.Float64 ? DType.Float64 : DType.Float32);
    }

    /// <summary>
    /// The categories of rows, [n, columns], of the element type that was fitted: of every column that with the largest number. Zeros alone
    /// stand for a category that was not measured, which <see cref="OneHotEncoder.IgnoreUnknown"/> makes NaN.
    /// </summary>
    /// <exception cref="ShapeException">The rows are not as wide as all categories.</exception>
    /// <exception cref="ArgumentException">
    /// A row has zeros alone for a column, and unknown categories are not ignored, or the categories are whole numbers without a NaN.
    /// </exception>
    public Tensor Inverse(Tensor data)
    {
        ExactNumber[][] categories = [.. Categories.Select(ExactNumber.Of)];
        RequireColumns(data, categories.Sum(c => c.Length));
        var found = new List<ExactNumber>(data.Shape[0] * categories.Length);
        foreach (var row in DoubleRows.Of(data))
        {
            var start = 0;
            foreach (var column in categories)
            {
                double[] part = row[start..(start + column.Length)];
                found.Add(part.All(v => v == 0) ? Unknown(found.Count) : column[Array.IndexOf(part, part.Max())]);
                start += column.Length;
            }
        }
        var dtype = Categories.Count == 0 ? DType.Float32 : Categories[0].DType;
        return ExactNumber.ToTensor(found, dtype).Reshape(data.Shape[0], Categories.Count);
    }

    /// <summary>How many categories every column has.</summary>
    public override string ToString() => $"OneHotEncoder({string.Join(", ", Categories.Select(c => c.Size))})";

    /// <summary>What zeros alone stand for.</summary>
    private ExactNumber Unknown(int place)
    {
        var dtype = Categories[0].DType;
        if (Encoder.IgnoreUnknown && dtype is DType.Float32 or DType.Float64)
        {
            return new(double.NaN, 0);
        }
        var (row, column) = (Messages.Number(place / Categories.Count), Messages.Number(place % Categories.Count));
        throw new ArgumentException(
            Messages.Of(
                Operation,
                $"row {row} has zeros alone for column {column}, which stand for no category",
                Encoder.IgnoreUnknown
                    ? $"{dtype} has no number for what is unknown: fit the encoder to x.Cast(DType.Float64), which has NaN."
                    : "Give rows that it has transformed, or probabilities."
            )
        );
    }

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
