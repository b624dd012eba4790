using System.IO.Compression;

namespace Functional;

/// <summary>The bytes of a file, decompressed if they begin as gzip does; the file itself stays open.</summary>
internal sealed class TableBytes : IDisposable
{
    private readonly string file;
    private readonly WatchedStream whole;
    private readonly GZipStream? gzip;
    private readonly WatchedStream content;

    public TableBytes(Stream stream, string file)
    {
        var start = new byte[2];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        this.file = file;
        whole = new WatchedStream(start.AsMemory(0, length), stream);
        gzip = start is [0x1f, 0x8b] ? new(whole, CompressionMode.Decompress, leaveOpen: true) : null;
        content = gzip is null ? whole : new(default, gzip);
    }

    /// <summary>The bytes of the table.</summary>
    public Stream Content => content;

    /// <summary>A file that was cut decompresses without a word; it ends in its length, modulo 2³².</summary>
    /// <exception cref="TableFormatException">The bytes are compressed, and end too early.</exception>
    public void RequireComplete()
    {
        if (gzip is null)
        {
            return;
        }
        content.CopyTo(Stream.Null);
        whole.CopyTo(Stream.Null);
        if (whole.LastFour != (uint)content.Count)
        {
            const string hint = "Fetch the file again; several compressed files in one must be decompressed first.";
            throw new TableFormatException(new(file), "the compressed data end too early", hint);
        }
    }

    public void Dispose()
    {
        content.Dispose();
        gzip?.Dispose();
        whole.Dispose();
    }
}
