namespace Functional;

/// <summary>How the losses of examples become the number that training makes small.</summary>
public enum Reduction
{
    /// <summary>Σ w·L / n, n being the number of losses, whatever their weights.</summary>
    SumOverBatchSize,

    /// <summary>Σ w·L: the gradient, and with it the step, grows with the batch.</summary>
    Sum,
}
