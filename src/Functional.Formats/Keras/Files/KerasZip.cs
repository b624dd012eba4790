using System.IO.Compression;
using System.Text;

namespace Functional;

/// <summary>The archive that a <c>.keras</c> file is.</summary>
/// <param name="Config">The architecture as JSON.</param>
/// <param name="Weights">A file of HDF5.</param>
internal sealed record KerasZip(string Config, byte[] Weights)
{
    public const string ConfigName = "config.json";
    public const string WeightsName = "model.weights.h5";
    public const string MetadataName = "metadata.json";

    /// <summary>More than this many bytes never come from one of deflate.</summary>
    private const long LargestExpansion = 1100;

    public static KerasZip Read(KerasFile file)
    {
        var bytes = FileBytes.Read(file.Path);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return new(Encoding.UTF8.GetString(Entry(zip, ConfigName)), Entry(zip, WeightsName));
        }
        catch (Exception e)
            when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new InvalidFileException(file.Path, "", $"it is no archive of a model: {ContentErrors.TextOf(e)}", inner: e);
        }

        byte[] Entry(ZipArchive zip, string name)
        {
            var entry = zip.GetEntry(name) ?? throw file.Error(name, "the archive has no such entry");
            if (entry.Length > (entry.CompressedLength * LargestExpansion) + 1024 || entry.CompressedLength > bytes.Length)
            {
                throw file.Error(name, $"{entry.Length} bytes cannot come from {entry.CompressedLength}");
            }
            var content = new byte[entry.Length];
            using var stream = entry.Open();
            var count = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return count < content.Length || stream.ReadByte() >= 0 ? throw file.Error(name, "it has another length than the archive says")
                : Crc32.Of(content) != entry.Crc32 ? throw file.Error(name, "its checksum is not that of the content")
                : content;
        }
    }

    /// <summary>Writes an archive whose entries are stored as they are, as Keras does.</summary>
    public static void Write(string path, string metadata, string config, byte[] weights) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
                Put(zip, MetadataName, Encoding.UTF8.GetBytes(metadata));
                Put(zip, ConfigName, Encoding.UTF8.GetBytes(config));
                Put(zip, WeightsName, weights);
            }
        );

    private static void Put(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        // The same model gives the same bytes.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }
}
