using System.IO.Compression;

namespace Functional;

/// <summary>Reads and writes numpy's <c>.npz</c>: an archive of tensors by name, packed or not.</summary>
public static class NpzFile
{
    private const string Ending = ".npy";

    /// <summary>The tensors of a file by name, in the order of the file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no archive, is damaged, or holds something else than numbers.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var found = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        using var file = File.OpenRead(path);
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(Ending, StringComparison.Ordinal)))
            {
                using var content = entry.Open();
                var name = entry.FullName[..^Ending.Length];
                var most = (double)entry.CompressedLength * Deflate.MostBytesPerPacked;
                found[name] = NpyFile.Read(content, most, $"{Path.GetFileName(path)}, {name}");
            }
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith("npy, ", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"npz, {Path.GetFileName(path)}: it is no archive of tensors: {e.Message}", e);
        }
        return found;
    }

    /// <summary>Writes tensors by name; the file appears when it is complete.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="tensors">Names and tensors.</param>
    /// <param name="compress">Whether they are packed; false, as numpy's <c>savez</c>.</param>
    /// <exception cref="ArgumentException">A name is empty or comes twice.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, bool compress = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        KeyValuePair<string, Tensor>[] all = [.. tensors];
        if (all.Any(t => string.IsNullOrWhiteSpace(t.Key)) || all.DistinctBy(t => t.Key).Count() < all.Length)
        {
            throw new ArgumentException("npz: every tensor needs a name of its own.");
        }
        AtomicFile.Write(
            path,
            stream =>
            {
                using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
                foreach (var (name, tensor) in all)
                {
                    var entry = archive.CreateEntry(name + Ending, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                    entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                    using var content = entry.Open();
                    NpyFile.Write(content, tensor);
                }
            }
        );
    }
}
