using System.Text;

namespace Functional;

/// <summary>Writes pictures and pages into files.</summary>
internal static class PictureFile
{
    private static readonly Dictionary<string, Action<Picture, string>> Writers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = (picture, path) => picture.SaveSvg(path),
        [".html"] = (picture, path) => picture.SaveHtml(path),
        [".htm"] = (picture, path) => picture.SaveHtml(path),
    };

    /// <summary>As the extension asks.</summary>
    public static void Save(Picture picture, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Writers.TryGetValue(Path.GetExtension(path), out var write))
        {
            throw new ArgumentException(
                Messages.Of(
                    "save",
                    "pictures are written as SVG or as an HTML page",
                    "Let the path end in .svg or .html; browsers and vector programs turn SVG into PNG or PDF.",
                    ("path", $"\"{path}\"")
                ),
                nameof(path)
            );
        }
        write(picture, path);
    }

    /// <summary>UTF-8 without a mark at its beginning.</summary>
    public static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
