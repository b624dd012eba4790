namespace Functional;

public sealed partial class Image
{
    private const byte Opaque = 255;

    /// <summary>
    /// The same picture in another colour mode, by Pillow's rules: brightness is (19595 R + 38470 G + 7471 B + 32768) / 65536 rounded
    /// down (ITU-R 601); gray becomes three equal channels; an alpha channel is dropped, not blended; a new one is opaque.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public Image Convert(ColorMode mode)
    {
        var channels = ChannelsOf(mode);
        if (channels == Channels)
        {
            return this;
        }
        var target = new byte[Checked(Width, Height, channels)];
        var (isColor, hasAlpha) = (channels > 2, channels % 2 == 0);
        for (int from = 0, to = 0; to < target.Length; from += Channels, to += channels)
        {
            var pixel = pixels.AsSpan(from, Channels);
            if (isColor)
            {
                (target[to], target[to + 1], target[to + 2]) =
                    Channels > 2 ? (pixel[0], pixel[1], pixel[2]) : (pixel[0], pixel[0], pixel[0]);
            }
            else
            {
                target[to] = Channels > 2 ? Brightness(pixel) : pixel[0];
            }
            if (hasAlpha)
            {
                target[to + channels - 1] = Channels % 2 == 0 ? pixel[^1] : Opaque;
            }
        }
        return new(Width, Height, channels, target);
    }

    private static byte Brightness(ReadOnlySpan<byte> rgb) =>
        (byte)(((rgb[0] * 19595) + (rgb[1] * 38470) + (rgb[2] * 7471) + 0x8000) >> 16);

    /// <summary>The number of bytes of an image, where an array can be so long.</summary>
    private static int Checked(int width, int height, int channels)
    {
        var size = (long)width * height * channels;
        return size <= Array.MaxLength
            ? (int)size
            : throw new ArgumentException(
                Messages.Of(
                    "image",
                    $"an image holds at most {Messages.Number(Array.MaxLength)} bytes",
                    "Use a smaller size or fewer channels.",
                    ("height", Messages.Number(height)),
                    ("width", Messages.Number(width)),
                    ("channels", Messages.Number(channels))
                )
            );
    }
}
