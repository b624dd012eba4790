namespace Functional;

/// <summary>Finds the images of class folders as Keras does.</summary>
internal static class ImageFiles
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png",
        ".jpg",
        ".jpeg",
        ".bmp",
        ".ppm",
        ".tif",
        ".tiff",
    };

    /// <summary>The names of the folders in a folder, sorted by their characters' numbers.</summary>
    public static Sequence<string> Classes(string directory) =>
        [.. Directory.EnumerateDirectories(directory).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The images under a folder: by folder, then by name.</summary>
    public static IEnumerable<string> Under(string folder, bool followLinks) =>
        Folders(folder, followLinks, [])
            .OrderBy(path => path.Replace('\\', '/'), StringComparer.Ordinal)
            .SelectMany(path => Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
            .Where(path => Extensions.Contains(Path.GetExtension(path)));

    private static IEnumerable<string> Folders(string folder, bool followLinks, HashSet<string> seen)
    {
        // A link may lead back to a folder above it.
        var real = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder);
        return seen.Add(real)
            ? Directory
                .EnumerateDirectories(folder)
                .Where(path => followLinks || new DirectoryInfo(path).LinkTarget is null)
                .SelectMany(path => Folders(path, followLinks, seen))
                .Prepend(folder)
            : [];
    }
}
