namespace Functional;

public sealed partial class Image
{
    /// <summary>
    /// The picture in another size; its proportions may change. Byte for byte what Pillow and so Keras' <c>load_img</c> give. With an
    /// alpha channel the colours are weighted by it, but for <see cref="Interpolation.Nearest"/>.
    /// </summary>
    /// <param name="width">Columns of pixels, at least 1.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="interpolation">Where the new pixels come from.</param>
    /// <exception cref="ArgumentException">The size is below 1, or larger than an image can be.</exception>
    public Image Resize(int width, int height, Interpolation interpolation = Interpolation.Nearest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        _ = Checked(width, height, Channels);
        if ((width, height) == (Width, Height))
        {
            return this;
        }
        if (interpolation == Interpolation.Nearest)
        {
            return Sampled(width, height);
        }
        var filter = Resampling.FilterOf(interpolation);
        if (Channels % 2 == 0)
        {
            return Weighted().Filtered(width, height, filter).Unweighted();
        }
        return Filtered(width, height, filter);
    }

    private Image Sampled(int width, int height)
    {
        var (columns, rows) = (Resampling.Nearest(Width, width), Resampling.Nearest(Height, height));
        var target = new byte[width * height * Channels];
        for (int y = 0, at = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++, at += Channels)
            {
                pixels.AsSpan(((rows[y] * Width) + columns[x]) * Channels, Channels).CopyTo(target.AsSpan(at));
            }
        }
        return new(width, height, Channels, target);
    }

    /// <summary>First along the rows, then along the columns, with bytes between.</summary>
    private Image Filtered(int width, int height, Resampling.Filter filter)
    {
        var result = this;
        if (width != Width)
        {
            var target = new byte[Checked(width, Height, Channels)];
            Resampling.Along(pixels, target, Height, Channels, Resampling.Weights(Width, width, filter));
            result = new(width, Height, Channels, target);
        }
        if (height != Height)
        {
            var target = new byte[width * height * Channels];
            Resampling.Along(result.pixels, target, 1, width * Channels, Resampling.Weights(Height, height, filter));
            result = new(width, height, Channels, target);
        }
        return result;
    }

    /// <summary>Colours times alpha / 255, rounded.</summary>
    private Image Weighted() => ByAlpha((color, alpha) => Resampling.Product255(color, alpha));

    /// <summary>Colours divided by alpha / 255, where it is neither 0 nor 255.</summary>
    private Image Unweighted() => ByAlpha((color, alpha) => alpha is 0 or Opaque ? color : Math.Min(255 * color / alpha, 255));

    private Image ByAlpha(Func<int, int, int> change)
    {
        var target = (byte[])pixels.Clone();
        for (var i = 0; i < target.Length; i++)
        {
            var channel = i % Channels;
            if (channel < Channels - 1)
            {
                target[i] = (byte)change(target[i], target[i - channel + Channels - 1]);
            }
        }
        return new(Width, Height, Channels, target);
    }
}
