namespace Functional;

/// <summary>Layers that several operators are together.</summary>
internal static class OnnxJoins
{
    private static readonly Func<OnnxLayer, OnnxNode, OnnxValue?[], OnnxLayer?, OnnxLayer?>[] Rules = [Bias, Activation, Swish];

    /// <summary>The layer that a node and the one before it, which nothing else reads, are together; null where they are two.</summary>
    /// <param name="before">The layer before.</param>
    /// <param name="node">The node.</param>
    /// <param name="given">What the node reads.</param>
    /// <param name="layer">The layer that the node is by itself; null where it is none.</param>
    public static OnnxLayer? Of(OnnxLayer before, OnnxNode node, OnnxValue?[] given, OnnxLayer? layer) =>
        Rules.Select(rule => rule(before, node, given, layer)).FirstOrDefault(joined => joined is not null);

    /// <summary>x·W, then + b.</summary>
    private static OnnxLayer? Bias(OnnxLayer before, OnnxNode node, OnnxValue?[] given, OnnxLayer? layer) =>
        node.Type == "Add"
        && before.Part is Dense { UseBias: false, Activation: var f } dense
        && f == Functional.Activation.Linear
        && given.FirstOrDefault(x => x?.Constant is not null) is { } b
        && given.Any(x => x is { Constant: null } && x.Rank >= b.Rank)
        && OnnxProducts.Row(b.Constant!, dense.Units) is { } row
            ? before with
            {
                Part = dense with { UseBias = true },
                Weights = [.. before.Weights, new("bias", row, b.Name)],
            }
            : null;

    /// <summary>A dense layer and its activation, where the file says that they are one.</summary>
    private static OnnxLayer? Activation(OnnxLayer before, OnnxNode node, OnnxValue?[] given, OnnxLayer? layer) =>
        layer is { Part: Activate next }
        && before is { Part: Dense { Activation: var f } dense, Scope.Length: > 0 }
        && f == Functional.Activation.Linear
        && before.Scope == node.Scope
            ? before with
            {
                Part = dense with { Activation = next.Activation },
            }
            : null;

    /// <summary>x·σ(x).</summary>
    private static OnnxLayer? Swish(OnnxLayer before, OnnxNode node, OnnxValue?[] given, OnnxLayer? layer) =>
        layer is { Part: Merge merge, Inputs: [var a, var b] }
        && merge == Merge.Multiply
        && before.Part is Activate { Activation: var f }
        && f == Functional.Activation.Sigmoid
        && (a == before.Inputs[0] || b == before.Inputs[0])
        && a != b
            ? before with
            {
                Part = new Activate(Functional.Activation.Swish),
            }
            : null;
}
