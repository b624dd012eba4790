namespace Functional;

/// <summary>Whole files in memory.</summary>
internal static class FileBytes
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is larger than fits into one array.</exception>
    public static byte[] Read(string path) =>
        new FileInfo(path) is { Exists: true, Length: var length } && length > Array.MaxLength
            ? throw new InvalidFileException(path, "", $"the file has {length} bytes, and at most {Array.MaxLength} can be read")
            : File.ReadAllBytes(path);
}
