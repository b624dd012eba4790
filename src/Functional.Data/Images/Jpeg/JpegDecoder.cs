using System.Runtime.InteropServices;

namespace Functional;

/// <summary>Reads baseline and progressive JPEG through libjpeg-turbo: gray as one channel, all else as RGB.</summary>
internal static class JpegDecoder
{
    private const int FormatRgb = 0;
    private const int FormatGray = 6;
    private const int FormatCmyk = 11;

    private const int SpaceGray = 2;
    private const int SpaceCmyk = 3;
    private const int SpaceInvertedCmyk = 4;

    /// <summary>More pixels than this are taken for an attack: the limit of Pillow.</summary>
    private const long MostPixels = 178_956_970;

    /// <summary>A single colour, packed as well as it goes, has fewer pixels a byte than this.</summary>
    private const long MostPixelsPerByte = 4096;

    /// <summary>The first bytes of every file.</summary>
    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <summary>Whether the library is found.</summary>
    public static bool IsAvailable => TurboJpeg.Library is not null;

    /// <summary>The picture in the bytes of a file that starts with the signature.</summary>
    /// <exception cref="DllNotFoundException">The library is not found; the message says how to install it.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static Image Decode(byte[] file, string name)
    {
        var library = TurboJpeg.Library ?? throw Missing(name);
        var handle = library.InitDecompress();
        if (handle == 0)
        {
            throw Wrong(name, Text(library, handle));
        }
        try
        {
            return Decode(library, handle, file, name);
        }
        finally
        {
            _ = library.Destroy(handle);
        }
    }

    private static Image Decode(TurboJpeg library, nint handle, byte[] file, string name)
    {
        var size = new CULong((nuint)file.Length);
        if (library.DecompressHeader(handle, file, size, out var width, out var height, out _, out var space) != 0)
        {
            throw Wrong(name, Text(library, handle));
        }
        var pixels = (long)width * height;
        if (width < 1 || height < 1 || pixels > Math.Min(MostPixels, file.Length * MostPixelsPerByte))
        {
            throw Wrong(name, $"a size of {Messages.Number(width)} x {Messages.Number(height)} is more than the file can hold");
        }
        var (format, channels) = space switch
        {
            SpaceGray => (FormatGray, 1),
            SpaceCmyk or SpaceInvertedCmyk => (FormatCmyk, 4),
            _ => (FormatRgb, 3),
        };
        var target = new byte[pixels * channels];
        if (library.Decompress(handle, file, size, target, width, width * channels, height, format, 0) != 0)
        {
            // The library warns of bytes that it could pass over, as it does of an end that came too early.
            var text = Text(library, handle);
            if (
                !text.StartsWith("Corrupt JPEG data: ", StringComparison.Ordinal)
                || !text.Contains("extraneous bytes", StringComparison.Ordinal)
            )
            {
                throw Wrong(name, text);
            }
        }
        return format == FormatCmyk ? new(width, height, 3, ToRgb(target)) : new(width, height, channels, target);
    }

    /// <summary>From inks, which files store inverted as Adobe's programs do, by Pillow's rule: (255 − K) less C times that.</summary>
    private static byte[] ToRgb(byte[] cmyk)
    {
        var rgb = new byte[cmyk.Length / 4 * 3];
        for (int from = 0, to = 0; from < cmyk.Length; from += 4, to += 3)
        {
            int light = cmyk[from + 3];
            for (var i = 0; i < 3; i++)
            {
                rgb[to + i] = (byte)Math.Max(light - Resampling.Product255(255 - cmyk[from + i], light), 0);
            }
        }
        return rgb;
    }

    private static string Text(TurboJpeg library, nint handle) => Marshal.PtrToStringUTF8(library.ErrorText(handle)) ?? "unknown error";

    private static InvalidDataException Wrong(string name, string what) => new($"jpeg, {name}: {what}. The file is damaged or incomplete.");

    private static DllNotFoundException Missing(string name) =>
        new(
            $"jpeg, {name}: to read JPEG the library libjpeg-turbo is needed, and it was not found. Debian: apt-get install libturbojpeg0; "
                + "Ubuntu: apt-get install libturbojpeg; Fedora: dnf install turbojpeg; macOS: brew install jpeg-turbo; Windows: "
                + "put turbojpeg.dll of libjpeg-turbo.org beside the program. PNG is read without any library."
        );
}
