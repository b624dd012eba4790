namespace Functional;

/// <summary>
/// A scale that was measured on some data and brings any other to it: y = (x − center) / spread + low, computed in Float64, column by
/// column. Immutable.
/// </summary>
public sealed record FittedScaler : IFittedTransform
{
    internal FittedScaler(Scaler scaler, Tensor center, Tensor spread, double low) =>
        (Scaler, Center, Spread, Low) = (scaler, center, spread, low);

    /// <summary>What it was fitted with.</summary>
    public Scaler Scaler { get; }

    /// <summary>What becomes <see cref="Low"/>: the mean or the least number of every column, Float64, of the shape of a row.</summary>
    public Tensor Center { get; }

    /// <summary>What counts as 1, of the shape of a row: σ, or the range by the width of the new one; never 0.</summary>
    public Tensor Spread { get; }

    /// <summary>What the center becomes.</summary>
    public double Low { get; }

    /// <inheritdoc/>
    public bool KeepsColumns => true;

    /// <summary>
    /// The rows on the new scale: y = (x − center) / spread + low. [n, …] of any number of rows; Float64 stays, all else becomes Float32.
    /// </summary>
    /// <exception cref="ShapeException">The rows have another shape than those measured.</exception>
    public Tensor Transform(Tensor data)
    {
        RequireColumns(data);
        return Map(data, static (x, center, spread, low) => ((x - center) / spread) + low);
    }

    /// <summary>The rows on the scale they came from: x = (y − low) · spread + center. Float64 stays, all else becomes Float32.</summary>
    /// <exception cref="ShapeException">The rows have another shape than those measured.</exception>
    public Tensor Inverse(Tensor data)
    {
        RequireColumns(data);
        return Map(data, static (y, center, spread, low) => ((y - low) * spread) + center);
    }

    /// <summary>A data set with its only input on the new scale; targets, weights and names stay.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs: transform each with a scaler of its own.</exception>
    /// <exception cref="ShapeException">The rows have another shape than those measured.</exception>
    public Dataset Transform(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var scaled = Transform(data.X);
        return data.Map(_ => scaled);
    }

    /// <summary>A data set with its only input on the scale it came from.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs: transform each with a scaler of its own.</exception>
    /// <exception cref="ShapeException">The rows have another shape than those measured.</exception>
    public Dataset Inverse(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var restored = Inverse(data.X);
        return data.Map(_ => restored);
    }

    /// <summary>The scaler and how many columns it was fitted to: <c>Standard, fitted to 13 columns</c>.</summary>
    public override string ToString() => $"{Scaler}, fitted to {Messages.Number(Center.Size)} column{(Center.Size == 1 ? "" : "s")}";

    private Tensor Map(Tensor data, Func<double, double, double, double, double> change)
    {
        double[] center = Center.ToArray<double>();
        double[] spread = Spread.ToArray<double>();
        return DoubleRows.Map(
            data,
            row =>
            {
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = change(row[i], center[i], spread[i], Low);
                }
            }
        );
    }

    private void RequireColumns(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rank == 0 || data.Shape[1..] != Center.Shape)
        {
            throw new ShapeException(
                "scaler",
                "rows must have the shape of those that were measured",
                "Fit another scaler to these data, or take the same columns.",
                ("data", Messages.Describe(data)),
                ("row measured", Center.Shape.ToString())
            );
        }
    }
}
