namespace Functional;

public sealed partial class Image
{
    /// <summary>Whether JPEG can be read: the library libjpeg-turbo (libturbojpeg) is found.</summary>
    public static bool CanReadJpeg => JpegDecoder.IsAvailable;

    /// <summary>
    /// The picture in a file, with the channels that the file has: PNG of every kind, read by this library, and JPEG where
    /// libjpeg-turbo is installed (<see cref="CanReadJpeg"/>). Samples of 16 bits keep
    /// their upper 8; a transparent colour, or a palette with transparency, becomes an alpha channel; gamma and the orientation that a
    /// camera noted are left alone, as Keras leaves them.
    /// </summary>
    /// <param name="path">The path of the file; its content says which format it is.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DllNotFoundException">It is a JPEG, and libjpeg-turbo is not installed.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or no picture; the message says where and why.</exception>
    public static Image Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ImageFormats.Decode(File.ReadAllBytes(path), Path.GetFileName(path));
    }

    /// <summary>The picture in the bytes of a file, as <see cref="Load"/> reads it.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DllNotFoundException">It is a JPEG, and libjpeg-turbo is not installed.</exception>
    /// <exception cref="InvalidDataException">The bytes are damaged or no picture; the message says where and why.</exception>
    public static Image Decode(ReadOnlySpan<byte> file, string name = "image") => ImageFormats.Decode(file.ToArray(), name);

    /// <summary>Writes a PNG file, which is there whole or not at all; an existing one is replaced.</summary>
    /// <param name="path">The path of the file, which ends in <c>.png</c>.</param>
    /// <exception cref="ArgumentException">The path ends otherwise.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                Messages.Of("save", "images are written as PNG", "Let the path end in .png.", ("path", $"\"{path}\"")),
                nameof(path)
            );
        }
        AtomicFile.Write(path, stream => stream.Write(ToPng()));
    }

    /// <summary>The bytes of a PNG file that holds this picture.</summary>
    public byte[] ToPng() => PngEncoder.Encode(this);
}
