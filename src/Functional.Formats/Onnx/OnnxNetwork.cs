namespace Functional;

/// <summary>
/// A graph of operators as a network: every node in the order of the file, by the table of <see cref="OnnxFunctions"/>. Weights are
/// parameters; sizes and what is computed from them are known whenever the network is traced.
/// </summary>
/// <param name="nodes">The nodes, each behind those that it reads.</param>
/// <param name="constants">Values that do not learn, by name.</param>
/// <param name="weights">Shapes of those that do, by name.</param>
/// <param name="outputs">The names of what is predicted.</param>
internal sealed class OnnxNetwork(
    IReadOnlyList<OnnxNode> nodes,
    IReadOnlyDictionary<string, Tensor> constants,
    IReadOnlyDictionary<string, Tensor> weights,
    IReadOnlyList<string> outputs
) : INetwork
{
    /// <inheritdoc/>
    public Tensors Apply(Call call, Tensors inputs)
    {
        var values = new Dictionary<string, Tensor>(constants, StringComparer.Ordinal);
        foreach (var (name, weight) in weights)
        {
            values[name] = call.Parameter(PathOf(name), weight.Shape, Initializer.Zeros);
        }
        foreach (var (name, value) in inputs.Names.Zip(inputs.Values))
        {
            values[name!] = value;
        }
        var moving = inputs.Names.Concat(weights.Keys).ToHashSet();
        foreach (var node in nodes)
        {
            var isConstant = !node.Inputs.Any(moving.Contains);
            if (!isConstant)
            {
                moving.UnionWith(node.Outputs);
            }
            var function = OnnxFunctions.Table[node.Type];
            Tensor?[] given = [.. node.Inputs.Select(input => input.Length == 0 ? null : values[input])];
            for (var i = 0; i < node.Outputs.Count; i++)
            {
                if (node.Outputs[i].Length > 0 && i < function.Outputs)
                {
                    values[node.Outputs[i]] = Made(node, function, given, i, isConstant);
                }
            }
        }
        return Tensors.Named([.. outputs.Select(name => (name, values[name]))]);
    }

    /// <summary>The path of a weight: names may hold slashes, and parts of paths may not be empty.</summary>
    public static string PathOf(string name) => name.Replace('/', '.').Trim('.');

    /// <summary>The operators.</summary>
    public override string ToString() => $"onnx({string.Join(", ", nodes.Select(n => n.Type))})";

    /// <summary>What the operations say of shapes that do not fit is an error of the node; so is an input that is left out.</summary>
    private static Tensor Made(OnnxNode node, OnnxFunction function, Tensor?[] given, int output, bool isConstant)
    {
        try
        {
            if (isConstant)
            {
                RequireSmall(node, function, given, output);
            }
            return function.Apply(node, given, output);
        }
        catch (Exception e) when (ContentErrors.Cover(e) || e is IndexOutOfRangeException or NullReferenceException)
        {
            throw node.Wrong(e.Message.TrimEnd('.'), inner: e);
        }
    }

    /// <summary>
    /// What is computed from constants alone is computed at once; a file of a few bytes may not ask for more numbers than memory has.
    /// </summary>
    private static void RequireSmall(OnnxNode node, OnnxFunction function, Tensor?[] given, int output)
    {
        if (function.Data == 0 || given.Length == 0)
        {
            return;
        }
        Tensor?[] shapes = [.. given.Select((x, i) => x is null || i >= function.Data ? x : Tensor.Symbolic(x.Shape, x.DType))];
        var size = function.Apply(node, shapes, output).Shape.Aggregate(1.0, (product, axis) => product * axis);
        if (size > OnnxImport.MostFolded + given.Sum(x => (double)(x?.Size ?? 0)))
        {
            throw node.Wrong($"it makes {size} numbers out of constants, which is not covered");
        }
    }
}
