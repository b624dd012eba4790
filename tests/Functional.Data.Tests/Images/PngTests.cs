using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class PngTests : IDisposable
{
    static readonly byte[] Whole = Recorded.File("color3_depth4_transparent");

    readonly string folder = Directory.CreateTempSubdirectory("png").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Files =>
        [.. Recorded.Root.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_what_another_decoder_reads(string name)
    {
        var recorded = Recorded.Root.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("name").GetString() == name);
        var shape = recorded.GetProperty("shape").Numbers();

        var image = Image.Load(Golden.PathOf($"images/{name}.png"));

        Assert.Equal(shape, new double[] { image.Height, image.Width, image.Channels });
        Assert.Equal(Recorded.Bytes(recorded), image.Pixels.ToArray());
    }

    [DataFolderFact]
    public void Reads_photographs_pixel_for_pixel()
    {
        var read = 0;
        foreach (var recorded in Recorded.Root.GetProperty("photographs").EnumerateArray())
        {
            var name = recorded.GetProperty("name").GetString()!;
            if (!name.EndsWith(".png", StringComparison.Ordinal))
            {
                continue;
            }
            var image = Image.Load(Path.Combine(DataFolder.Images!, "formats", name));
            foreach (var (mode, hash) in Hashes(recorded))
            {
                Assert.True(hash == Recorded.Hash(image.Convert(mode)), $"{name} as {mode}");
            }
            var small = image.Convert(ColorMode.Rgb).Resize(64, 48, Interpolation.Bilinear);
            Assert.Equal(recorded.GetProperty("resized").GetString(), Recorded.Hash(small));
            read++;
        }
        Assert.Equal(8, read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_saved_is_loaded(int channels)
    {
        var image = Recorded.Noise(channels);
        var path = Path.Combine(folder, "a.PNG");

        image.Save(path);

        Assert.Equal(image, Image.Load(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Filters_make_smooth_pictures_small()
    {
        byte[] ramp = [.. Enumerable.Range(0, 256 * 256).Select(i => (byte)((i / 256) + i))];

        Assert.True(Image.Of(256, 256, ColorMode.Grayscale, ramp).ToPng().Length < 1500);
    }

    [Fact]
    public void Only_PNG_is_written()
    {
        var message = Samples.MessageOf<ArgumentException>(() => Recorded.Noise(3).Save(Path.Combine(folder, "a.jpg")));

        Assert.Contains("images are written as PNG", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Every_truncation_is_an_error()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            var message = Samples.MessageOf<InvalidDataException>(() => Image.Decode(Whole.AsSpan(0, length).ToArray(), "cut.png"));

            Assert.Contains(", cut.png: ", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("color3_depth4_transparent")]
    [InlineData("color6_depth16_interlaced")]
    public void Damage_ends_in_one_kind_of_error(string name) =>
        Fuzz.Check<InvalidDataException>(Recorded.File(name), bytes => Image.Decode(bytes).Convert(ColorMode.Rgb), seconds: 0.5);

    [Theory]
    [InlineData("color3_depth4_transparent")]
    [InlineData("color0_depth1_interlaced")]
    [InlineData("color2_depth8")]
    public void Damage_under_right_checksums_ends_in_one_kind_of_error(string name) =>
        Fuzz.Check<InvalidDataException>(Recorded.File(name), bytes => Image.Decode(bytes), seconds: 0.5, repair: PutChecksumsRight);

    public static TheoryData<string, byte[]> Damaged =>
        new()
        {
            { "the file is empty", [] },
            { "those of no picture that is known", [1, 2, 3] },
            { "this is a GIF file", [.. "GIF89a"u8] },
            { "the file ends before its last chunk", File(Header(3, 2)) },
            { "the header is the first chunk and no other; here is IDAT", File(Chunk("IDAT", []), End) },
            { "the header is the first chunk and no other; here is IHDR", File(Header(3, 2), Header(3, 2), End) },
            { "no chunk IDAT", File(Header(3, 2), End) },
            { "a size of 0 x 2", File(Header(0, 2), End) },
            { "there is no colour type 5", File(Header(3, 2, color: 5), End) },
            { "colour type 2 has 8, 16 bits, not 4", File(Header(3, 2, 4, 2), End) },
            { "no interlace method 2", File(Header(3, 2, interlace: 2), End) },
            { "2000000 x 2000000 is more than the file can hold", File(Header(2000000, 2000000), Pixels(new byte[8]), End) },
            { "the palette is missing", File(Header(3, 2, 8, 3), Pixels(new byte[8]), End) },
            { "1 to 256 colours", File(Header(3, 2, 8, 3), Chunk("PLTE", new byte[4]), End) },
            { "colour 1 of 1", File(Header(1, 1, 8, 3), Chunk("PLTE", new byte[3]), Pixels([0, 1]), End) },
            { "the transparency does not fit", File(Header(3, 2), Chunk("tRNS", new byte[3]), End) },
            { "must follow each other", File(Header(3, 2), Pixels(new byte[8]), Chunk("teXt", []), Pixels(new byte[8]), End) },
            { "chunk ABCD is not known", File(Header(3, 2), Chunk("ABCD", []), End) },
            { "name of a chunk is four letters", File(Header(3, 2), Chunk("a 1!", []), End) },
            { "broken or too few", File(Header(3, 2), Pixels(new byte[7]), End) },
            { "more pixels than the size says", File(Header(3, 2), Pixels(new byte[9]), End) },
            { "broken or too few", File(Header(3, 2), Chunk("IDAT", [1, 2, 3, 4]), End) },
            { "row 0 has no filter from 0 to 4", File(Header(3, 2), Pixels([5, .. new byte[7]]), End) },
        };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Damage_is_named(string expected, byte[] file)
    {
        var message = Samples.MessageOf<InvalidDataException>(() => Image.Decode(file, "a.png"));

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(", a.png: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_checksum_is_named()
    {
        byte[] file = File(Header(3, 2), Pixels(new byte[8]), End);
        file[^1] ^= 1;

        Assert.Contains(
            "checksum of chunk IEND",
            Samples.MessageOf<InvalidDataException>(() => Image.Decode(file)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Chunks_that_may_be_left_out_are()
    {
        byte[] file = File(Header(3, 2), Chunk("teXt", [1, 2]), Pixels([0, 1, 2, 3, 0, 4, 5, 6]), Chunk("gAMA", new byte[4]), End);

        Assert.Equal([1, 2, 3, 4, 5, 6], Image.Decode(file).Pixels.ToArray());
    }

    static IEnumerable<(ColorMode, string)> Hashes(JsonElement recorded)
    {
        var hashes = recorded.GetProperty("sha256");
        yield return (ColorMode.Grayscale, hashes.GetProperty("L").GetString()!);
        yield return (ColorMode.Rgb, hashes.GetProperty("RGB").GetString()!);
        yield return (ColorMode.Rgba, hashes.GetProperty("RGBA").GetString()!);
    }

    static byte[] End => Chunk("IEND", []);

    static byte[] File(params byte[][] chunks) => [.. Png.Signature, .. chunks.SelectMany(chunk => chunk)];

    static byte[] Header(int width, int height, byte depth = 8, byte color = 0, byte interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[12]) = (depth, color, interlace);
        return Chunk("IHDR", data);
    }

    static byte[] Pixels(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zip.Write(rows);
        }
        return Chunk("IDAT", packed.ToArray());
    }

    static byte[] Chunk(string kind, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Png.Checksum(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    static void PutChecksumsRight(byte[] file)
    {
        for (var at = 8; at + 12 <= file.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                return;
            }
            var crc = Png.Checksum(file.AsSpan(at + 4, 4 + (int)length));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), crc);
            at += 12 + (int)length;
        }
    }
}
