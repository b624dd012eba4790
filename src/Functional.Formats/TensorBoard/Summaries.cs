using System.Buffers.Binary;
using Functional.Protobuf.TensorBoard;
using Google.Protobuf;

namespace Functional;

/// <summary>Events as TensorFlow 2 writes them: tensors, with the name of the plugin that shows them.</summary>
internal static class Summaries
{
    /// <summary>A number at a step, in Float32.</summary>
    public static Event Scalar(long step, string tag, double value)
    {
        var content = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(content, (float)value);
        return Of(step, tag, "scalars", Tensor(DataType.DtFloat, [], content));
    }

    /// <summary>How values are distributed: rows of (left, right, count).</summary>
    public static Event Histogram(long step, string tag, double[] values)
    {
        var buckets = HistogramBuckets.Of(values);
        var content = new byte[buckets.Length * sizeof(double)];
        for (var i = 0; i < buckets.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(i * sizeof(double)), buckets[i]);
        }
        return Of(step, tag, "histograms", Tensor(DataType.DtDouble, [HistogramBuckets.Count, 3], content));
    }

    /// <summary>A text in Markdown.</summary>
    public static Event Text(long step, string tag, string text)
    {
        var tensor = Tensor(DataType.DtString, [], []);
        tensor.StringVal.Add(ByteString.CopyFromUtf8(text));
        return Of(step, tag, "text", tensor);
    }

    /// <summary>A drawing of layers.</summary>
    public static Event Graph(long step, ByteString graph)
    {
        var e = At(step);
        e.GraphDef = graph;
        return e;
    }

    private static Event Of(long step, string tag, string plugin, TensorProto tensor)
    {
        var e = At(step);
        e.Summary = new()
        {
            Value =
            {
                new Summary.Types.Value
                {
                    Tag = tag,
                    Tensor = tensor,
                    Metadata = new() { PluginData = new() { PluginName = plugin } },
                },
            },
        };
        return e;
    }

    private static Event At(long step) => new() { WallTime = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0, Step = step };

    private static TensorProto Tensor(DataType type, int[] shape, byte[] content)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dim { Size = size }));
        return new()
        {
            Dtype = type,
            TensorShape = dimensions,
            TensorContent = UnsafeByteOperations.UnsafeWrap(content),
        };
    }
}
