namespace Functional;

/// <summary>How much each of the nearest neighbours counts.</summary>
public enum NeighborWeights
{
    /// <summary>All the same.</summary>
    Uniform,

    /// <summary>By 1 / distance; where some are at distance 0, those alone.</summary>
    Distance,
}

/// <summary>
/// Prediction by the k rows that are nearest (Euclidean): their mean, or the class that most of them have, as scikit-learn's
/// <c>KNeighborsRegressor</c> and <c>KNeighborsClassifier</c>. Every distance is worked out, in Float64; of equal ones the earlier row is
/// the nearer. Immutable. Source: Cover and Hart, 1967.
/// </summary>
public sealed record KNearestNeighbors
{
    private readonly Tensor rows;
    private readonly Tensor targets;
    private readonly bool isVector;

    private KNearestNeighbors(Tensor rows, Tensor targets, bool isVector, int classes, int neighbors, NeighborWeights weights)
    {
        (this.rows, this.targets, this.isVector) = (rows, targets, isVector);
        (Classes, Neighbors, Weights) = (classes, neighbors, weights);
        Samples.RequirePositive(Operation, nameof(neighbors), neighbors);
        if (neighbors > rows.Shape[0])
        {
            throw new ArgumentOutOfRangeException(
                nameof(neighbors),
                TableMessages.Of(
                    Operation,
                    $"there are fewer rows than the {TableMessages.Number(neighbors)} neighbours asked for",
                    "Ask for fewer neighbours.",
                    ("x", TableMessages.Describe(rows))
                )
            );
        }
    }

    /// <summary>How many rows predict together.</summary>
    public int Neighbors { get; }

    /// <summary>How much each of them counts.</summary>
    public NeighborWeights Weights { get; }

    /// <summary>The number of classes; 0 where numbers are predicted.</summary>
    public int Classes { get; }

    /// <summary>Predicts numbers: the mean of the neighbours' targets.</summary>
    /// <param name="x">The rows to be compared with, [n, columns].</param>
    /// <param name="y">Their targets, [n] or [n, outputs].</param>
    /// <param name="neighbors">How many neighbours to look at.</param>
    /// <param name="weights">How much each counts.</param>
    /// <exception cref="ShapeException">x is no matrix, or there is not one target per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than neighbours.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static KNearestNeighbors Regression(Tensor x, Tensor y, int neighbors = 5, NeighborWeights weights = NeighborWeights.Uniform) =>
        new(Samples.Matrix(Operation, x), Samples.Targets(Operation, x, y), y.Rank == 1, 0, neighbors, weights);

    /// <summary>Predicts classes: the one that most neighbours have, of equal ones the least.</summary>
    /// <param name="x">The rows to be compared with, [n, columns].</param>
    /// <param name="y">Their labels, [n] or [n, 1]: whole numbers from 0.</param>
    /// <param name="neighbors">How many neighbours to look at.</param>
    /// <param name="weights">How much each counts.</param>
    /// <exception cref="ShapeException">x is no matrix, or there is not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than neighbours.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite, or a label is not a whole number from 0.</exception>
    public static KNearestNeighbors Classification(Tensor x, Tensor y, int neighbors = 5, NeighborWeights weights = NeighborWeights.Uniform)
    {
        var numbers = Samples.Matrix(Operation, x);
        var (labels, classes) = Samples.Labels(Operation, x, y);
        return new(numbers, Ops.OneHot(Tensor.Of(labels), classes).Cast(DType.Float64), false, classes, neighbors, weights);
    }

    /// <summary>
    /// Numbers [n] or [n, outputs], as the targets were, Float64 for Float64 and Float32 for all else; or classes, Int32 [n].
    /// </summary>
    /// <exception cref="ShapeException">There are other columns than in the rows to be compared with.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public Tensor Predict(Tensor x)
    {
        var means = Means(x);
        return Classes > 0 ? Ops.ArgMax(means, 1)
            : isVector ? Samples.As(means, x).Reshape(x.Shape[0])
            : Samples.As(means, x);
    }

    /// <summary>The share of each class among the neighbours, [n, classes]. Float64 for Float64, Float32 for all else.</summary>
    /// <exception cref="InvalidOperationException">Numbers are predicted, not classes.</exception>
    /// <exception cref="ShapeException">There are other columns than in the rows to be compared with.</exception>
    public Tensor PredictProbabilities(Tensor x) =>
        Classes > 0
            ? Samples.As(Means(x), x)
            : throw new InvalidOperationException(
                TableMessages.Of(Operation, "numbers have no probabilities", "Use KNearestNeighbors.Classification, or Predict.")
            );

    /// <summary>
    /// The nearest rows of each row, the nearest first: their distances, Float64 [n, neighbors], and their positions, Int32 [n, neighbors].
    /// </summary>
    /// <exception cref="ShapeException">There are other columns than in the rows to be compared with.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public (Tensor Distances, Tensor Positions) Nearest(Tensor x)
    {
        var queries = Samples.Matrix(Operation, x, rows.Shape[1]);
        var shape = Shape.Of(x.Shape[0], Neighbors);
        var (distances, positions) = (new double[shape.Size], new int[shape.Size]);
        Parallel.For(
            0,
            x.Shape[0],
            query =>
            {
                var place = query * Neighbors;
                NearestRows.Find(queries, query, rows, distances.AsSpan(place, Neighbors), positions.AsSpan(place, Neighbors));
            }
        );
        return (Tensor.Of(distances, shape), Tensor.Of(positions, shape));
    }

    /// <summary>What it predicts from: <c>5 nearest neighbors among 150 rows, 3 classes</c>.</summary>
    public override string ToString()
    {
        var what = Classes > 0 ? $"{TableMessages.Number(Classes)} classes" : $"{TableMessages.Number(targets.Shape[1])} numbers";
        return $"{TableMessages.Number(Neighbors)} nearest neighbors among {TableMessages.Number(rows.Shape[0])} rows, {what}";
    }

    private const string Operation = "nearest neighbors";

    private Tensor Means(Tensor x)
    {
        var (distances, positions) = Nearest(x);
        var outputs = targets.Shape[1];
        return Tensor.Create<double>(
            Shape.Of(x.Shape[0], outputs),
            means =>
            {
                var weights = new double[Neighbors];
                for (var query = 0; query < x.Shape[0]; query++)
                {
                    var place = query * Neighbors;
                    Weigh(distances.AsSpan<double>().Slice(place, Neighbors), weights);
                    var total = weights.Sum();
                    for (var i = 0; i < Neighbors; i++)
                    {
                        var row = targets.AsSpan<double>().Slice(positions.AsSpan<int>()[place + i] * outputs, outputs);
                        for (var output = 0; output < outputs; output++)
                        {
                            means[query * outputs + output] += weights[i] * row[output] / total;
                        }
                    }
                }
            }
        );
    }

    private void Weigh(ReadOnlySpan<double> distances, double[] weights)
    {
        var touching = distances[0] == 0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] =
                Weights == NeighborWeights.Uniform ? 1
                : touching ? (distances[i] == 0 ? 1 : 0)
                : 1 / distances[i];
        }
    }
}
