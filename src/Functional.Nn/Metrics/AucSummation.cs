namespace Functional;

/// <summary>How <see cref="Metric.Auc(int, AucCurve, AucSummation, int?, bool)"/> sums the area between two thresholds.</summary>
public enum AucSummation
{
    /// <summary>
    /// By trapezoids; below the precision–recall curve by the interpolation of Davis and Goadrich (2006), in true and false positives.
    /// </summary>
    Interpolation,

    /// <summary>By the lower of the two heights: the least that the area can be.</summary>
    Minoring,

    /// <summary>By the higher of the two heights: the most that the area can be.</summary>
    Majoring,
}
