namespace Functional;

/// <summary>
/// What operators of a file are in a graph: a layer or network, its weights, what it is applied to and what it makes.
/// </summary>
/// <param name="Part">An <see cref="ILayer"/> or <see cref="INetwork"/>; null where what goes in is what comes out.</param>
/// <param name="Inputs">The names of the values that it is applied to.</param>
internal sealed record OnnxLayer(object? Part, IReadOnlyList<string> Inputs)
{
    /// <summary>Parameters and state, by name within the layer.</summary>
    public IReadOnlyList<OnnxWeight> Weights { get; init; } = [];

    /// <summary>The names of the values that it makes.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The place that the first node's name says, <c>encoder/dense</c> of <c>encoder/dense/MatMul</c>; may be empty.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The name of the first node; may be empty.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>What is equal for uses of one layer: the layer, and its weights in the file; null where it has none.</summary>
    public (ILayer Layer, string Weights)? Identity =>
        Part is ILayer layer && Weights.Count > 0 ? (layer, string.Join('\n', Weights.Select(w => w.Origin))) : null;

    /// <summary>A layer applied to one value.</summary>
    public static OnnxLayer Of(ILayer layer, OnnxValue x, params OnnxWeight[] weights) => new(layer, [x.Name]) { Weights = weights };

    /// <summary>Nothing: the value goes on by another name.</summary>
    public static OnnxLayer Same(OnnxValue x) => new(null, [x.Name]);
}

/// <summary>A weight of a layer.</summary>
/// <param name="Name">Its name within the layer, such as <c>kernel</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Origin">What it is in the file: its name there, and what was done to it.</param>
internal sealed record OnnxWeight(string Name, Tensor Value, string Origin)
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "alpha",
        "beta",
        "bias",
        "gamma",
        "kernel",
        "moving_mean",
        "moving_variance",
        "running_mean",
        "running_var",
        "slope",
        "weight",
    };

    /// <summary>A constant of a file as a weight.</summary>
    public static OnnxWeight Of(string name, OnnxValue constant) => new(name, constant.Constant!, constant.Name);

    /// <summary>The layer that the name in the file speaks of, <c>fc1</c> of <c>fc1.weight</c>; null where it speaks of none.</summary>
    public string? LayerName =>
        Origin.LastIndexOfAny(['/', '.']) is > 0 and var end && Words.Contains(Origin[(end + 1)..]) ? Origin[..end] : null;
}
