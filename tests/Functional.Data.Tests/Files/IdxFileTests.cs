using System.IO.Compression;

namespace Functional.Tests;

public sealed class IdxFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("idx").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<byte, byte[], DType, double[]> Elements =>
        new()
        {
            { 0x08, [0, 7, 255], DType.UInt8, [0, 7, 255] },
            { 0x0C, [0, 0, 1, 0, 0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 0, 3], DType.Int32, [256, -2, 3] },
            { 0x0D, [0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0], DType.Float32, [1, -2, 0] },
            { 0x0E, [0x3F, 0xF0, .. new byte[6], 0xC0, .. new byte[7], .. new byte[8]], DType.Float64, [1, -2, 0] },
        };

    [Theory]
    [MemberData(nameof(Elements))]
    public void Reads_the_types_that_tensors_hold(byte type, byte[] elements, DType dtype, double[] expected)
    {
        byte[] content = [0, 0, type, 2, 0, 0, 0, 3, 0, 0, 0, 1, .. elements];

        foreach (var packed in new[] { false, true })
        {
            var tensor = IdxFile.Read(Write("data", content, packed));

            Assert.Equal((dtype, Shape.Of(3, 1)), (tensor.DType, tensor.Shape));
            Assert.Equal(expected, tensor.ToArray<double>());
        }
    }

    public static TheoryData<byte[], string> Damaged =>
        new()
        {
            { [], "the first numbers take 4 bytes, and 0 are left" },
            { [1, 0, 8, 1, 0, 0, 0, 0], "starts with two zero bytes" },
            { [0, 0, 8, 0], "starts with two zero bytes" },
            { [0, 0, 0x0B, 1, 0, 0, 0, 0], "element type 0x0b is not one of 0x08 UInt8" },
            { [0, 0, 8, 2, 0, 0, 0, 1], "the lengths of the axes take 8 bytes, and 4 are left" },
            { [0, 0, 8, 1, 0, 0, 0, 9, 1, 2], "the elements take 9 bytes, and 2 are left" },
            { [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], "bytes behind the last element" },
            { [0, 0, 8, 1, 255, 255, 255, 255, 1], "4294967295 are more elements than the file can hold" },
            { [0, 0, 8, 3, .. Enumerable.Repeat((byte)127, 12)], "more elements than the file can hold" },
        };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Damage_is_named(byte[] content, string expected)
    {
        var message = Samples.MessageOf<InvalidDataException>(() => IdxFile.Read(Write("damaged", content)));

        Assert.Contains("idx, damaged: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_four_files_is_a_training_and_a_test_set()
    {
        WriteFour();

        var (train, test) = Datasets.Mnist(folder);

        Assert.Equal("mnist, 2 rows: uint8[2, 2, 2] → int32[2]", train.ToString());
        Assert.Equal([1.0, 2, 3, 4, 5, 6, 7, 8], train.X.ToArray<double>());
        Assert.Equal([3, 9], train.Y.ToArray<int>());
        Assert.Equal("mnist, 1 row: uint8[1, 2, 2] → int32[1]", test.ToString());
        Assert.Equal("Ankle boot", Datasets.FashionMnist(folder).Train.ClassNames[9]);
    }

    [Fact]
    public void A_missing_file_is_named_in_every_spelling()
    {
        WriteFour();
        File.Delete(Path.Combine(folder, "t10k-labels-idx1-ubyte"));

        var message = Samples.MessageOf<FileNotFoundException>(() => Datasets.Mnist(folder));

        Assert.Contains("t10k-labels-idx1-ubyte, t10k-labels.idx1-ubyte, t10k-labels-idx1-ubyte.gz", message, StringComparison.Ordinal);
        Assert.Contains(folder, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_must_be_as_many_as_images()
    {
        WriteFour();
        var images = Path.Combine(folder, "train-images-idx3-ubyte.gz");
        var labels = Path.Combine(folder, "t10k-labels-idx1-ubyte");

        Assert.Contains("one label per input", Samples.MessageOf<InvalidDataException>(() => Datasets.Idx(images, labels)));
        Assert.Contains("one label per input", Samples.MessageOf<InvalidDataException>(() => Datasets.Idx(labels, images)));
    }

    void WriteFour()
    {
        byte[] square = [0, 0, 0, 2, 0, 0, 0, 2];
        Write("train-images-idx3-ubyte.gz", [0, 0, 8, 3, 0, 0, 0, 2, .. square, 1, 2, 3, 4, 5, 6, 7, 8], packed: true);
        Write("train-labels-idx1-ubyte.gz", [0, 0, 8, 1, 0, 0, 0, 2, 3, 9], packed: true);
        Write("t10k-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, .. square, 1, 2, 3, 4]);
        Write("t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 7]);
    }

    string Write(string name, byte[] content, bool packed = false)
    {
        var path = Path.Combine(folder, name);
        using var file = File.Create(path);
        if (packed)
        {
            using var zip = new GZipStream(file, CompressionLevel.Optimal);
            zip.Write(content);
        }
        else
        {
            file.Write(content);
        }
        return path;
    }
}
