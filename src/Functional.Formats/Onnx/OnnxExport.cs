using Functional.Protobuf.Onnx;

namespace Functional;

/// <summary>From the trace of a model to the ONNX file that does the same.</summary>
internal sealed class OnnxExport
{
    /// <summary>The operators' version that is written: the last one that every runtime of the last years reads.</summary>
    private const int Opset = 17;

    private const int IrVersion = 8;

    private readonly Dictionary<(TraceNode Node, int Output), string> written = [];
    private readonly OnnxTrace trace;
    private readonly OnnxPatterns patterns;
    private string? batchSize;

    private OnnxExport(OnnxTrace trace)
    {
        this.trace = trace;
        patterns = new(trace);
    }

    /// <summary>Where nodes are written.</summary>
    public OnnxGraphWriter Writer { get; } = new();

    public static ModelProto Of(Model model)
    {
        var export = new OnnxExport(OnnxTrace.Of(model));
        export.Run(model.Network);
        var written = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "Functional",
            ProducerVersion = typeof(Onnx).Assembly.GetName().Version?.ToString(3) ?? "",
            Graph = export.Writer.Graph,
        };
        written.OpsetImport.Add(new OperatorSetIdProto { Version = Opset });
        return written;
    }

    /// <summary>The name of a value that a node reads.</summary>
    public string Name(TraceNode node, int operand)
    {
        var value = node.Operands[operand];
        if (value.Node is { } source)
        {
            return written[(source, value.Output)];
        }
        var twin = trace.Twin(node).Operands[operand].Value;
        return value.Value.Shape == twin.Shape && value.Value.AsBytes().SequenceEqual(twin.AsBytes())
            ? Writer.Constant(value.Value)
            : throw Untranslatable(node, "computes with the size of the batch as a number, which is not known when the file is written");
    }

    /// <summary>All that a node reads.</summary>
    public string[] Names(TraceNode node) => [.. node.Operands.Select((_, i) => Name(node, i))];

    /// <summary>A size of two traces: a number, or a multiple of the batch.</summary>
    public static (long Number, bool OfBatch) Size(TraceNode node, int small, int large) =>
        OnnxTrace.Size(small, large) ?? throw Untranslatable(node, "makes a size that is no multiple of the size of the batch");

    /// <summary>The same node with the larger batch.</summary>
    public TraceNode Twin(TraceNode node) => trace.Twin(node);

    /// <summary>A list of one number, a multiple of the size of the batch, found when the model runs.</summary>
    public string Batch(long times)
    {
        batchSize ??= Writer.Add("Slice", [Writer.Add("Shape", [Writer.Graph.Input[0].Name]), Writer.Integers(0), Writer.Integers(1)]);
        return times == 1 ? batchSize : Writer.Add("Mul", [batchSize, Writer.Integers(times)]);
    }

    public static NotSupportedException Untranslatable(TraceNode node, string why) =>
        new(
            $"{(node.Path.Length == 0 ? "" : node.Path + ": ")}the operation {node.Op!.Name} cannot be written as ONNX: it {why}. "
                + "Write this part with other operations."
        );

    private void Run(Network network)
    {
        Sequence<Port> outputs = network.Outputs;
        var inputNames = network.Inputs.Select(port => Writer.Unique(port.Name)).ToArray();
        var outputNames = outputs.Select(port => Writer.Unique(port.Name)).ToArray();
        Writer.Graph.Input.AddRange(network.Inputs.Select((port, i) => Port(inputNames[i], port.DType, port.Shape)));
        var live = trace.Small.Live.ToHashSet();
        foreach (var (argument, i) in trace.Small.Inputs.Select((argument, i) => (argument, i)))
        {
            if (i < trace.Inputs)
            {
                written[(argument, 0)] = inputNames[i];
            }
            else if (live.Contains(argument))
            {
                var (path, value) = trace.Weights[i - trace.Inputs];
                written[(argument, 0)] = Writer.Initializer(path, value);
            }
        }
        foreach (var node in trace.Small.Nodes.Where(n => n.Op is not null && live.Contains(n)))
        {
            Write(node);
        }
        Finish(outputs, outputNames);
    }

    private void Write(TraceNode node)
    {
        Writer.Path = node.Path;
        if (patterns.IsPart(node))
        {
            return;
        }
        string[] names =
            patterns.Of(node) is { } pattern ? [pattern(this)]
            : OnnxOps.Table.TryGetValue(node.Op!, out var write) ? write(this, node)
            : throw Untranslatable(node, "has no operator there");
        for (var i = 0; i < names.Length; i++)
        {
            written[(node, i)] = names[i];
        }
    }

    /// <summary>The name under which a value of the trace was written.</summary>
    public string Written(TraceValue value) => written[(value.Node!, value.Output)];

    /// <summary>Gives results the names of the outputs, drops what nothing reads, and declares the outputs.</summary>
    private void Finish(Sequence<Port> ports, string[] names)
    {
        Writer.Path = "";
        var graph = Writer.Graph;
        for (var i = 0; i < names.Length; i++)
        {
            var result = trace.Small.Results[i];
            var value = result.Node is null
                ? throw new NotSupportedException($"the output \"{ports[i].Name}\" depends on no input, so there is nothing to write.")
                : Written(result);
            var maker = graph.Node.FirstOrDefault(n => n.Output.Contains(value));
            if (maker is null || names.Contains(value))
            {
                var copy = Writer.Add("Identity", [value]);
                Rename(copy, names[i]);
            }
            else
            {
                Rename(value, names[i]);
                written[(result.Node!, result.Output)] = names[i];
            }
            graph.Output.Add(Port(names[i], result.Value.DType, ports[i].Shape));
        }
        DropUnread(graph);
    }

    private void Rename(string from, string to)
    {
        foreach (var node in Writer.Graph.Node)
        {
            Replace(node.Input);
            Replace(node.Output);
        }

        void Replace(IList<string> values)
        {
            for (var i = 0; i < values.Count; i++)
            {
                values[i] = values[i] == from ? to : values[i];
            }
        }
    }

    private static void DropUnread(GraphProto graph)
    {
        var read = graph.Output.Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = graph.Node.Count - 1; i >= 0; i--)
        {
            if (graph.Node[i].Output.Any(read.Contains))
            {
                read.UnionWith(graph.Node[i].Input);
            }
            else
            {
                graph.Node.RemoveAt(i);
            }
        }
        var unread = graph.Initializer.Where(t => !read.Contains(t.Name)).ToList();
        unread.ForEach(t => graph.Initializer.Remove(t));
    }

    private static ValueInfoProto Port(string name, DType type, Shape example)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        shape.Dim.AddRange(example.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TensorTypeProto { ElemType = (int)OnnxTypes.Of(type), Shape = shape },
            },
        };
    }
}
