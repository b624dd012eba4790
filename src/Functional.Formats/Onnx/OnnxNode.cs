using System.Globalization;
using Functional.Protobuf.Onnx;

namespace Functional;

/// <summary>One application of an operator in a file, with its attributes.</summary>
internal sealed class OnnxNode
{
    private readonly NodeProto node;
    private readonly string file;

    public OnnxNode(NodeProto node, int opset, string file) => (this.node, Opset, this.file) = (node, opset, file);

    /// <summary>The operator.</summary>
    public string Type => node.OpType;

    /// <summary>The name; empty where it has none.</summary>
    public string Name => node.Name;

    /// <summary>The version of the operators that the file is written with.</summary>
    public int Opset { get; }

    public IReadOnlyList<string> Inputs => node.Input;

    public IReadOnlyList<string> Outputs => node.Output;

    /// <summary>The outputs that are covered and have a name: which, and its name.</summary>
    public IEnumerable<(int Output, string Name)> Made =>
        Outputs.Take(OnnxFunctions.Table[Type].Outputs).Select((name, i) => (i, name)).Where(m => m.name.Length > 0);

    /// <summary>The name without its last part, <c>encoder/dense</c> of <c>/encoder/dense/MatMul</c>; empty for one part.</summary>
    public string Scope => Name.LastIndexOf('/') is > 0 and var end ? Name[..end].Trim('/') : "";

    /// <summary>What the node is called in messages.</summary>
    public string Place => $"{Type} \"{(Name.Length > 0 ? Name : node.Output.FirstOrDefault() ?? "")}\"";

    /// <summary>An error of this node.</summary>
    public InvalidFileException Wrong(string cause, string? advice = null, Exception? inner = null) =>
        new(file, Place, cause, advice, inner);

    public bool Has(string name) => node.Attribute.Any(a => a.Name == name);

    /// <summary>A number; the decimal that the stored single-precision number stands for.</summary>
    public double Number(string name, double otherwise) =>
        Find(name, AttributeType.AttributeFloat) is { } a
            ? double.Parse(a.F.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : otherwise;

    /// <summary>A whole number.</summary>
    public int Integer(string name, int otherwise) =>
        Find(name, AttributeType.AttributeInt) is { } a
            ? a.I is >= int.MinValue and <= int.MaxValue
                ? (int)a.I
                : throw Wrong($"the attribute {name} is {a.I}, which is out of range")
            : otherwise;

    public bool Flag(string name, bool otherwise) => Integer(name, otherwise ? 1 : 0) != 0;

    /// <summary>Whole numbers; null where there are none.</summary>
    public long[]? Integers(string name) => Find(name, AttributeType.AttributeInts) is { } a ? [.. a.Ints] : null;

    public string Text(string name, string otherwise) =>
        Find(name, AttributeType.AttributeString) is { } a ? a.S.ToStringUtf8() : otherwise;

    public Tensor? Value(string name) =>
        Find(name, AttributeType.AttributeTensor) is { T: { } t } ? OnnxTensors.Read(t, file, Place) : null;

    /// <summary>Numbers; null where there are none.</summary>
    public float[]? Numbers(string name) => Find(name, AttributeType.AttributeFloats) is { } a ? [.. a.Floats] : null;

    private AttributeProto? Find(string name, AttributeType type)
    {
        var found = node.Attribute.FirstOrDefault(a => a.Name == name);
        return found is null || (found.RefAttrName.Length == 0 && (found.Type == type || found.Type == AttributeType.AttributeUndefined))
            ? found
            : throw Wrong($"the attribute {name} is of another kind than the operator takes");
    }
}
