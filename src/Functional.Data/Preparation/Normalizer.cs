namespace Functional;

/// <summary>
/// Divides every row by its own size, so that only its direction stays; a row of zeros stays as it is. Measures nothing. scikit-learn's
/// <c>Normalizer</c> and <c>normalize</c>.
/// </summary>
public sealed record Normalizer : ITransform, IFittedTransform
{
    private readonly string name;
    private readonly Func<double[], double> size;

    private Normalizer(string name, Func<double[], double> size) => (this.name, this.size) = (name, size);

    /// <summary>By the sum of absolute numbers, Σ|xᵢ|.</summary>
    public static Normalizer L1 { get; } = new("l1", row => row.Sum(Math.Abs));

    /// <summary>By the length, √Σxᵢ².</summary>
    public static Normalizer L2 { get; } = new("l2", row => Math.Sqrt(row.Sum(x => x * x)));

    /// <summary>By the largest absolute number.</summary>
    public static Normalizer Max { get; } = new("max", row => row.Max(Math.Abs));

    /// <summary>What it is called in files.</summary>
    internal string Name => name;

    /// <summary>The normalizer that a file names.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    internal static Normalizer Named(string name) =>
        new[] { L1, L2, Max }.FirstOrDefault(n => n.name == name) ?? throw new InvalidDataException($"there is no normalizer \"{name}\"");

    /// <summary>Itself: there is nothing to measure.</summary>
    public IFittedTransform Fit(Tensor data) => this;

    /// <summary>The rows, each divided by its size. Float64 stays, all else becomes Float32.</summary>
    public Tensor Transform(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return DoubleRows.Map(
            data,
            row =>
            {
                var by = size(row);
                for (var i = 0; i < row.Length && by != 0; i++)
                {
                    row[i] /= by;
                }
            }
        );
    }

    /// <summary>The sizes are not known any more.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Tensor Inverse(Tensor data) => throw new NotSupportedException("normalizer: the sizes of the rows are not known any more.");

    /// <summary>Equal when they divide by the same.</summary>
    public bool Equals(Normalizer? other) => other is not null && name == other.name;

    /// <inheritdoc/>
    public bool KeepsColumns => true;

    /// <inheritdoc/>
    public override int GetHashCode() => name.GetHashCode(StringComparison.Ordinal);

    /// <summary>What it divides by.</summary>
    public override string ToString() => $"Normalizer({name})";
}
