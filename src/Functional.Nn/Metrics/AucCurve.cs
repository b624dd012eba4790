namespace Functional;

/// <summary>The curve whose area <see cref="Metric.Auc(int, AucCurve, AucSummation, int?, bool)"/> is.</summary>
public enum AucCurve
{
    /// <summary>The true positive rate, TP / (TP + FN), against the false one, FP / (FP + TN).</summary>
    Roc,

    /// <summary>Precision, TP / (TP + FP), against recall, TP / (TP + FN).</summary>
    PrecisionRecall,
}
