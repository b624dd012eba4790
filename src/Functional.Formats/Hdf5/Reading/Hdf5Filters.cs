using System.IO.Compression;

namespace Functional;

/// <summary>What was done to chunks before they were written, and what undoes it (specification IV.A.2.l).</summary>
internal static class Hdf5Filters
{
    /// <summary>A filter and its first number, which for shuffle is the size of an element.</summary>
    internal readonly record struct Filter(int Kind, int Argument);

    private const int Deflate = 1;
    private const int Shuffle = 2;
    private const int Fletcher32 = 3;

    public static List<Filter> Read(Hdf5Source source, List<Hdf5Message> messages, string path)
    {
        var filters = new List<Filter>();
        foreach (var message in messages.Where(m => m.Type == Hdf5Messages.Filters))
        {
            var cursor = new Hdf5Cursor(source, message.Body.Span, path);
            var version = cursor.Version(1, 2);
            var count = cursor.Byte();
            cursor.Skip(version == 1 ? 6 : 0);
            for (var i = 0; i < count; i++)
            {
                var kind = cursor.UInt16();
                var nameSize = version == 1 || kind >= 256 ? cursor.UInt16() : 0;
                cursor.UInt16();
                var values = cursor.UInt16();
                cursor.Skip(version == 1 ? (nameSize + 7) & ~7 : nameSize);
                var first = values > 0 ? cursor.UInt32() : 0;
                cursor.Skip((4L * Math.Max(0, values - 1)) + (version == 1 && values % 2 == 1 ? 4 : 0));
                filters.Add(
                    kind is Deflate or Shuffle or Fletcher32
                        ? new(kind, (int)Math.Min(first, int.MaxValue))
                        : throw new InvalidFileException(
                            source.Name,
                            path,
                            $"the filter {kind} is not known; deflate, shuffle and fletcher32 are",
                            "Write the data set with compression='gzip'."
                        )
                );
            }
        }
        return filters;
    }

    /// <summary>The elements of a chunk.</summary>
    public static ReadOnlySpan<byte> Undo(Hdf5Source source, List<Filter> filters, Hdf5Chunk chunk, long size, string path)
    {
        var bytes = source.At(chunk.Address, chunk.Size, path);
        for (var i = filters.Count - 1; i >= 0; i--)
        {
            if ((chunk.Mask >> i & 1) == 0)
            {
                bytes = filters[i].Kind switch
                {
                    Deflate => Inflated(source, bytes, size + 8, path),
                    Shuffle => Unshuffled(source, bytes, filters[i].Argument, path),
                    _ => bytes.Length >= 4 ? bytes[..^4] : throw source.Error(path, "a chunk has no room for its checksum"),
                };
            }
        }
        return bytes.Length >= size
            ? bytes[..(int)size]
            : throw source.Error(path, $"a chunk holds {bytes.Length} bytes in place of {size}");
    }

    private static ReadOnlySpan<byte> Inflated(Hdf5Source source, ReadOnlySpan<byte> bytes, long most, string path)
    {
        var made = source.Allocate(most, path);
        try
        {
            using var stream = new ZLibStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            var count = stream.ReadAtLeast(made, made.Length, throwOnEndOfStream: false);
            return made.AsSpan(0, count);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidFileException(source.Name, path, "a chunk cannot be decompressed", inner: e);
        }
    }

    /// <summary>Shuffle puts first bytes of all elements first, then all second ones, and so on; what is left over stays behind.</summary>
    private static ReadOnlySpan<byte> Unshuffled(Hdf5Source source, ReadOnlySpan<byte> bytes, int size, string path)
    {
        if (size <= 1)
        {
            return bytes;
        }
        var made = source.Allocate(bytes.Length, path);
        var count = bytes.Length / size;
        for (var i = 0; i < count; i++)
        {
            for (var b = 0; b < size; b++)
            {
                made[(i * size) + b] = bytes[(b * count) + i];
            }
        }
        bytes[(count * size)..].CopyTo(made.AsSpan(count * size));
        return made;
    }
}
