namespace Functional;

/// <summary>How the R² of several outputs becomes one number.</summary>
public enum R2Aggregation
{
    /// <summary>The mean of the outputs' scores.</summary>
    UniformAverage,

    /// <summary>The mean of the outputs' scores, each weighted by the variance of its targets.</summary>
    VarianceWeightedAverage,

    /// <summary>Not at all: a score for every output.</summary>
    None,
}
