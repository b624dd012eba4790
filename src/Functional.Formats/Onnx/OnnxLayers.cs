using Rule = System.Func<Functional.OnnxNode, Functional.OnnxValue?[], Functional.OnnxValue, Functional.OnnxLayer?>;

namespace Functional;

/// <summary>The layers that operators are, a line for each; operators that are none are computed by <see cref="OnnxFunctions"/>.</summary>
internal static class OnnxLayers
{
    /// <summary>(node, inputs, output) ↦ the layer; null where the node does something that no layer does.</summary>
    private static Dictionary<string, Rule> Table { get; } =
        new(StringComparer.Ordinal)
        {
            ["Add"] = Merges(Merge.Add),
            ["BatchNormalization"] = OnnxNormalizations.BatchLayer,
            ["Cast"] = Moved,
            ["Celu"] = Activation(n => Functional.Activation.Celu(n.Number("alpha", 1))),
            ["Clip"] = Clip,
            ["Concat"] = Concat,
            ["Dropout"] = Dropout,
            ["Elu"] = Activation(
                n => n.Number("alpha", 1) is var alpha && alpha == 1 ? Functional.Activation.Elu : null,
                n => new Elu(n.Number("alpha", 1))
            ),
            ["Exp"] = Activation(_ => Functional.Activation.Exponential),
            ["Flatten"] = Moved,
            ["Gelu"] = Activation(OnnxFunctions.Gelu),
            ["Gemm"] = OnnxProducts.Gemm,
            ["HardSigmoid"] = Activation(n =>
                (n.Number("alpha", 0.2), n.Number("beta", 0.5)) == (0.2, 0.5) ? Functional.Activation.HardSigmoid : null
            ),
            ["HardSwish"] = Activation(_ => Functional.Activation.HardSilu),
            ["Identity"] = Moved,
            ["LayerNormalization"] = OnnxNormalizations.LayerLayer,
            ["LeakyRelu"] = Activation(_ => null, n => new LeakyRelu(n.Number("alpha", 0.01))),
            ["LogSoftmax"] = Along(Functional.Activation.LogSoftmaxAlong),
            ["MatMul"] = OnnxProducts.MatMul,
            ["Max"] = Merges(Merge.Maximum),
            ["Mean"] = Merges(Merge.Average),
            ["Min"] = Merges(Merge.Minimum),
            ["Mish"] = Activation(_ => Functional.Activation.Mish),
            ["Mul"] = Merges(Merge.Multiply),
            ["PRelu"] = PRelu,
            ["Relu"] = Activation(_ => Functional.Activation.Relu),
            ["Reshape"] = Moved,
            ["Selu"] = Activation(n => n.Has("alpha") || n.Has("gamma") ? null : Functional.Activation.Selu),
            ["Sigmoid"] = Activation(_ => Functional.Activation.Sigmoid),
            ["Softmax"] = Along(Functional.Activation.SoftmaxAlong),
            ["Softplus"] = Activation(_ => Functional.Activation.Softplus),
            ["Softsign"] = Activation(_ => Functional.Activation.Softsign),
            ["Squeeze"] = Moved,
            ["Sub"] = Merges(Merge.Subtract),
            ["Sum"] = Merges(Merge.Add),
            ["Tanh"] = Activation(_ => Functional.Activation.Tanh),
            ["ThresholdedRelu"] = Activation(_ => null, n => new ThresholdedRelu(n.Number("alpha", 1))),
            ["Transpose"] = Transpose,
            ["Unsqueeze"] = Moved,
        };

    /// <summary>The layer that a node is; null where it is none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="given">What it reads; null where an input is left out.</param>
    /// <param name="made">Its first output, which is examples.</param>
    public static OnnxLayer? Of(OnnxNode node, OnnxValue?[] given, OnnxValue made) =>
        given is [{ } x, ..] && Table.TryGetValue(node.Type, out var rule) ? rule(node, given, made) : null;

