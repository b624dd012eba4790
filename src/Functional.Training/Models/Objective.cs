namespace Functional;

/// <summary>What is asked of one output of a network: its loss, how much that counts, and its metrics.</summary>
public sealed record Objective
{
    private Node? node;

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

    /// <summary>A loss for an output of a graph, given as the node itself.</summary>
    /// <param name="output">The node.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="weight">How much the loss counts in the sum of all; 1.</param>
    /// <param name="metrics">What else is measured; it does not influence training.</param>
    public Objective(Node output, Loss loss, double weight = 1, params Metric[] metrics)
        : this((output ?? throw new ArgumentNullException(nameof(output))).ToString(), loss, weight, metrics) => node = output;

    /// <summary>The name of the output.</summary>
    public string Output { get; private init; }

    /// <summary>The same with the name that its node has in a network.</summary>
    /// <exception cref="ArgumentException">The node is no output of the network.</exception>
    internal Objective In(Network network) =>
        node is null ? this
        : network is Graph graph ? this with { Output = graph.NameOf(node), node = null }
        : throw new ArgumentException($"the node \"{node}\" belongs to a graph, but the network is {network}; name the output instead.");

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
