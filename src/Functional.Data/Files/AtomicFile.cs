namespace Functional;

/// <summary>Writes files that are there whole or not at all, so that a program killed while it writes leaves the old file.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a new file in the same folder, and gives it the name only when all is on disk. An existing file is replaced; if writing
    /// throws, it stays as it was.
    /// </summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? throw new IOException($"\"{path}\" is a folder; give the name of a file.");
        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
