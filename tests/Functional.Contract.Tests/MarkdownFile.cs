using System.Text.RegularExpressions;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>The README, or a page under <c>docs</c>, named from the repository's root.</summary>
sealed partial record MarkdownFile(string Path, string[] Lines)
{
    const string Fence = "```";

    /// <summary>A block of code: what its fence calls it, the line of the fence from 1, and the text without indentation.</summary>
    public sealed record Block(string Kind, int Line, string Text);

    /// <summary>A code span in a table: the heading of its column, its line from 1, and the text.</summary>
    public sealed record Cell(string Column, int Line, string Code);

    public static MarkdownFile Readme { get; } = Read("README.md");

    public static IReadOnlyList<MarkdownFile> Docs { get; } =
    [
        .. new DirectoryInfo(Repository.PathOf("docs"))
            .EnumerateFiles("*.md", SearchOption.AllDirectories)
            .Select(file => Read(System.IO.Path.GetRelativePath(Repository.Root, file.FullName)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>The blocks of code, in order.</summary>
    public IEnumerable<Block> Blocks
    {
        get
        {
            for (var i = 0; i < Lines.Length; i++)
            {
                if (!Lines[i].StartsWith(Fence, StringComparison.Ordinal))
                    continue;
                var end = Array.IndexOf(Lines, Fence, i + 1);
                Assert.True(end > i, $"{Path}:{i + 1}: this block has no end.");
                yield return new(Lines[i][Fence.Length..], i + 1, Flat(Lines[(i + 1)..end]));
                i = end;
            }
        }
    }

    /// <summary>Every code span of every table; a row that begins a table names its columns.</summary>
    public IEnumerable<Cell> Cells
    {
        get
        {
            string[] columns = [];
            for (var i = 0; i < Lines.Length; i++)
            {
                if (!Lines[i].StartsWith('|'))
                {
                    columns = [];
                    continue;
                }
                var texts = Texts(Lines[i]);
                columns = columns.Length == 0 ? texts : columns;
                Assert.True(
                    texts.Length == columns.Length,
                    $"{Path}:{i + 1}: the row has {texts.Length} cells for {columns.Length} columns."
                );
                foreach (var (column, text) in columns.Zip(texts))
                foreach (var code in Spans(text))
                    yield return new(column, i + 1, code);
            }
        }
    }

    /// <summary>Where its links to files lead, from the repository's root.</summary>
    public IEnumerable<string> Links =>
        string.Join('\n', Lines)
            .Split(Fence)
            .Where((_, part) => part % 2 == 0)
            .SelectMany(text => text.Split("](").Skip(1))
            .Select(rest => rest[..rest.IndexOf(')')])
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal))
            .Select(link => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, link));

    /// <summary>Every line begins and ends with a line break, so that a block matches whole lines only.</summary>
    public static string Flat(IEnumerable<string> lines) => $"\n{string.Join('\n', lines.Select(line => line.Trim()))}\n";

    static MarkdownFile Read(string path) => new(path, File.ReadAllLines(Repository.PathOf(path)));

    // A bar that belongs to the text is written `\|`.
    static string[] Texts(string row) =>
        [.. row.Replace(@"\|", "\0").Trim().Trim('|').Split('|').Select(text => text.Replace('\0', '|').Trim())];

    // As many marks end a span as begin it.
    static IEnumerable<string> Spans(string text) => CodeSpan().Matches(text).Select(match => match.Groups[2].Value);

    [GeneratedRegex("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)")]
    private static partial Regex CodeSpan();
}
