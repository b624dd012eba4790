using Functional.Protobuf.Onnx;
using Google.Protobuf;

namespace Functional;

/// <summary>Element types in ONNX' numbers, and tensors as it stores them.</summary>
internal static class OnnxTypes
{
    /// <summary>The type of our tensors for each of theirs that is read.</summary>
    public static DType? Of(int type) =>
        (DataType)type switch
        {
            DataType.Float or DataType.Float16 or DataType.Bfloat16 => DType.Float32,
            DataType.Double => DType.Float64,
            DataType.Int32 or DataType.Int8 or DataType.Int16 or DataType.Uint16 => DType.Int32,
            DataType.Int64 or DataType.Uint32 or DataType.Uint64 => DType.Int64,
            DataType.Bool => DType.Bool,
            DataType.Uint8 => DType.UInt8,
            _ => null,
        };

    /// <summary>The type that a tensor of ours is written as.</summary>
    public static DataType Of(DType type) =>
        type switch
        {
            DType.Float32 => DataType.Float,
            DType.Float64 => DataType.Double,
            DType.Int32 => DataType.Int32,
            DType.Int64 => DataType.Int64,
            DType.Bool => DataType.Bool,
            _ => DataType.Uint8,
        };

    /// <summary>A tensor as it is stored.</summary>
    public static TensorProto Write(string name, Tensor tensor)
    {
        var written = new TensorProto
        {
            Name = name,
            DataType = (int)Of(tensor.DType),
            RawData = ByteString.CopyFrom(tensor.AsBytes()),
        };
        written.Dims.AddRange(tensor.Shape.Select(size => (long)size));
        return written;
    }
}
