using System.Text;

namespace Functional;

public sealed partial class Table
{
    /// <summary>
    /// A table from a file of comma- or tab-separated values, compressed by gzip or not. Types are inferred from all cells; see
    /// <see cref="TableOptions"/> for what can be said.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to understand it; null for the defaults.</param>
    /// <exception cref="TableFormatException">A row or a cell does not fit; the message names file, line, column and text.</exception>
    /// <exception cref="ArgumentException">The options name a column that is not there.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Table Read(string path, TableOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = File.OpenRead(path);
        return Read(stream, options, path);
    }

    /// <summary>A table from a stream, which stays open; its name is for messages and tells tabs (.tsv) from commas.</summary>
    /// <param name="stream">The bytes, compressed by gzip or not.</param>
    /// <param name="options">How to understand them; null for the defaults.</param>
    /// <param name="name">What to call it.</param>
    /// <exception cref="TableFormatException">A row or a cell does not fit.</exception>
    /// <exception cref="ArgumentException">The options name a column that is not there.</exception>
    public static Table Read(Stream stream, TableOptions? options = null, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return new TableReader(name, options ?? new()).Read(stream);
    }

    /// <summary>A table from text: <c>Table.Parse("a,b\n1,2")</c>.</summary>
    /// <exception cref="TableFormatException">A row or a cell does not fit.</exception>
    /// <exception cref="ArgumentException">The options name a column that is not there.</exception>
    public static Table Parse(string text, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Read(stream, (options ?? new()) with { Encoding = Encoding.UTF8 }, "text");
    }
}
