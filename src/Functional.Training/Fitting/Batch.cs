namespace Functional;

/// <summary>Rows ready for a step: inputs in the order and type of the ports, targets in the order of the objectives.</summary>
internal sealed record Batch(Tensors Inputs, Tensor[] Targets, Tensor? Weights)
{
    public int Count => Inputs[0].Shape[0];

    public static Batch Of(Definition definition, Dataset rows) =>
        new(
            Feed.Inputs(definition.Network.Inputs, rows.Inputs),
            [.. Feed.Match("target", TargetNames(definition), rows.Targets).Values],
            rows.Weights
        );

    public static IReadOnlyList<string> TargetNames(Definition definition) => [.. definition.Objectives.Select(o => o.Output)];
}
