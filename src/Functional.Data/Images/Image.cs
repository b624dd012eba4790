using System.Diagnostics;
using System.Globalization;

namespace Functional;

/// <summary>
/// A picture: bytes of shape [height, width, channels], row by row from the top left. Immutable and equal by value. Keras'
/// <c>load_img</c> is <c>Image.Load(path).Convert(ColorMode.Rgb).Resize(width, height)</c>, <c>img_to_array</c> is
/// <see cref="ToTensor"/>, <c>array_to_img</c> is <see cref="Of(Tensor, bool)"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Image : IEquatable<Image>
{
    private readonly byte[] pixels;

    /// <summary>Takes the array over: nobody may write to it afterwards.</summary>
    internal Image(int width, int height, int channels, byte[] pixels)
    {
        (Width, Height, Channels) = (width, height, channels);
        this.pixels = pixels;
    }

    /// <summary>Columns of pixels, at least 1.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels, at least 1.</summary>
    public int Height { get; }

    /// <summary>Bytes of a pixel, 1 to 4.</summary>
    public int Channels { get; }

    /// <summary>What the channels mean, which their number says.</summary>
    public ColorMode ColorMode => (ColorMode)Channels;

    /// <summary>The bytes, [height, width, channels] in row-major order.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>One byte.</summary>
    /// <param name="row">From 0 at the top.</param>
    /// <param name="column">From 0 at the left.</param>
    /// <param name="channel">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel or channel.</exception>
    public byte this[int row, int column, int channel]
    {
        get
        {
            RequireBelow(row, Height);
            RequireBelow(column, Width);
            RequireBelow(channel, Channels);
            return pixels[(((row * Width) + column) * Channels) + channel];
        }
    }

    /// <summary>A copy of bytes as an image.</summary>
    /// <param name="width">Columns of pixels, at least 1.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="mode">What the channels mean.</param>
    /// <param name="pixels">The bytes, [height, width, channels] in row-major order.</param>
    /// <exception cref="ArgumentException">There are more or fewer bytes than that, or the size is below 1.</exception>
    public static Image Of(int width, int height, ColorMode mode, ReadOnlySpan<byte> pixels)
    {
        var channels = ChannelsOf(mode);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return pixels.Length == (long)width * height * channels
            ? new(width, height, channels, pixels.ToArray())
            : throw new ArgumentException(
                Messages.Of(
                    "image",
                    "the bytes are height x width x channels",
                    "Check the order of width and height, and the colour mode.",
                    ("height", Messages.Number(height)),
                    ("width", Messages.Number(width)),
                    ("channels", Messages.Number(channels)),
                    ("bytes", Messages.Number(pixels.Length))
                ),
                nameof(pixels)
            );
    }

    /// <summary>Equal when size, channels and all bytes are.</summary>
    public static bool operator ==(Image? left, Image? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when size, channels or some byte differ.</summary>
    public static bool operator !=(Image? left, Image? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Image? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && (Width, Height, Channels) == (other.Width, other.Height, other.Channels)
            && Pixels.SequenceEqual(other.Pixels)
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Image);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add((Width, Height, Channels));
        hash.AddBytes(Pixels[..Math.Min(Pixels.Length, 256)]);
        return hash.ToHashCode();
    }

    /// <summary>The colour mode and the size: <c>rgb image, 640 x 427</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{NameOf(ColorMode)} image, {Width} x {Height}");

    private static string NameOf(ColorMode mode) =>
        mode == ColorMode.GrayscaleAlpha ? "grayscale-alpha" : mode.ToString().ToLowerInvariant();

    private static int ChannelsOf(ColorMode mode) =>
        Enum.IsDefined(mode) ? (int)mode : throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such colour mode.");

    private static void RequireBelow(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
    }
}
