namespace Functional;

/// <summary>
/// t-distributed stochastic neighbour embedding: a map of data in two dimensions (or a few) that keeps neighbours together. Exact: every
/// pair of rows counts in every step, so 2,000 rows take seconds and time grows with n². Immutable, the same for a key on every machine.
/// Source: van der Maaten and Hinton, Visualizing data using t-SNE, 2008; the schedule is scikit-learn's.
/// </summary>
public sealed record TSne
{
    private TSne(Tensor embedding, Sequence<double> divergences) => (Embedding, Divergences) = (embedding, divergences);

    /// <summary>The map: a place for every row, Float64 [n, dimensions].</summary>
    public Tensor Embedding { get; }

    /// <summary>
    /// How much is lost, KL(P ‖ Q) = Σ pᵢⱼ log(pᵢⱼ / qᵢⱼ), before the first step and after every 50 (without exaggeration), and at the end.
    /// </summary>
    public Sequence<double> Divergences { get; }

    /// <summary>
    /// Draws the map by gradient descent with momentum: for the first quarter of the steps, at most 250, attraction is 12 times as strong
    /// and momentum is 0.5; after it momentum is 0.8. Every coordinate has a rate of its own that grows while its direction stays.
    /// </summary>
    /// <param name="x">The data, [n, columns]; scaled columns count alike.</param>
    /// <param name="dimensions">The dimensions of the map.</param>
    /// <param name="perplexity">About how many neighbours every row has; less than n.</param>
    /// <param name="iterations">How many steps to take.</param>
    /// <param name="learningRate">The step size; null for n / 48, at least 50.</param>
    /// <param name="key">Where the rows start: normal with deviation 0.0001. Default: Key.Of(0).</param>
    /// <exception cref="ShapeException">The data are no matrix, or have less than two rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option is not above 0, the perplexity is not below n, or there are more than 20,000 rows.
    /// </exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static TSne Fit(
        Tensor x,
        int dimensions = 2,
        double perplexity = 30,
        int iterations = 1000,
        double? learningRate = null,
        Key? key = null
    )
    {
        var numbers = Samples.Matrix(Operation, x);
        Samples.RequirePositive(Operation, nameof(dimensions), dimensions);
        Samples.RequirePositive(Operation, nameof(perplexity), perplexity);
        Samples.RequirePositive(Operation, nameof(iterations), iterations);
        var rows = x.Shape[0];
        if (rows > MostRows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(x),
                TableMessages.Of(
                    Operation,
                    $"every pair of rows is kept, for which there can be {TableMessages.Number(MostRows)} rows",
                    "Map a sample: x[..2000] of shuffled rows shows the same clusters.",
                    ("x", TableMessages.Describe(x))
                )
            );
        }
        if (perplexity >= rows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(perplexity),
                TableMessages.Of(
                    Operation,
                    "the perplexity must be less than the number of rows",
                    "5 to 50 are usual; take a third of the rows at most.",
                    ("perplexity", TableMessages.Number(perplexity)),
                    ("x", TableMessages.Describe(x))
                )
            );
        }
        var rate = learningRate ?? Math.Max(rows / Exaggeration / 4, 50);
        Samples.RequirePositive(Operation, nameof(learningRate), rate);
        var start = (key ?? Key.Of(0)).Normal(Shape.Of(rows, dimensions), 0, 1e-4, DType.Float64);
        var descent = new TSneDescent(TSneAffinities.Of(numbers, perplexity), start, rate);
        var divergences = new List<double> { descent.Divergence };
        var early = Math.Min(250, iterations / 4);
        for (var step = 0; step < iterations; step++)
        {
            descent.Step(step < early ? Exaggeration : 1, step < early ? 0.5 : 0.8);
            if (step == iterations - 1 || (step + 1) % 50 == 0)
            {
                divergences.Add(descent.Divergence);
            }
        }
        return new(descent.Places, [.. divergences]);
    }

    /// <summary>What was drawn and how well: <c>t-SNE: 2000 rows in 2 dimensions, divergence 0.812</c>.</summary>
    public override string ToString()
    {
        var loss = Divergences[^1].ToString("G3", System.Globalization.CultureInfo.InvariantCulture);
        var (rows, dimensions) = (TableMessages.Number(Embedding.Shape[0]), TableMessages.Number(Embedding.Shape[1]));
        return $"t-SNE: {rows} rows in {dimensions} dimensions, divergence {loss}";
    }

    private const string Operation = "t-SNE";
    private const double Exaggeration = 12;

    /// <summary>Then a table of pairs takes 3.2 GB, and a step a second and more.</summary>
    private const int MostRows = 20_000;
}
