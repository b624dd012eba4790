namespace Functional;

/// <summary>What is asked of one output of a network: its loss, how much that counts, and its metrics.</summary>
public sealed record Objective
{
    /// <summary>A loss for an output.</summary>
    /// <param name="output">The name of the output.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="weight">How much the loss counts in the sum of all; 1.</param>
    /// <param name="metrics">What else is measured; it does not influence training.</param>
    public Objective(string output, Loss loss, double weight = 1, params Metric[] metrics)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(output);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(metrics);
        (Output, Loss, Weight, Metrics) = (output, loss, weight, [.. metrics]);
    }

    /// <summary>The name of the output.</summary>
    public string Output { get; }

    /// <summary>The loss.</summary>
    public Loss Loss { get; }

    /// <summary>How much the loss counts in the sum of all.</summary>
    public double Weight { get; }

    /// <summary>What else is measured.</summary>
    public Sequence<Metric> Metrics { get; }

    /// <summary>Output, weight unless it is 1, loss, and metrics where there are any: <c>dense_1: mean_squared_error, [mae]</c>.</summary>
    public override string ToString()
    {
        var weight = Weight == 1 ? "" : FormattableString.Invariant($"{Weight}·");
        return $"{Output}: {weight}{Loss}{(Metrics.Count == 0 ? "" : $", {Metrics}")}";
    }
}
