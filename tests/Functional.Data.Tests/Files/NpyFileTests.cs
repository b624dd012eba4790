using Functional.Testing;

namespace Functional.Tests;

public sealed class NpyFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string, DType> Recorded =>
        new()
        {
            { "f32", DType.Float32 },
            { "f32_3d", DType.Float32 },
            { "i64", DType.Int64 },
            { "u8", DType.UInt8 },
            { "flag", DType.Bool },
            { "scalar", DType.Float32 },
            { "fortran", DType.Float64 },
            { "big_endian", DType.Float32 },
        };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Files_of_numpy_are_read(string name, DType type) => Check(name, NpyFile.Read(Golden.PathOf($"exchange/{name}.npy")), type);

    [Theory]
    [InlineData("plain")]
    [InlineData("compressed")]
    public void Archives_of_numpy_are_read(string name)
    {
        var found = NpzFile.Read(Golden.PathOf($"exchange/{name}.npz"));

        Assert.NotEmpty(found);
        Assert.All(found, f => Check(f.Key, f.Value, f.Value.DType));
    }

    [Fact]
    public void An_unsigned_number_beyond_Int64_is_said()
    {
        var path = Path.Combine(folder, "u.npy");
        NpyFile.Write(path, Tensor.Of<long>([-1, 1], Shape.Of(2)));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("<i8"u8) + 1] = (byte)'u';
        File.WriteAllBytes(path, bytes);

        Assert.Contains("above 2⁶³ − 1", Assert.Throws<InvalidDataException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_and_rank_comes_back()
    {
        foreach (var type in Enum.GetValues<DType>())
        {
            foreach (Shape shape in (Shape[])[Shape.Scalar, 0, 5, [2, 3], [2, 0, 3], [1, 2, 3, 4]])
            {
                var tensor = Tensor.Arange(shape.Size).Cast(type).Reshape([.. shape]);
                var path = Path.Combine(folder, "x.npy");
                NpyFile.Write(path, tensor);

                Assert.Equal(tensor, NpyFile.Read(path));
                Assert.Equal(0, (File.ReadAllBytes(path).Length - tensor.AsBytes().Length) % 64);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Archives_come_back(bool compress)
    {
        var path = Path.Combine(folder, "x.npz");
        var tensors = new Dictionary<string, Tensor> { ["x_train"] = Tensor.Ones([30, 40]), ["y_train"] = Tensor.Arange(30) };
        NpzFile.Write(path, tensors, compress);

        Assert.Equal(tensors, NpzFile.Read(path).ToDictionary());
        Assert.Equal(compress, new FileInfo(path).Length < 2000);
        Assert.Throws<ArgumentException>(() => NpzFile.Write(path, [new("a", tensors["y_train"]), new("a", tensors["y_train"])]));
        Assert.Equal(2, NpzFile.Read(path).Count);
    }

    [Theory]
    [InlineData("f32_3d.npy")]
    [InlineData("plain.npz")]
    [InlineData("compressed.npz")]
    public void A_damaged_file_is_refused_or_read_in_bounded_time_and_memory(string name)
    {
        var path = Path.Combine(folder, name);
        Fuzz.Check<InvalidDataException>(
            File.ReadAllBytes(Golden.PathOf($"exchange/{name}")),
            bytes =>
            {
                File.WriteAllBytes(path, bytes);
                _ = name.EndsWith("npy", StringComparison.Ordinal) ? (object)NpyFile.Read(path) : NpzFile.Read(path);
            }
        );
    }

    [Fact]
    public void What_is_not_read_is_said()
    {
        var path = Path.Combine(folder, "x.npy");
        NpyFile.Write(path, Tensor.Ones(3));
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf("<f4"u8);
        "<U3"u8.CopyTo(bytes.AsSpan(at));
        File.WriteAllBytes(path, bytes);

        Assert.Contains("type U3", Assert.Throws<InvalidDataException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "no numpy");
        Assert.Contains("does not begin", Assert.Throws<InvalidDataException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
        Assert.Contains("no archive", Assert.Throws<InvalidDataException>(() => NpzFile.Read(path)).Message, StringComparison.Ordinal);
    }

    static void Check(string name, Tensor actual, DType type)
    {
        var expected = Golden.Load("exchange/npy.json").GetProperty(name);
        Assert.Equal(type, actual.DType);
        Assert.Equal(expected.Dimensions(), actual.Shape);
        double[] numbers = type == DType.Bool ? [.. expected.EnumerateArray().Select(v => v.GetBoolean() ? 1.0 : 0)] : expected.Numbers();
        Assert.Equal(numbers, actual.ToArray<double>());
    }
}
