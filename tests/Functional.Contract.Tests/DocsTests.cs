namespace Functional.Tests;

/// <summary>What the pages under docs say in tables is code that tests compile and run.</summary>
public sealed class DocsTests
{
    static readonly Dictionary<string, string[]> Languages = new() { ["C#"] = [".cs"], ["F#"] = [".fs", ".fsi"] };

    public static TheoryData<string> Columns => [.. Languages.Keys];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Every_cell_of_code_stands_in_a_test_or_an_example(string language)
    {
        var sources = SourceFile
            .All.Where(file => !file.Path.StartsWith("src", StringComparison.Ordinal))
            .Where(file => Languages[language].Contains(Path.GetExtension(file.Path)))
            .Select(file => Plain(string.Concat(file.Lines)))
            .ToList();
        var cells = MarkdownFile
            .Docs.SelectMany(file => file.Cells.Select(cell => (file.Path, Cell: cell)))
            .Where(at => at.Cell.Column == language)
            .ToList();

        Assert.NotEmpty(cells);
        Expect.None(
            cells
                .Where(at => !sources.Exists(text => text.Contains(Plain(at.Cell.Code), StringComparison.Ordinal)))
                .Select(at => $"{at.Path}:{at.Cell.Line}: no {language} file under tests or examples has {at.Cell.Code}")
        );
    }

    [Fact]
    public void An_FSharp_cell_is_no_longer_than_the_Python_before_it()
    {
        var blocks = MarkdownFile.Docs.Single(file => Path.GetFileName(file.Path) == "fsharp.md").Blocks.ToList();
        var pairs = blocks.Zip(blocks.Skip(1)).Where(pair => (pair.First.Kind, pair.Second.Kind) == ("python", "fsharp")).ToList();

        Assert.Equal(blocks.Count(block => block.Kind == "python"), pairs.Count);
        Assert.True(pairs.Count >= 3);
        Assert.All(pairs, pair => Assert.InRange(Lines(pair.Second), 1, Lines(pair.First)));

        static int Lines(MarkdownFile.Block block) => block.Text.Split('\n').Count(line => line.Length > 0);
    }

    // Formatters break lines where they like, and end the last of several lines with a comma.
    static string Plain(string code) =>
        string.Concat(code.Where(c => !char.IsWhiteSpace(c)))
            .Replace(",]", "]", StringComparison.Ordinal)
            .Replace(",)", ")", StringComparison.Ordinal)
            .Replace(",}", "}", StringComparison.Ordinal);
}
