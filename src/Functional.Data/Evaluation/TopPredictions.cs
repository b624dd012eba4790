using System.Globalization;

namespace Functional;

/// <summary>The most probable classes of every row, most probable first: <c>TopPredictions.Of(model.Predict(x), 3, names)</c>.</summary>
/// <param name="Rows">For every row, its classes.</param>
public sealed record TopPredictions(Sequence<Sequence<ClassProbability>> Rows)
{
    /// <summary>The k most probable classes of rows of probabilities; of equal ones the lower label comes first.</summary>
    /// <param name="probabilities">The probabilities, [n, classes], or those of class 1 of two, [n] or [n, 1].</param>
    /// <param name="k">How many; all where there are fewer.</param>
    /// <param name="classNames">What the labels mean; 0, 1, … unless given.</param>
    /// <exception cref="ShapeException">The probabilities are no matrix, or there is not one name per class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    /// <exception cref="ArgumentException">A row holds no probabilities: a number is not from 0 to 1, or they do not sum to 1.</exception>
    public static TopPredictions Of(Tensor probabilities, int k = 3, IEnumerable<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        DatasetRules.RequirePositive("top predictions", nameof(k), k);
        var p = probabilities.Cast(DType.Float64);
        if (p.Rank is 1 || (p.Rank == 2 && p.Shape[1] == 1))
        {
            var one = p.Reshape(p.Size, 1);
            p = Ops.Concatenate([1 - one, one], 1);
        }
        string[] names = [.. classNames ?? []];
        if (p.Rank != 2 || (names.Length > 0 && names.Length != p.Shape[1]))
        {
            throw new ShapeException(
                "top predictions",
                "there must be a row of probabilities for every example, and one name per class",
                "Give what the model predicts, [n, classes].",
                ("probabilities", Messages.Describe(probabilities)),
                ("names", Messages.Number(names.Length))
            );
        }
        double[][] rows = [.. p.ToArray<double>().Chunk(Math.Max(1, p.Shape[1]))];
        RequireProbabilities(rows);
        string NameOf(int label) => names.Length > 0 ? names[label] : Messages.Number(label);
        return new([
            .. rows.Select(row =>
                (Sequence<ClassProbability>)
                    [
                        .. row.Select((probability, label) => new ClassProbability(label, NameOf(label), probability))
                            .OrderByDescending(c => c.Probability)
                            .Take(k),
                    ]
            ),
        ]);
    }

    /// <summary>Rounding in Float32 is forgiven; logits, scores and NaN are not.</summary>
    private static void RequireProbabilities(double[][] rows)
    {
        const double rounding = 1e-3;
        var bad = Array.FindIndex(
            rows,
            row => !(row.All(v => v is >= -rounding and <= 1 + rounding) && Math.Abs(row.Sum() - 1) <= rounding)
        );
        if (bad >= 0)
        {
            throw new ArgumentException(
                Messages.Of(
                    "top predictions",
                    $"row {Messages.Number(bad)} holds no probabilities, numbers from 0 to 1 that sum to 1",
                    "If the network gives logits, take Ops.Softmax(logits, -1) first; look at labels that exclude no others one by one.",
                    ("row", string.Join(", ", rows[bad].Take(8).Select(v => Messages.Number(v))))
                )
            );
        }
    }

    /// <summary>A line for every row: <c>Ankle boot 97.1 %, Sneaker 2.4 %</c>.</summary>
    public override string ToString() => string.Join("\n", Rows.Select(row => string.Join(", ", row)));
}

/// <summary>A class with its probability.</summary>
/// <param name="Label">The label.</param>
/// <param name="Name">What it means.</param>
/// <param name="Probability">From 0 to 1.</param>
public sealed record ClassProbability(int Label, string Name, double Probability)
{
    /// <summary>Name and percentage: <c>Sneaker 2.4 %</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {100 * Probability:F1} %");
}
