namespace Functional;

/// <summary>
/// Operators of a file that are no layer, as a part of a graph: every node in order, by the table of <see cref="OnnxFunctions"/>.
/// </summary>
/// <param name="nodes">The nodes, each behind those that it reads.</param>
/// <param name="inputs">The names of what it is applied to, in order.</param>
/// <param name="outputs">The names of what it makes.</param>
/// <param name="constants">Values that do not learn, by name.</param>
/// <param name="weights">Path within the part and shape of those that do, by name.</param>
internal sealed class OnnxOperator(
    IReadOnlyList<OnnxNode> nodes,
    IReadOnlyList<string> inputs,
    IReadOnlyList<string> outputs,
    IReadOnlyDictionary<string, Tensor> constants,
    IReadOnlyDictionary<string, (string Path, Shape Shape)> weights
) : INetwork
{
    /// <inheritdoc/>
    public Tensors Apply(Call call, Tensors given)
    {
        var values = new Dictionary<string, Tensor>(constants, StringComparer.Ordinal);
        foreach (var (name, (path, shape)) in weights)
        {
            values[name] = call.Parameter(path, shape, Initializer.Zeros);
        }
        foreach (var (name, value) in inputs.Zip(given.Values))
        {
            values[name] = value;
        }
        foreach (var node in nodes)
        {
            Tensor?[] operands = [.. node.Inputs.Select(input => input.Length == 0 ? null : values[input])];
            foreach (var (output, name) in node.Made)
            {
                values[name] = OnnxFunctions.Apply(node, operands, output);
            }
        }
        return Tensors.Of([.. outputs.Select(name => values[name])]);
    }

    /// <summary>The operators.</summary>
    public override string ToString() => string.Join(" → ", nodes.Select(n => n.Type));
}
