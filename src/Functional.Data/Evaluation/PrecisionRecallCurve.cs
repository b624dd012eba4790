using System.Globalization;

namespace Functional;

/// <summary>
/// Precision and recall of a score for two classes at every threshold, as scikit-learn's <c>precision_recall_curve</c>; a last point
/// of precision 1 and recall 0 has no threshold.
/// </summary>
/// <param name="Precision">Of the rows with at least the threshold, the share that is of class 1.</param>
/// <param name="Recall">Of the rows of class 1, the share that has at least the threshold; descending.</param>
/// <param name="Thresholds">The scores that occur, ascending.</param>
public sealed record PrecisionRecallCurve(Sequence<double> Precision, Sequence<double> Recall, Sequence<double> Thresholds)
{
    /// <summary>The mean of the precisions, each weighted by what it adds to the recall: Σ (rᵢ − rᵢ₊₁)·pᵢ.</summary>
    public double AveragePrecision => Enumerable.Range(0, Thresholds.Count).Sum(i => (Recall[i] - Recall[i + 1]) * Precision[i]);

    /// <summary>The curve of a score.</summary>
    /// <param name="truth">The classes, 0 or 1, [n] or [n, 1].</param>
    /// <param name="score">What is higher the likelier class 1 is, such as a probability, [n] or [n, 1].</param>
    /// <exception cref="ShapeException">The tensors are not vectors or columns of one length.</exception>
    /// <exception cref="ArgumentException">A label is neither 0 nor 1, one class is missing, or a score is NaN.</exception>
    public static PrecisionRecallCurve Of(Tensor truth, Tensor score)
    {
        var ranked = RankedScores.Of("precision recall curve", truth, score);
        var (hits, misses) = (ranked.Positives, ranked.Negatives);
        int[] ascending = [.. Enumerable.Range(0, hits.Length).Reverse()];
        return new(
            [.. ascending.Select(i => hits[i] / (double)(hits[i] + misses[i])), 1],
            [.. ascending.Select(i => hits[i] / (double)hits[^1]), 0],
            [.. ascending.Select(i => ranked.Thresholds[i])]
        );
    }

    /// <summary>The average precision and the number of thresholds.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"precision-recall curve of {Thresholds.Count} thresholds, average precision {AveragePrecision:F4}"
        );
}
