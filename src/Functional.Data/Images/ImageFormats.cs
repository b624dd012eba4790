namespace Functional;

/// <summary>The formats that are read, by the bytes that a file starts with.</summary>
internal static class ImageFormats
{
    private static readonly (byte[] Start, Func<byte[], string, Image> Decode)[] Known =
    [
        ([.. Png.Signature], PngDecoder.Decode),
        ([.. JpegDecoder.Signature], JpegDecoder.Decode),
    ];

    /// <summary>What files of other formats start with, so that the message can name them.</summary>
    private static readonly (byte[] Start, string Name)[] Foreign =
    [
        ([.. "GIF8"u8], "GIF"),
        ([.. "BM"u8], "BMP"),
        ([.. "II*\0"u8], "TIFF"),
        ([.. "MM\0*"u8], "TIFF"),
        ([.. "RIFF"u8], "WebP"),
        ([.. "P5"u8], "PGM"),
        ([.. "P6"u8], "PPM"),
    ];

    /// <summary>The picture in the bytes of a file.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or no picture.</exception>
    public static Image Decode(byte[] file, string name)
    {
        foreach (var (start, decode) in Known)
        {
            if (file.AsSpan().StartsWith(start))
            {
                return decode(file, name);
            }
        }
        var format = Array.Find(Foreign, f => file.AsSpan().StartsWith(f.Start)).Name;
        var what =
            file.Length == 0 ? "the file is empty"
            : format is null ? "the first bytes are those of no picture that is known"
            : $"this is a {format} file, which cannot be read";
        throw new InvalidDataException($"image, {name}: {what}. PNG and JPEG can be read; convert the file, or take it out of the folder.");
    }
}
