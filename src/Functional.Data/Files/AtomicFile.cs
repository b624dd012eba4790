namespace Functional;

/// <summary>Writes files that are there whole or not at all, so that a program killed while it writes leaves the old file.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a new file in the same folder, and gives it the name only when all is on disk. An existing file is replaced; if writing
    /// throws, it stays as it was. Where the name is a symbolic link, the file that it leads to is written, and the link stays.
    /// </summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var full = Resolved(Path.GetFullPath(path));
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

    private static string Resolved(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
}
