using Functional.Testing;

namespace Functional.Tests;

/// <summary>What the README shows is what tests compile and run.</summary>
public sealed class ReadmeTests
{
    const string Fence = "```";

    // Commands are for people; everything else is code or output, and stands in a test or an example.
    static readonly string[] Commands = ["sh"];

    /// <summary>A block of the README: what its fence calls it, the line of the fence from 1, and the text without indentation.</summary>
    sealed record Block(string Kind, int Line, string Text);

    static IReadOnlyList<Block> Blocks { get; } = [.. Read(File.ReadAllLines(Repository.PathOf("README.md")))];

    [Fact]
    public void Every_block_of_code_stands_in_a_test_or_an_example()
    {
        var sources = SourceFile
            .All.Where(file => !file.Path.StartsWith("src", StringComparison.Ordinal))
            .Select(file => Flat(file.Lines))
            .ToList();
        var nowhere = Blocks
            .Where(block => !Commands.Contains(block.Kind) && !sources.Exists(text => text.Contains(block.Text, StringComparison.Ordinal)))
            .Select(block => $"README.md:{block.Line}: no file under tests or examples has this {block.Kind} block.\n{block.Text}");

        Expect.None(nowhere);
    }

    [Fact]
    public void It_shows_both_languages_a_message_and_commands()
    {
        Assert.Equal(["csharp", "fsharp", "sh", "text"], Blocks.Select(block => block.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Blocks, block => Assert.NotEqual("", block.Text.Trim()));
    }

    [Fact]
    public void Every_path_that_it_links_to_exists()
    {
        // Every other part between fences is a block, where brackets and parentheses are code.
        var links = File.ReadAllText(Repository.PathOf("README.md"))
            .Split(Fence)
            .Where((_, part) => part % 2 == 0)
            .SelectMany(text => text.Split("](").Skip(1))
            .Select(rest => rest[..rest.IndexOf(')')])
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(links);
        Expect.None(links.Where(link => !File.Exists(Repository.PathOf(link))));
    }

    [Fact]
    public void Every_folder_that_contributors_are_sent_to_exists()
    {
        var paths = File.ReadAllText(Repository.PathOf("CONTRIBUTING.md"))
            .Split('`')
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Select(path => path.Replace("<Group>", "Elementwise", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(paths);
        Expect.None(paths.Where(path => !Directory.Exists(Path.GetDirectoryName(Repository.PathOf(path)))));
        Expect.None(paths.Where(path => !path.Contains("Name.", StringComparison.Ordinal) && !File.Exists(Repository.PathOf(path))));
    }

    static IEnumerable<Block> Read(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var end = Array.IndexOf(lines, Fence, i + 1);
            Assert.True(end > i, $"README.md:{i + 1}: this block has no end.");
            yield return new(lines[i][Fence.Length..], i + 1, Flat(lines[(i + 1)..end]));
            i = end;
        }
    }

    // Every line begins and ends with a line break, so that a block matches whole lines only.
    static string Flat(IEnumerable<string> lines) => $"\n{string.Join('\n', lines.Select(line => line.Trim()))}\n";
}
