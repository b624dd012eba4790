namespace Functional;

/// <summary>
/// Goes through the nodes of a file in order: computes what is constant, finds the shapes of the rest, and says what layer every node is.
/// Nodes that make no examples, sizes of the batch among them, become parts of those that read them.
/// </summary>
internal sealed class OnnxReading
{
    /// <summary>The most operators in parts of several, counted once for every part; far more than any real model has.</summary>
    private const int MostGathered = 1 << 18;

    private readonly Dictionary<string, OnnxValue> values = new(StringComparer.Ordinal);
    private readonly Dictionary<OnnxNode, int> places = [];
    private readonly Dictionary<string, OnnxNode> makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> makerLayers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> readers = new(StringComparer.Ordinal);
    private readonly HashSet<string> initializers;
    private readonly List<OnnxLayer> layers = [];
    private readonly int fixedBatch;
    private int gathered;

    /// <summary>Reads a graph.</summary>
    /// <param name="nodes">Its nodes, each behind those that it reads.</param>
    /// <param name="initializers">Its constants.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">The names of what it predicts.</param>
    /// <param name="fixedBatch">The size of the batch that the file was written for; 0 for any.</param>
    public OnnxReading(
        IReadOnlyList<OnnxNode> nodes,
        IReadOnlyDictionary<string, Tensor> initializers,
        IEnumerable<Port> inputs,
        IEnumerable<string> outputs,
        int fixedBatch
    )
    {
        this.initializers = [.. initializers.Keys];
        this.fixedBatch = fixedBatch;
        foreach (var value in initializers.Select(i => OnnxValue.Of(i.Key, i.Value)).Concat(inputs.Select(OnnxValue.Of)))
        {
            values[value.Name] = value;
        }
        foreach (var name in nodes.SelectMany(n => n.Inputs).Concat(outputs))
        {
            readers[name] = readers.GetValueOrDefault(name) + 1;
        }
        foreach (var node in nodes)
        {
            places[node] = places.Count;
            Read(node);
        }
    }

    /// <summary>The layers, each behind those that it reads.</summary>
    public IReadOnlyList<OnnxLayer> Layers => layers;

    /// <summary>What is known of a value; null where nothing makes it.</summary>
    public OnnxValue? this[string name] => values.GetValueOrDefault(name);

    private void Read(OnnxNode node)
    {
        OnnxValue?[] given = [.. node.Inputs.Select(name => name.Length == 0 ? null : values[name])];
        if (node.Type == "Reshape" && given is [{ IsExamples: true }, { Constant: { Rank: 1 } target }, ..])
        {
            given[1] = AnyBatch(node, given[1]!, target);
        }
        OnnxValue[] made = [.. node.Made.Select(m => Make(node, given, m.Output, m.Name))];
        foreach (var value in made)
        {
            (values[value.Name], makers[value.Name]) = (value, node);
        }
        if (made.Any(value => value.IsExamples))
        {
            Append(node, given, made);
        }
    }

    /// <summary>
    /// A shape that spells out the size of the batch that the file was written for takes it from the input instead: 0 in ONNX.
    /// </summary>
    private OnnxValue AnyBatch(OnnxNode node, OnnxValue value, Tensor target)
    {
        var sizes = OnnxFunction.Integers(target);
        return fixedBatch > 0 && sizes is [var first, ..] && first == fixedBatch && !node.Flag("allowzero", false)
            ? OnnxValue.Of(value.Name, Tensor.Of([0L, .. sizes[1..]], sizes.Length))
            : value;
    }

    private static OnnxValue Make(OnnxNode node, OnnxValue?[] given, int output, string name)
    {
        Tensor?[] small = [.. given.Select(x => x?.Small)],
            large = [.. given.Select(x => x?.Large)];
        RequireSmall(node, small, output);
        RequireSmall(node, large, output);
        var made = OnnxFunctions.Apply(node, small, output);
        return given.All(x => x is null || x.Constant is not null)
            ? OnnxValue.Of(name, made)
            : new(name, made, OnnxFunctions.Apply(node, large, output));
    }

