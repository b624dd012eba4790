namespace Functional;

/// <summary>Rows of two classes by descending score: how many of each class have a score of at least every one that occurs.</summary>
/// <param name="Thresholds">The scores that occur, descending.</param>
/// <param name="Positives">For each, how many rows of class 1 have it or more.</param>
/// <param name="Negatives">For each, how many rows of class 0 have it or more.</param>
internal sealed record RankedScores(double[] Thresholds, int[] Positives, int[] Negatives)
{
    /// <exception cref="ShapeException">The tensors are not vectors or columns of one length.</exception>
    /// <exception cref="ArgumentException">A label is neither 0 nor 1, one class is missing, or a score is NaN.</exception>
    public static RankedScores Of(string operation, Tensor truth, Tensor score)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(score);
        var labels = Labels.AsLabels(operation, truth).ToArray<int>();
        var scores = score.Rank is 1 or 2 && score.Size == labels.Length ? score.Cast(DType.Float64).ToArray<double>() : [];
        if (scores.Length == 0 || score.Shape[0] != labels.Length)
        {
            throw new ShapeException(
                operation,
                "there must be one label and one score per row, and at least one row",
                "Of probabilities of two classes, give those of class 1: p[.., 1].",
                ("truth", Messages.Describe(truth)),
                ("score", Messages.Describe(score))
            );
        }
        if (labels.Any(l => l is not (0 or 1)) || labels.Distinct().Count() < 2 || scores.Any(double.IsNaN))
        {
            throw new ArgumentException(
                Messages.Of(
                    operation,
                    "labels must be 0 and 1, both must occur, and no score may be NaN",
                    "Of several classes, compare one with the rest: Ops.Equal(y, 3).",
                    ("labels", string.Join(", ", labels.Distinct().Order().Take(5).Select(l => Messages.Number(l))))
                )
            );
        }
        Array.Sort(scores, labels, Comparer<double>.Create((a, b) => b.CompareTo(a)));
        int[] last = [.. Enumerable.Range(0, scores.Length).Where(i => i == scores.Length - 1 || scores[i] != scores[i + 1])];
        var positives = new int[scores.Length];
        for (var (i, sum) = (0, 0); i < scores.Length; i++)
        {
            positives[i] = sum += labels[i];
        }
        return new([.. last.Select(i => scores[i])], [.. last.Select(i => positives[i])], [.. last.Select(i => i + 1 - positives[i])]);
    }
}