    /// <summary>A function of every number, or a layer of its own for functions with options.</summary>
    private static Rule Activation(Func<OnnxNode, Activation?> function, Func<OnnxNode, ILayer>? layer = null) =>
        (node, given, _) =>
            !given[0]!.IsRealExamples ? null
            : function(node) is { } f ? OnnxLayer.Of(new Activate(f), given[0]!)
            : layer is not null ? OnnxLayer.Of(layer(node), given[0]!)
            : null;

    /// <summary>Along one axis; before version 13 the axis meant all from there on.</summary>
    private static Rule Along(Func<int, Activation> function) =>
        (node, given, _) =>
        {
            var x = given[0]!;
            var axis = OnnxFunction.Axis(node, node.Integer("axis", node.Opset < 13 ? 1 : -1), x.Rank);
            return !x.IsRealExamples || axis == 0 || (node.Opset < 13 && axis < x.Rank - 1)
                ? null
                : OnnxLayer.Of(new Activate(function(axis == x.Rank - 1 ? -1 : axis)), x);
        };

    /// <summary>Values of as many axes, each of its own examples.</summary>
    private static Rule Merges(Merge merge) =>
        (_, given, _) =>
            given.Length > 1 && given.All(x => x is { IsExamples: true } && x.Rank == given[0]!.Rank)
                ? new(merge, [.. given.Select(x => x!.Name)])
                : null;

    private static OnnxLayer? Concat(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        var axis = OnnxFunction.Axis(node, node.Integer("axis", 1), made.Rank);
        return Merges(Merge.Concatenate(axis == made.Rank - 1 ? -1 : axis))(node, given, made);
    }

    /// <summary>The same numbers of every example in another shape, or nothing at all; however the file says the shape.</summary>
    private static OnnxLayer? Moved(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        var x = given[0]!;
        return !x.IsExamples || x.DType != made.DType ? null
            : x.Example == made.Example ? OnnxLayer.Same(x)
            : made.Rank == 2 ? OnnxLayer.Of(new Flatten(), x)
            : OnnxLayer.Of(new Reshape([.. made.Example]), x);
    }

    private static OnnxLayer? Transpose(OnnxNode node, OnnxValue?[] given, OnnxValue made) =>
        given[0]!.IsExamples && node.Integers("perm") is [0, .. var axes]
            ? OnnxLayer.Of(new Permute([.. axes.Select(axis => (int)axis)]), given[0]!)
            : null;

    /// <summary>Between 0 and a bound.</summary>
    private static OnnxLayer? Clip(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        double? Bound(string name, int at) =>
            node.Has(name) ? node.Number(name, 0)
            : given.ElementAtOrDefault(at)?.Constant is { } bound ? bound.Cast(DType.Float64).ToDouble()
            : null;
        return given[0]!.IsRealExamples && Bound("min", 1) == 0 && Bound("max", 2) is > 0 and var most
            ? OnnxLayer.Of(most == 6 ? new Activate(Functional.Activation.Relu6) : new Relu(MaxValue: most), given[0]!)
            : null;
    }

    /// <summary>Nothing at prediction, and itself where the model is trained on.</summary>
    private static OnnxLayer? Dropout(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        var rate = given.ElementAtOrDefault(1)?.Constant?.Cast(DType.Float64).ToDouble() ?? node.Number("ratio", 0.5);
        return given[0]!.IsRealExamples && rate is > 0 and < 1 ? OnnxLayer.Of(new Dropout(rate), given[0]!) : Moved(node, given, made);
    }

    /// <summary>Slopes of their own along some axes of an example, shared along the others.</summary>
    private static OnnxLayer? PRelu(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        if (given is not [{ IsRealExamples: true } x, { Constant: { } slope } constant] || slope.Rank >= x.Rank)
        {
            return null;
        }
        Shape sizes = Shape.Of([.. Enumerable.Repeat(1, x.Rank - 1 - slope.Rank), .. slope.Shape]);
        int[] shared = [.. Enumerable.Range(0, sizes.Rank).Where(i => sizes[i] == 1).Select(i => i + 1)];
        return OnnxLayer.Of(new PRelu { SharedAxes = [.. shared] }, x, new OnnxWeight("alpha", slope.Reshape([.. sizes]), constant.Name));
    }
}
