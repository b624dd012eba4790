using Functional.Protobuf.Onnx;
using Google.Protobuf;

namespace Functional.Tests;

/// <summary>Ways in which files say the same, and files that say what cannot be.</summary>
public sealed class OnnxFilesTests
{
    static readonly float[] Numbers = [1.5f, -2, 0.25f];

    public static TheoryData<string> Encodings => ["float_data", "double_data", "half", "half raw", "bfloat16", "bfloat16 raw", "raw"];

    /// <summary>Predictions of x + constant for x = 0.</summary>
    static float[] Sum(TensorProto constant, DataType type = DataType.Float) =>
        [
            .. new OnnxFile()
                .Input("x", type, 0, 3)
                .Constant(constant)
                .Node("Add", ["x", "c"], "y")
                .Read("y")
                .Predict(Tensor.Zeros([1, 3], type == DataType.Double ? DType.Float64 : DType.Float32))
                .Cast(DType.Float32)
                .ToArray<float>(),
        ];

    static TensorProto Constant(DataType type, Action<TensorProto> fill, params long[] shape)
    {
        var tensor = new TensorProto { Name = "c", DataType = (int)type };
        tensor.Dims.AddRange(shape);
        fill(tensor);
        return tensor;
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Initializers_are_read_in_every_encoding(string encoding)
    {
        static ByteString Raw(IEnumerable<ushort> values) => ByteString.CopyFrom([.. values.SelectMany(BitConverter.GetBytes)]);
        ushort[] half = [.. Numbers.Select(v => BitConverter.HalfToUInt16Bits((Half)v))],
            brain = [.. Numbers.Select(v => (ushort)(BitConverter.SingleToUInt32Bits(v) >> 16))];
        var tensor = encoding switch
        {
            "float_data" => Constant(DataType.Float, t => t.FloatData.AddRange(Numbers), 3),
            "double_data" => Constant(DataType.Double, t => t.DoubleData.AddRange(Numbers.Select(v => (double)v)), 3),
            "half" => Constant(DataType.Float16, t => t.Int32Data.AddRange(half.Select(v => (int)v)), 3),
            "half raw" => Constant(DataType.Float16, t => t.RawData = Raw(half), 3),
            "bfloat16" => Constant(DataType.Bfloat16, t => t.Int32Data.AddRange(brain.Select(v => (int)v)), 3),
            "bfloat16 raw" => Constant(DataType.Bfloat16, t => t.RawData = Raw(brain), 3),
            _ => Constant(DataType.Float, t => t.RawData = ByteString.CopyFrom([.. Numbers.SelectMany(BitConverter.GetBytes)]), 3),
        };

        Assert.Equal(Numbers, Sum(tensor, encoding == "double_data" ? DataType.Double : DataType.Float));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(21)]
    public void Older_and_newer_versions_of_operators_are_read(int opset)
    {
        var axes = Tensor.Of([1L], 1);
        var file = new OnnxFile(opset)
            .Input("x", 0, 2, 3)
            .Constant("axes", axes)
            .Constant("half", Tensor.Scalar(0.5))
            .Constant("one", Tensor.Scalar(1));
        file = opset < 13 ? file.Node("Unsqueeze", ["x"], "a", OnnxFile.Integers("axes", 1)) : file.Node("Unsqueeze", ["x", "axes"], "a");
        file = opset < 13 ? file.Node("Squeeze", ["a"], "b", OnnxFile.Integers("axes", 1)) : file.Node("Squeeze", ["a", "axes"], "b");
        file =
            opset < 11
                ? file.Node("Clip", ["b"], "c", OnnxFile.Number("min", 0.5f), OnnxFile.Number("max", 1))
                : file.Node("Clip", ["b", "half", "one"], "c");
        file = opset < 12 ? file.Node("Dropout", ["c"], "d", OnnxFile.Number("ratio", 0.25f)) : file.Node("Dropout", ["c", "half"], "d");
        file =
            opset < 13
                ? file.Node("ReduceSum", ["d"], "e", OnnxFile.Integers("axes", 1), OnnxFile.Integer("keepdims", 0))
                : file.Node("ReduceSum", ["d", "axes"], "e", OnnxFile.Integer("keepdims", 0));
        file =
            opset < 18
                ? file.Node("ReduceMax", ["d"], "f", OnnxFile.Integers("axes", 1), OnnxFile.Integer("keepdims", 0))
                : file.Node("ReduceMax", ["d", "axes"], "f", OnnxFile.Integer("keepdims", 0));
        var x = Key.Of(3).Uniform([4, 2, 3], -1, 2);

        var y = file.Node("Softmax", ["d"], "g").Read("e", "f", "g").Predict(Tensors.Of(x));

        var clipped = Ops.Clip(x, 0.5, 1);
        Tensor[] expected =
        [
            Ops.Sum(clipped, 1),
            Ops.Max(clipped, 1),
            opset < 13 ? Ops.Softmax(clipped.Reshape(4, 6)).Reshape(4, 2, 3) : Ops.Softmax(clipped),
        ];
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Shape, y[i].Shape);
            Assert.InRange(Ops.Max(Ops.Abs(expected[i] - y[i])).ToDouble(), 0, 1e-6);
        }
    }

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "a cycle", "nothing before it makes" },
            { "made twice", "there already" },
            { "external data", "beside the model" },
            { "a huge shape", "none that a tensor can have" },
            { "a huge constant", "numbers out of" },
            { "a huge size", "numbers out of" },
            { "too few bytes", "but there are" },
            { "strings", "are not read" },
            { "an attribute of another kind", "another kind" },
            { "training", "it trains" },
            { "another free axis", "only the first axis" },
            { "an output of nothing", "nothing makes it" },
            { "an output without batch", "its first axis is not the batch" },
            { "a shape that does not fit", "MatMul" },
            { "an old version", "version 6" },
            { "another domain", "not covered" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_an_error_that_says_where(string what, string says)
    {
        var x = new OnnxFile(what == "an old version" ? 6 : 17).Input("x", 0, 3);
        Func<Model> read = what switch
        {
            "a cycle" => () => x.Node("Add", ["x", "b"], "a").Node("Relu", ["a"], "b").Read("b"),
            "made twice" => () => x.Node("Relu", ["x"], "a").Node("Tanh", ["x"], "a").Read("a"),
            "external data" => () =>
                x.Constant(Constant(DataType.Float, t => t.DataLocation = TensorProto.Types.DataLocation.External, 3))
                    .Node("Add", ["x", "c"], "y")
                    .Read("y"),
            "a huge shape" => () =>
                x.Constant(Constant(DataType.Float, _ => { }, 1L << 40, 1L << 40)).Node("Add", ["x", "c"], "y").Read("y"),
            "a huge constant" => () =>
                x.Constant("s", Tensor.Of([1L << 30], 1)).Node("ConstantOfShape", ["s"], "c").Node("Add", ["x", "c"], "y").Read("y"),
            "a huge size" => () =>
                x.Constant("s", Tensor.Of([1L << 24, 2], 2))
                    .Node("Shape", ["x"], "n")
                    .Node("Expand", ["n", "s"], "m")
                    .Node("Cast", ["m"], "c", OnnxFile.Integer("to", 1))
                    .Node("Add", ["x", "c"], "y")
                    .Read("y"),
            "too few bytes" => () =>
                x.Constant(Constant(DataType.Float, t => t.FloatData.Add(1), 3)).Node("Add", ["x", "c"], "y").Read("y"),
            "strings" => () => x.Constant(Constant(DataType.String, _ => { }, 3)).Node("Add", ["x", "c"], "y").Read("y"),
            "an attribute of another kind" => () => x.Node("Elu", ["x"], "y", OnnxFile.Text("alpha", "1")).Read("y"),
            "training" => () =>
                x.Constant("r", Tensor.Scalar(0.5))
                    .Constant("t", Tensor.Of(true).Reshape())
                    .Node("Dropout", ["x", "r", "t"], "y")
                    .Read("y"),
            "another free axis" => () => new OnnxFile().Input("x", 0, 0).Node("Relu", ["x"], "y").Read("y"),
            "an output of nothing" => () => x.Node("Relu", ["x"], "y").Read("z"),
            "an output without batch" => () => x.Node("Transpose", ["x"], "y").Read("y"),
            "a shape that does not fit" => () => x.Constant("w", Tensor.Ones([4, 2])).Node("MatMul", ["x", "w"], "y").Read("y"),
            "another domain" => () => x.Node("FusedMatMul", ["x"], "y").Read("y"),
            _ => () => x.Node("Relu", ["x"], "y").Read("y"),
        };

        var error = Assert.Throws<InvalidFileException>(() =>
        {
            read();
        });

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("model.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_row_of_nodes_is_read_in_bounded_time()
    {
        var file = new OnnxFile().Input("x", 0, 3).Node("Relu", ["x"], "0");
        for (var i = 1; i <= 3000; i++)
        {
            file = file.Node(i % 3 == 0 ? "Transpose" : "Relu", [$"{i - 1}"], $"{i}");
        }

        var model = file.Read("3000");

        Assert.Equal([2, 3], model.Predict(Tensor.Ones([2, 3])).Shape);
    }
}
