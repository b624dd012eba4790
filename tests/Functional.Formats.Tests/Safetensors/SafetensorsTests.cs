using System.Buffers.Binary;
using System.Text;
using Functional.Testing;

namespace Functional.Tests;

public sealed class SafetensorsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static readonly Dictionary<string, DType> Types = new()
    {
        ["f32"] = DType.Float32,
        ["f64"] = DType.Float64,
        ["f16"] = DType.Float32,
        ["i64"] = DType.Int64,
        ["i32"] = DType.Int32,
        ["u8"] = DType.UInt8,
        ["flag"] = DType.Bool,
        ["scalar"] = DType.Float32,
        ["empty"] = DType.Float32,
        ["bf16"] = DType.Float32,
    };

    [Theory]
    [InlineData("dtypes", 9)]
    [InlineData("bfloat16", 1)]
    public void Reads_what_the_library_of_the_format_wrote(string name, int count)
    {
        var values = Golden.Load($"exchange/{name}.json");

        var file = Safetensors.Read(Golden.PathOf($"exchange/{name}.safetensors"));

        Assert.Equal(count, file.Tensors.Count);
        foreach (var (path, tensor) in file.Tensors)
        {
            var expected = values.GetProperty(path);
            Assert.Equal(Types[path], tensor.DType);
            Assert.Equal(path == "empty" ? Shape.Of(0, 3) : Shape.Of(expected.Dimensions()), tensor.Shape);
            Assert.Equal(expected.Numbers(), tensor.ToArray<double>().AsEnumerable());
        }
    }

    [Fact]
    public void Texts_come_with_the_tensors()
    {
        var file = Safetensors.Read(Golden.PathOf("exchange/dtypes.safetensors"));

        Assert.Equal(("é 漢", "np"), (file.Metadata["note"], file.Metadata["format"]));
        Assert.Equal("safetensors, 9 tensors", file.ToString());
        Assert.Empty(Safetensors.Read(Golden.PathOf("exchange/bfloat16.safetensors")).Metadata);
    }

    [Fact]
    public void What_is_written_is_read_in_the_same_order_and_aligned()
    {
        var tensors = Parameters.Of(
            ("flags", Tensor.Of(true, false, true)),
            ("dense/kernel", Tensor.Of(1.5f, float.NaN, float.NegativeInfinity, -0f).Reshape(2, 2)),
            ("step", Tensor.Of<long>([long.MaxValue], Shape.Scalar)),
            ("none", Tensor.Zeros(0, 7)),
            ("image", Tensor.Of<byte>([0, 255], 2)),
            ("labels \"é\"", Tensor.Of(-1, 2)),
            ("exact", Tensor.Of<double>([Math.PI, double.Epsilon], 2))
        );
        var path = Path.Combine(folder, "all.safetensors");

        Safetensors.Write(path, tensors, new Dictionary<string, string> { ["version"] = "1", ["é"] = "\"\n" });
        var file = Safetensors.Read(path);

        Assert.Equal(tensors, file.Tensors);
        Assert.Equal("\"\n", file.Metadata["é"]);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(0UL, BinaryPrimitives.ReadUInt64LittleEndian(bytes) % 8);
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void The_bytes_are_those_that_the_format_asks_for()
    {
        using var stream = new MemoryStream();

        Safetensors.Write(stream, Parameters.Of(("b", Tensor.Of(true)), ("a", Tensor.Of(1f))));

        var header = """{"b":{"dtype":"BOOL","shape":[1],"data_offsets":[4,5]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected = [(byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded), 0, 0, 0x80, 0x3F, 1];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void No_tensors_are_a_file_too()
    {
        using var stream = new MemoryStream();

        Safetensors.Write(stream, Parameters.Empty);
        stream.Position = 0;

        Assert.True(Safetensors.Read(stream).Tensors.IsEmpty);
    }

    [Fact]
    public void The_name_of_the_texts_is_taken()
    {
        var path = Path.Combine(folder, "none.safetensors");

        Assert.Throws<ArgumentException>(() => Safetensors.Write(path, Parameters.Of(("__metadata__", Tensor.Of(1f)))));
        Assert.Empty(Directory.GetFiles(folder));
    }

    public static TheoryData<string, int, string> Hostile =>
        new()
        {
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "the tensors take 8 bytes, and 7 are there" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "the tensors take 8 bytes, and 9 are there" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8, "its offsets are [-8, 0]" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "its offsets are [8, 0]" },
            { """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "takes 12 bytes" },
            { """{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "which no tensor has" },
            { """{"a":{"dtype":"F32","shape":[0,4294967296],"data_offsets":[0,0]}}""", 0, "which no tensor has" },
            { """{"a":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,0]}}""", 0, "which no tensor has" },
            { """{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", 8, "has no shape" },
            { """{"a":{"dtype":"F32","shape":[2]}}""", 8, "has no data_offsets" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "its offsets are [0]" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}}""", 8, "has no data_offsets" },
            { """{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8, "has no dtype" },
            { """{"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", 8, "is of type F8_E4M3" },
            { """{"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}""", 1, "element 0 is neither 0 nor 1" },
            { """{"a":[]}""", 0, "\"a\" is no JSON object" },
            { """{"":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "a tensor has no name" },
            { """{"__metadata__":{"x":1}}""", 0, "the metadata \"x\" is no text" },
            { """{"__metadata__":3}""", 0, "\"__metadata__\" is no JSON object" },
            { "[]", 0, "the header is no JSON object" },
            { "{", 0, "the header is no JSON" },
            { new string('[', 1000), 0, "the header is no JSON" },
            {
                """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""",
                2,
                "no JSON"
            },
            {
                """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""",
                3,
                "\"b\" starts at byte 1 of the data, and what comes before it ends at 2"
            },
            {
                """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}""",
                5,
                "neither overlap nor leave gaps"
            },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Damage_is_named(string header, int data, string expected)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] bytes = [.. BitConverter.GetBytes((long)text.Length), .. text, .. Enumerable.Repeat((byte)7, data)];

        AssertDamaged(bytes, expected);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_not_read()
    {
        AssertDamaged([], "the file has 0 bytes");
        AssertDamaged([1, 2, 3], "the file has 3 bytes");
        AssertDamaged([3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], "the header would have 3 bytes, of 2 in the file");
        AssertDamaged([.. Enumerable.Repeat((byte)255, 8)], "the header would have 18446744073709551615 bytes");
        AssertDamaged([0, 0, 0, 0, 1, 0, 0, 0], "the header would have 4294967296 bytes");
    }

    [Fact]
    public void Every_truncation_is_found()
    {
        var whole = File.ReadAllBytes(Golden.PathOf("exchange/dtypes.safetensors"));

        for (var length = 0; length < whole.Length; length++)
        {
            using var stream = new MemoryStream(whole, 0, length);
            Assert.Throws<InvalidFileException>(() => Safetensors.Read(stream));
        }
    }

    static void AssertDamaged(byte[] bytes, string expected)
    {
        using var stream = new MemoryStream(bytes);
        var message = Assert.Throws<InvalidFileException>(() => Safetensors.Read(stream)).Message;
        Assert.StartsWith("safetensors: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
