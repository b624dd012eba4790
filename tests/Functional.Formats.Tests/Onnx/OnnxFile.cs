using Functional.Protobuf.Onnx;
using Google.Protobuf;

namespace Functional.Tests;

/// <summary>Writes small ONNX files node by node, as other exporters would.</summary>
sealed class OnnxFile
{
    readonly ModelProto model = new()
    {
        IrVersion = 8,
        Graph = new() { Name = "graph" },
    };

    public OnnxFile(int opset = 17) => model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = opset });

    /// <summary>An input; a size of 0 may be any.</summary>
    public OnnxFile Input(string name, params int[] sizes) => Input(name, DataType.Float, sizes);

    public OnnxFile Input(string name, DataType type, params int[] sizes)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(
            sizes.Select(size =>
                size == 0
                    ? new TensorShapeProto.Types.Dimension { DimParam = "batch" }
                    : new TensorShapeProto.Types.Dimension { DimValue = size }
            )
        );
        model.Graph.Input.Add(
            new ValueInfoProto
            {
                Name = name,
                Type = new()
                {
                    TensorType = new() { ElemType = (int)type, Shape = shape },
                },
            }
        );
        return this;
    }

    public OnnxFile Constant(string name, Tensor value)
    {
        model.Graph.Initializer.Add(OnnxTypes.Write(name, value));
        return this;
    }

    public OnnxFile Constant(TensorProto value)
    {
        model.Graph.Initializer.Add(value);
        return this;
    }

    /// <summary>A node: operator, inputs, output, attributes; its name is that of its output unless given.</summary>
    public OnnxFile Node(string type, string[] inputs, string output, params AttributeProto[] attributes) =>
        Node(type, inputs, [output], output, attributes);

    public OnnxFile Node(string type, string[] inputs, string[] outputs, string name, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = name };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        node.Attribute.AddRange(attributes);
        model.Graph.Node.Add(node);
        return this;
    }

    public byte[] Bytes(params string[] outputs)
    {
        model.Graph.Output.AddRange(outputs.Select(name => new ValueInfoProto { Name = name }));
        return model.ToByteArray();
    }

    public Model Read(params string[] outputs) => OnnxImport.Read(Bytes(outputs), "model.onnx");

    public static AttributeProto Number(string name, float value) =>
        new()
        {
            Name = name,
            F = value,
            Type = AttributeType.AttributeFloat,
        };

    public static AttributeProto Integer(string name, long value) =>
        new()
        {
            Name = name,
            I = value,
            Type = AttributeType.AttributeInt,
        };

    public static AttributeProto Integers(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.AttributeInts };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    public static AttributeProto Text(string name, string value) =>
        new()
        {
            Name = name,
            S = ByteString.CopyFromUtf8(value),
            Type = AttributeType.AttributeString,
        };
}
