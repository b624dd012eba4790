using Functional.Protobuf.Onnx;
using Google.Protobuf;

namespace Functional;

/// <summary>Reads models: nodes in order, constants, weights, inputs and outputs.</summary>
internal static class OnnxImport
{
    /// <summary>The largest array that is made of a single number.</summary>
    public const int MostFolded = 1 << 20;

    private const int OldestOpset = 7;
    private const int DeepestMessage = 64;

    private static readonly Dictionary<DataType, DType> Types = new()
    {
        [DataType.Float] = DType.Float32,
        [DataType.Double] = DType.Float64,
        [DataType.Float16] = DType.Float32,
        [DataType.Bfloat16] = DType.Float32,
        [DataType.Int32] = DType.Int32,
        [DataType.Int64] = DType.Int64,
        [DataType.Uint8] = DType.UInt8,
        [DataType.Bool] = DType.Bool,
    };

    public static Model Read(byte[] bytes, string file)
    {
        var model = Parse(bytes, file);
        var graph = model.Graph ?? throw new InvalidFileException(file, "", "it holds no graph");
        var opset = model.OpsetImport.FirstOrDefault(o => o.Domain is "" or "ai.onnx")?.Version ?? 0;
        if (opset < OldestOpset || opset > int.MaxValue)
        {
            throw new InvalidFileException(file, "opset", $"version {opset} of the operators is not read; {OldestOpset} and later are");
        }
        OnnxNode[] nodes = [.. graph.Node.Select(n => Known(new(n, (int)opset, file), n.Domain))];
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var initializer in graph.Initializer)
        {
            values[initializer.Name] = OnnxTensors.Read(initializer, file, $"initializer \"{initializer.Name}\"");
        }
        Port[] inputs = [.. graph.Input.Where(i => !values.ContainsKey(i.Name)).Select(i => PortOf(i, file))];
        if (inputs.Length == 0 || graph.Output.Count == 0)
        {
            throw new InvalidFileException(file, "", $"the graph has {inputs.Length} inputs and {graph.Output.Count} outputs");
        }
        RequireInOrder(nodes, [.. values.Keys, .. inputs.Select(i => i.Name)]);
        string[] outputs = [.. graph.Output.Select(o => o.Name)];
        try
        {
            var reading = new OnnxReading(nodes, values, inputs, outputs, FixedBatch(graph.Input.Where(i => !values.ContainsKey(i.Name))));
            if (outputs.FirstOrDefault(o => reading[o] is not { IsExamples: true }) is { } wrong)
            {
                throw new InvalidFileException(
                    file,
                    $"output \"{wrong}\"",
                    reading[wrong] is null ? "nothing makes it" : "its first axis is not the batch"
                );
            }
            return OnnxDrawing.Draw(reading.Layers, inputs, outputs);
        }
        catch (Exception e) when (ContentErrors.Cover(e))
        {
            throw new InvalidFileException(file, "graph", ContentErrors.TextOf(e), inner: e);
        }
    }

    /// <summary>The size of the batch where all inputs say the same one; else 0.</summary>
    private static int FixedBatch(IEnumerable<ValueInfoProto> inputs) =>
        inputs.Select(i => i.Type.TensorType.Shape.Dim[0].DimValue).Distinct().ToArray() is [> 0 and <= int.MaxValue and var size]
            ? (int)size
            : 0;

    private static ModelProto Parse(byte[] bytes, string file)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(
                CodedInputStream.CreateWithLimits(new MemoryStream(bytes), bytes.Length + 1, DeepestMessage)
            );
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidFileException(file, "", $"this is no ONNX model: {ContentErrors.TextOf(e)}", inner: e);
        }
    }

    private static OnnxNode Known(OnnxNode node, string domain) =>
        domain is "" or "ai.onnx" && OnnxFunctions.Table.ContainsKey(node.Type)
            ? node
            : throw node.Wrong("the operator is not covered", "docs/formats/onnx.md lists those that are.");

    /// <summary>An input without its first axis, which is the batch.</summary>
    private static Port PortOf(ValueInfoProto input, string file)
    {
        InvalidFileException Wrong(string cause, string? advice = null) => new(file, $"input \"{input.Name}\"", cause, advice);

        var tensor = input.Type?.TensorType ?? throw Wrong("it is no tensor");
        var sizes = tensor.Shape?.Dim ?? throw Wrong("its shape is not said");
        if (!Types.TryGetValue((DataType)tensor.ElemType, out var dtype) || input.Name.Length == 0 || sizes.Count == 0)
        {
            throw Wrong($"{(DataType)tensor.ElemType} with {sizes.Count} axes is not read as an input");
        }
        return new(
            input.Name,
            Shape.Of([
                .. sizes
                    .Skip(1)
                    .Select(size =>
                        size.DimValue is > 0 and <= int.MaxValue
                            ? (int)size.DimValue
                            : throw Wrong("only the first axis, the batch, may be of any size", "Export the model with fixed other sizes.")
                    ),
            ]),
            dtype
        );
    }

    /// <summary>The standard wants nodes behind those that they read, and every value made once.</summary>
    private static void RequireInOrder(OnnxNode[] nodes, HashSet<string> known)
    {
        foreach (var node in nodes)
        {
            if (node.Inputs.FirstOrDefault(i => i.Length > 0 && !known.Contains(i)) is { } missing)
            {
                throw node.Wrong($"it reads \"{missing}\", which nothing before it makes");
            }
            if (node.Outputs.FirstOrDefault(o => o.Length > 0 && !known.Add(o)) is { } twice)
            {
                throw node.Wrong($"it makes \"{twice}\", which is there already");
            }
        }
    }
}