    /// <summary>
    /// What does not depend on the model's inputs is computed at once; a file of a few bytes may not ask for more numbers than memory has.
    /// </summary>
    private static void RequireSmall(OnnxNode node, Tensor?[] given, int output)
    {
        var function = OnnxFunctions.Table[node.Type];
        if (function.Data == 0 || given.Length == 0 || given.Any(x => x?.IsSymbolic == true))
        {
            return;
        }
        Tensor?[] shapes = [.. given.Select((x, i) => x is null || i >= function.Data ? x : Tensor.Symbolic(x.Shape, x.DType))];
        var size = OnnxFunctions.Apply(node, shapes, output).Shape.Aggregate(1.0, (product, axis) => product * axis);
        if (size > OnnxImport.MostFolded + given.Sum(x => (double)(x?.Size ?? 0)))
        {
            throw node.Wrong($"it makes {size} numbers out of constants, which is not covered");
        }
    }

    private void Append(OnnxNode node, OnnxValue?[] given, OnnxValue[] made)
    {
        var layer = made[0].IsExamples ? OnnxLayers.Of(node, given, made[0]) : null;
        foreach (var input in node.Inputs.Where(makerLayers.ContainsKey))
        {
            var place = makerLayers[input];
            if (layers[place].Outputs.All(name => readers[name] == 1) && OnnxJoins.Of(layers[place], node, given, layer) is { } joined)
            {
                layers[place] = joined with { Outputs = [made[0].Name] };
                makerLayers[made[0].Name] = place;
                return;
            }
        }
        var found = layer is null ? Operator(node, made) : layer with { Outputs = [made[0].Name] };
        foreach (var output in found.Outputs)
        {
            makerLayers[output] = layers.Count;
        }
        layers.Add(found with { Scope = node.Scope, NodeName = node.Name });
    }

    /// <summary>A node with those that it reads and that make no examples, as a part of its own.</summary>
    private OnnxLayer Operator(OnnxNode node, OnnxValue[] made)
    {
        var needed = Needed(node);
        string[] read = [.. needed.SelectMany(n => n.Inputs).Where(name => name.Length > 0).Distinct()];
        string[] inputs = [.. read.Where(name => values[name].IsExamples)];
        string[] outputs = [.. made.Where(value => value.IsExamples).Select(value => value.Name)];
        var learning = needed.Where(n => OnnxFunctions.Table[n.Type].Learns).SelectMany(n => n.Inputs).ToHashSet(StringComparer.Ordinal);
        var weights = new Dictionary<string, OnnxWeight>(StringComparer.Ordinal);
        foreach (var name in read.Where(name => learning.Contains(name) && IsWeight(name)))
        {
            weights[name] = OnnxWeight.Of(WeightName(name, weights.Values), values[name]);
        }
        var part = new OnnxOperator(
            needed,
            inputs,
            outputs,
            read.Where(name => values[name].Constant is not null && !weights.ContainsKey(name))
                .ToDictionary(name => name, name => values[name].Constant!, StringComparer.Ordinal),
            weights.ToDictionary(w => w.Key, w => (w.Value.Name, w.Value.Value.Shape), StringComparer.Ordinal)
        );
        return new(part, inputs) { Outputs = outputs, Weights = [.. weights.Values] };
    }

    /// <summary>The node and all before it that lead to it by values that are no examples, in order.</summary>
    private OnnxNode[] Needed(OnnxNode node)
    {
        var needed = new HashSet<OnnxNode> { node };
        var pending = new Stack<OnnxNode>([node]);
        while (pending.TryPop(out var next))
        {
            foreach (var name in next.Inputs.Where(name => name.Length > 0 && values[name] is { Constant: null, IsExamples: false }))
            {
                if (needed.Add(makers[name]))
                {
                    pending.Push(makers[name]);
                }
            }
        }
        gathered += needed.Count;
        return gathered <= MostGathered
            ? [.. needed.OrderBy(n => places[n])]
            : throw node.Wrong("too many operators before it work on something else than examples, which is not covered");
    }

    private bool IsWeight(string name) =>
        initializers.Contains(name) && values[name].Constant is { Rank: > 0, DType: DType.Float32 or DType.Float64 };

    /// <summary>The last part of a name that speaks of layers too.</summary>
    private static string WeightName(string name, IEnumerable<OnnxWeight> others)
    {
        var last = name[(name.LastIndexOfAny(['/', '.']) + 1)..];
        return last.Length == 0 || others.Any(w => w.Name == last) ? OnnxDrawing.NameOf(name) : last;
    }
}
