using Functional.Testing;

namespace Functional.Tests;

/// <summary>What the README shows is what tests compile and run.</summary>
public sealed class ReadmeTests
{
    // Commands are for people, and Python is what readers come from; everything else stands in a test or an example.
    static readonly string[] NotOurs = ["sh", "python"];

    // Pages about the inside show lines of the library itself.
    static readonly string[] ShowLibrary = ["docs/one-weight.md", "docs/engine.md", "docs/contributing.md"];

    static List<string> Texts(Func<SourceFile, bool> which) =>
        [.. SourceFile.All.Where(which).Select(file => MarkdownFile.Flat(file.Lines))];

    [Fact]
    public void Every_block_of_code_stands_in_a_test_or_an_example()
    {
        var (library, users) = (
            Texts(file => file.Path.StartsWith("src", StringComparison.Ordinal)),
            Texts(file => !file.Path.StartsWith("src", StringComparison.Ordinal))
        );
        var nowhere = MarkdownFile
            .Docs.Prepend(MarkdownFile.Readme)
            .SelectMany(file => file.Blocks.Select(block => (file.Path, Block: block)))
            .Where(at => !NotOurs.Contains(at.Block.Kind))
            .Where(at => !users.Exists(text => text.Contains(at.Block.Text, StringComparison.Ordinal)))
            .Where(at => !ShowLibrary.Contains(at.Path) || !library.Exists(text => text.Contains(at.Block.Text, StringComparison.Ordinal)))
            .Select(at => $"{at.Path}:{at.Block.Line}: no file under tests or examples has this {at.Block.Kind} block.\n{at.Block.Text}");

        Expect.None(nowhere);
    }

    [Fact]
    public void It_shows_both_languages_a_message_and_commands()
    {
        var blocks = MarkdownFile.Readme.Blocks.ToList();

        Assert.Equal(["csharp", "fsharp", "sh", "text"], blocks.Select(block => block.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(blocks, block => Assert.NotEqual("", block.Text.Trim()));
    }

    [Fact]
    public void Every_path_that_it_links_to_exists()
    {
        var links = MarkdownFile.Docs.Prepend(MarkdownFile.Readme).SelectMany(file => file.Links).ToList();

        Assert.NotEmpty(MarkdownFile.Readme.Links);
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
}
