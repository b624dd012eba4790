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

    // Formatters break lines where they like, and end the last of several lines with a comma.
    static string Plain(string code) =>
        string.Concat(code.Where(c => !char.IsWhiteSpace(c)))
            .Replace(",]", "]", StringComparison.Ordinal)
            .Replace(",)", ")", StringComparison.Ordinal)
            .Replace(",}", "}", StringComparison.Ordinal);
}
