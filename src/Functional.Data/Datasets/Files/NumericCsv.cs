using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Functional;

/// <summary>Reads lines of numbers, separated by commas, which data sets come in; tables of all kinds are another matter.</summary>
internal static class NumericCsv
{
    /// <summary>The first line as texts, where it is one, and the numbers.</summary>
    /// <param name="path">The file, packed by gzip or not.</param>
    /// <param name="hasHeader">Whether the first line is no row.</param>
    /// <exception cref="InvalidDataException">A cell is no finite number, or rows differ in length; the message says where.</exception>
    public static (string[] Header, double[] Numbers, int Columns) Read(string path, bool hasHeader)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        return Read(content, Path.GetFileName(path), hasHeader);
    }

    /// <inheritdoc cref="Read(string, bool)"/>
    public static (string[] Header, double[] Numbers, int Columns) Read(Stream content, string name, bool hasHeader)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        string[] header = hasHeader ? (reader.ReadLine() ?? "").Split(',') : [];
        var numbers = new List<double>();
        var columns = 0;
        for (var line = hasHeader ? 2 : 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0)
            {
                continue;
            }
            var before = numbers.Count;
            foreach (var cell in text.AsSpan().Split(','))
            {
                numbers.Add(
                    double.TryParse(text.AsSpan()[cell], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number)
                        ? number
                        : throw Wrong(name, line, $"\"{text.AsSpan()[cell]}\" in column {numbers.Count - before + 1} is no finite number")
                );
            }
            columns = columns == 0 ? numbers.Count - before : columns;
            if (numbers.Count - before != columns)
            {
                throw Wrong(name, line, $"there are {numbers.Count - before} numbers, and {columns} in the lines before");
            }
        }
        return columns > 0 ? (header, [.. numbers], columns) : throw Wrong(name, 1, "there are no rows");
    }

    private static InvalidDataException Wrong(string name, int line, string what) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: {what}. Is the file complete, and is it the one you meant?")
        );
}
