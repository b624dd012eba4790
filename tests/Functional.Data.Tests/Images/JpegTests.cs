using System.Globalization;
using Functional.Testing;

namespace Functional.Tests;

public sealed class JpegTests
{
    static string PathOf(string name) => Golden.PathOf($"images/{name}");

    [JpegFact]
    public void Reads_what_another_decoder_reads()
    {
        foreach (var recorded in Recorded.Root.GetProperty("jpegs").EnumerateArray())
        {
            var name = recorded.GetProperty("name").GetString()!;
            var shape = recorded.GetProperty("shape").Numbers();

            var image = Image.Load(PathOf(name));

            Assert.Equal(shape, new double[] { image.Height, image.Width, image.Channels });
            Assert.True(Recorded.Bytes(recorded).AsSpan().SequenceEqual(image.Pixels), name);
        }
    }

    [JpegFact(needsData: true)]
    public void Reads_photographs_pixel_for_pixel()
    {
        var read = 0;
        foreach (var recorded in Recorded.Root.GetProperty("photographs").EnumerateArray())
        {
            var name = recorded.GetProperty("name").GetString()!;
            if (name.EndsWith(".jpg", StringComparison.Ordinal))
            {
                var image = Image.Load(Path.Combine(DataFolder.Images!, "formats", name));
                var hash = recorded.GetProperty("sha256").GetProperty("RGB").GetString();
                Assert.True(hash == Recorded.Hash(image.Convert(ColorMode.Rgb)), name);
                read++;
            }
        }
        Assert.Equal(6, read);
    }

    [JpegFact(needsData: true)]
    public void Means_of_all_photographs_are_those_of_the_manifest()
    {
        foreach (var line in File.ReadLines(Path.Combine(DataFolder.Images!, "manifest.csv")).Skip(1))
        {
            var cells = line.Split(',');
            var image = Image.Load(Path.Combine(DataFolder.Images!, cells[0])).Convert(ColorMode.Rgb);

            Assert.Equal((cells[3], cells[4]), (Text(image.Width), Text(image.Height)));
            for (var channel = 0; channel < 3; channel++)
            {
                var sum = 0L;
                for (var i = channel; i < image.Pixels.Length; i += 3)
                {
                    sum += image.Pixels[i];
                }
                var expected = double.Parse(cells[7 + channel], CultureInfo.InvariantCulture);
                Assert.True(Math.Abs((sum / (double)(image.Width * image.Height)) - expected) < 1e-4, cells[0]);
            }
        }
    }

    [JpegFact(needsData: true)]
    public void Sample_images_are_those_of_scikit_learn()
    {
        var (china, flower) = Datasets.SampleImages();

        Assert.Equal("rgb image, 640 x 427", china.ToString());
        Assert.Equal((174, 201, 231), (china[0, 0, 0], china[0, 0, 1], china[0, 0, 2]));
        Assert.Equal((2, 19, 13), (flower[0, 0, 0], flower[0, 0, 1], flower[0, 0, 2]));
    }

    [JpegFact]
    public void Every_truncation_is_an_error()
    {
        var whole = File.ReadAllBytes(PathOf("jpeg_progressive.jpg"));
        for (var length = 0; length < whole.Length - 2; length++)
        {
            Assert.Throws<InvalidDataException>(() => Image.Decode(whole.AsSpan(0, length)));
        }
    }

    [JpegFact]
    public void Damage_ends_in_one_kind_of_error()
    {
        foreach (var name in new[] { "jpeg_baseline.jpg", "jpeg_progressive.jpg", "jpeg_cmyk.jpg" })
        {
            Fuzz.Check<InvalidDataException>(File.ReadAllBytes(PathOf(name)), bytes => Image.Decode(bytes), seconds: 0.3);
        }
    }

    [NoJpegFact]
    public void Without_the_library_the_message_says_how_to_install_it()
    {
        var message = Samples.MessageOf<DllNotFoundException>(() => Image.Load(PathOf("jpeg_gray.jpg")));

        Assert.StartsWith("jpeg, jpeg_gray.jpg: ", message, StringComparison.Ordinal);
        Assert.Contains("apt-get install libturbojpeg0", message, StringComparison.Ordinal);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
