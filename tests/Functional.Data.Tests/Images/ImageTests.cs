namespace Functional.Tests;

public sealed class ImageTests
{
    [Fact]
    public void Converts_colours_as_Pillow_does()
    {
        foreach (var recorded in Recorded.Root.GetProperty("conversions").EnumerateArray())
        {
            var (source, target) = (recorded.GetProperty("source").GetInt32(), recorded.GetProperty("target").GetInt32());

            var image = Recorded.Noise(source).Convert((ColorMode)target);

            Assert.Equal((target, (ColorMode)target), (image.Channels, image.ColorMode));
            Assert.True(Recorded.Bytes(recorded).AsSpan().SequenceEqual(image.Pixels), $"{source} to {target} channels");
        }
    }

    [Fact]
    public void Resizes_as_Pillow_does_to_the_byte()
    {
        foreach (var recorded in Recorded.Root.GetProperty("sizes").EnumerateArray())
        {
            var channels = recorded.GetProperty("channels").GetInt32();
            var (width, height) = (recorded.GetProperty("width").GetInt32(), recorded.GetProperty("height").GetInt32());
            var interpolation = Enum.Parse<Interpolation>(recorded.GetProperty("interpolation").GetString()!, ignoreCase: true);

            var image = Recorded.Noise(channels).Resize(width, height, interpolation);

            var what = $"{channels} channels, {interpolation}, {width} x {height}";
            Assert.True((width, height) == (image.Width, image.Height), what);
            Assert.True(Recorded.Bytes(recorded).AsSpan().SequenceEqual(image.Pixels), what);
        }
    }

    [Fact]
    public void Img_to_array_gives_floats_by_row_column_and_channel()
    {
        var image = Image.Of(3, 2, ColorMode.GrayscaleAlpha, [.. Enumerable.Range(0, 12).Select(i => (byte)(20 * i))]);

        var tensor = image.ToTensor();

        Assert.Equal((DType.Float32, Shape.Of(2, 3, 2)), (tensor.DType, tensor.Shape));
        Assert.Equal([.. Enumerable.Range(0, 12).Select(i => 20f * i)], tensor.ToArray());
        Assert.Equal(20 * 9, image[1, 1, 1]);
        Assert.Equal(image, Image.Of(tensor, scale: false));
    }

    [Fact]
    public void Array_to_img_spreads_the_numbers_over_0_to_255()
    {
        // numpy, float32: x = x - x.min(); x /= x.max(); x *= 255; x.astype("uint8")
        Assert.Equal([0, 63, 127, 255], Image.Of(Tensor.Of([-1f, 0, 1, 3], Shape.Of(2, 2))).Pixels.ToArray());
        Assert.Equal([0, 0], Image.Of(Tensor.Of([7f, 7], Shape.Of(1, 2, 1))).Pixels.ToArray());
        Assert.Equal([0, 7, 255], Image.Of(Tensor.Of([0.9f, 7.99f, 255.5f], Shape.Of(1, 1, 3)), scale: false).Pixels.ToArray());
    }

    [Fact]
    public void Array_to_img_says_what_is_no_picture()
    {
        Assert.Contains("[5]", Samples.MessageOf<ShapeException>(() => Image.Of(Tensor.Of(new float[5]))), StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Image.Of(Tensor.Of(new float[10], Shape.Of(1, 2, 5))));
        Assert.Throws<ShapeException>(() => Image.Of(Tensor.Of<float>([], Shape.Of(0, 2, 1))));
        Assert.Contains("256", Samples.MessageOf<ArgumentException>(() => Image.Of(Tensor.Of([256f], Shape.Of(1, 1)), scale: false)));
        Assert.Contains("finite", Samples.MessageOf<ArgumentException>(() => Image.Of(Tensor.Of([float.NaN], Shape.Of(1, 1)))));
    }

    [Fact]
    public void Images_are_values()
    {
        byte[] pixels = [1, 2, 3, 4, 5, 6];
        var image = Image.Of(2, 1, ColorMode.Rgb, pixels);
        pixels[0] = 9;

        Assert.Equal("rgb image, 2 x 1", image.ToString());
        Assert.Equal(1, image[0, 0, 0]);
        Assert.True(image == Image.Of(2, 1, ColorMode.Rgb, [1, 2, 3, 4, 5, 6]));
        Assert.True(image != Image.Of(1, 2, ColorMode.Rgb, [1, 2, 3, 4, 5, 6]));
        Assert.False(image.Equals(null));
        Assert.Equal(image.GetHashCode(), Image.Of(2, 1, ColorMode.Rgb, [1, 2, 3, 4, 5, 6]).GetHashCode());
        Assert.Throws<ArgumentOutOfRangeException>(() => image[0, 2, 0]);
    }

    [Fact]
    public void Wrong_sizes_are_named()
    {
        Assert.Contains(
            "height 2, width 2, channels 3, bytes 5",
            Samples.MessageOf<ArgumentException>(() => Image.Of(2, 2, ColorMode.Rgb, new byte[5]))
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.Of(0, 2, ColorMode.Rgb, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Recorded.Noise(3).Resize(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Recorded.Noise(3).Convert((ColorMode)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Recorded.Noise(3).Resize(2, 2, (Interpolation)9));
        Assert.Contains(
            "at most",
            Samples.MessageOf<ArgumentException>(() => Recorded.Noise(3).Resize(60000, 60000)),
            StringComparison.Ordinal
        );
    }
}
