using System.Globalization;

namespace Functional;

/// <summary>
/// The receiver operating characteristic of a score for two classes: for every threshold, which share of the rows of class 0 and of
/// class 1 has at least that score. Points between two others on a straight line are left out, as in scikit-learn's <c>roc_curve</c>.
/// </summary>
/// <param name="FalsePositiveRates">The shares of class 0, ascending from 0 to 1.</param>
/// <param name="TruePositiveRates">The shares of class 1, ascending from 0 to 1.</param>
/// <param name="Thresholds">The scores, descending; the first is infinite, where nothing is taken for class 1.</param>
public sealed record RocCurve(Sequence<double> FalsePositiveRates, Sequence<double> TruePositiveRates, Sequence<double> Thresholds)
{
    /// <summary>
    /// The area under the curve, by trapezoids: the chance that a row of class 1 has a higher score than one of class 0, a tie counting
    /// half. 1 tells the classes apart, ½ does not.
    /// </summary>
    public double Auc =>
        Enumerable
            .Range(1, FalsePositiveRates.Count - 1)
            .Sum(i => (FalsePositiveRates[i] - FalsePositiveRates[i - 1]) * (TruePositiveRates[i] + TruePositiveRates[i - 1]) / 2);

    /// <summary>The curve of a score.</summary>
    /// <param name="truth">The classes, 0 or 1, [n] or [n, 1].</param>
    /// <param name="score">What is higher the likelier class 1 is, such as a probability, [n] or [n, 1].</param>
    /// <exception cref="ShapeException">The tensors are not vectors or columns of one length.</exception>
    /// <exception cref="ArgumentException">A label is neither 0 nor 1, one class is missing, or a score is NaN.</exception>
    public static RocCurve Of(Tensor truth, Tensor score)
    {
        var ranked = RankedScores.Of("roc curve", truth, score);
        var (up, right) = (ranked.Positives, ranked.Negatives);
        bool IsCorner(int i) =>
            i == 0 || i == up.Length - 1 || up[i + 1] - up[i] != up[i] - up[i - 1] || right[i + 1] - right[i] != right[i] - right[i - 1];
        int[] corners = [.. Enumerable.Range(0, up.Length).Where(IsCorner)];
        return new(
            [0, .. corners.Select(i => right[i] / (double)right[^1])],
            [0, .. corners.Select(i => up[i] / (double)up[^1])],
            [double.PositiveInfinity, .. corners.Select(i => ranked.Thresholds[i])]
        );
    }

    /// <summary>The area and the number of points.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ROC curve of {Thresholds.Count} points, area {Auc:F4}");
}
