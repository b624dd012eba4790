using System.Text;
using System.Text.Json;

namespace Functional.Conformance;

/// <summary>A folder of recordings: the files in it, or in a folder <c>tf-keras</c> or <c>sklearn</c> in it.</summary>
public sealed class Recordings(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The path of a file; null where there is none.</summary>
    public string? Find(string name) =>
        new[] { "tf-keras", "sklearn", "" }.Select(inner => Path.Combine(folder, inner, name)).FirstOrDefault(path => Path.Exists(path));

    /// <summary>
    /// The content of a JSON file. Python writes numbers that are not finite as bare words, which JSON does not know; they are read as
    /// texts.
    /// </summary>
    public static JsonElement Load(string path)
    {
        using var document = JsonDocument.Parse(Quoted(File.ReadAllText(path)));
        return document.RootElement.Clone();
    }

    static string Quoted(string text)
    {
        var result = new StringBuilder(text.Length);
        var inText = false;
        for (var i = 0; i < text.Length; i++)
        {
            var word = inText ? null : Words.FirstOrDefault(w => string.CompareOrdinal(text, i, w, 0, w.Length) == 0);
            if (word is not null)
            {
                result.Append('"').Append(word).Append('"');
                i += word.Length - 1;
                continue;
            }
            result.Append(text[i]);
            if (text[i] == '\\' && inText && i + 1 < text.Length)
            {
                result.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                inText = !inText;
            }
        }
        return result.ToString();
    }

    static readonly string[] Words = ["NaN", "Infinity", "-Infinity"];
}
