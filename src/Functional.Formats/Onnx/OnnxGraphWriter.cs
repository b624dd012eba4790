using System.Globalization;
using Functional.Protobuf.Onnx;
using Google.Protobuf;

namespace Functional;

/// <summary>Collects the nodes and initializers of one ONNX graph, and gives everything a name of its own.</summary>
internal sealed class OnnxGraphWriter
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<(Shape Shape, DType DType, ByteString Bytes), string> constants = [];

    public GraphProto Graph { get; } = new() { Name = "graph" };

    /// <summary>The layer whose operations are written.</summary>
    public string Path { get; set; } = "";

    /// <summary>The name, or the name with a number, that nothing else here has.</summary>
    public string Unique(string name)
    {
        var unique = name;
        for (var number = 1; !names.Add(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }
        return unique;
    }

    /// <summary>A tensor of the file under a name.</summary>
    public string Initializer(string name, Tensor value)
    {
        var unique = Unique(name);
        Graph.Initializer.Add(OnnxTypes.Write(unique, value));
        return unique;
    }

    /// <summary>A constant; equal ones are stored once.</summary>
    public string Constant(Tensor value)
    {
        var key = (value.Shape, value.DType, ByteString.CopyFrom(value.AsBytes()));
        if (!constants.TryGetValue(key, out var name))
        {
            constants[key] = name = Initializer("constant", value);
        }
        return name;
    }

    /// <summary>Whole numbers, as shapes and axes are given.</summary>
    public string Integers(params long[] values) => Constant(Tensor.Of(values, values.Length));

    /// <summary>One whole number.</summary>
    public string Integer(long value) => Constant(Tensor.Of([value], Shape.Scalar));

    /// <summary>An operator with one result, whose name is returned.</summary>
    public string Add(string type, IEnumerable<string> inputs, params (string Name, object Value)[] attributes) =>
        Add(type, inputs, 1, attributes)[0];

    /// <summary>An operator with several results.</summary>
    public string[] Add(string type, IEnumerable<string> inputs, int outputs, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = Unique(Path.Length == 0 ? type : $"{Path}/{type}") };
        node.Input.AddRange(inputs);
        node.Output.Add(node.Name);
        for (var i = 1; i < outputs; i++)
        {
            node.Output.Add(Unique($"{node.Name}:{i}"));
        }
        node.Attribute.AddRange(attributes.Select(a => Attribute(a.Name, a.Value)));
        Graph.Node.Add(node);
        return [.. node.Output];
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case int number:
                (attribute.I, attribute.Type) = (number, AttributeType.AttributeInt);
                break;
            case double number:
                (attribute.F, attribute.Type) = ((float)number, AttributeType.AttributeFloat);
                break;
            case IEnumerable<int> numbers:
                attribute.Ints.AddRange(numbers.Select(n => (long)n));
                attribute.Type = AttributeType.AttributeInts;
                break;
            case Tensor tensor:
                (attribute.T, attribute.Type) = (OnnxTypes.Write("", tensor), AttributeType.AttributeTensor);
                break;
            default:
                throw new ArgumentException($"an attribute cannot hold a {value.GetType().Name}.", nameof(value));
        }
        return attribute;
    }
}
