namespace Functional.Tests;

public sealed class SourceTests
{
    const int MostLines = 400;
    const int MostColumns = 140;

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var longFiles = SourceFile
            .All.Where(file => file.Lines.Length > MostLines)
            .Select(file => $"{file.Path}: {file.Lines.Length} lines");

        Expect.None(longFiles);
    }

    [Fact]
    public void No_line_is_wider_than_140_columns()
    {
        var wide = Lines().Where(line => line.Text.EnumerateRunes().Count() > MostColumns).Select(line => line.Place);

        Expect.None(wide);
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        // In pieces, so that this file does not find itself.
        string[] words = ["TO" + "DO", "FIX" + "ME", "Not" + "Implemented" + "Exception"];
        var unfinished = Lines().Where(line => words.Any(word => line.Text.Contains(word, StringComparison.Ordinal)));

        Expect.None(unfinished.Select(line => line.Place));
    }

    static IEnumerable<(string Place, string Text)> Lines() =>
        SourceFile.All.SelectMany(file => file.Lines.Select((text, i) => ($"{file.Path}:{i + 1}", text)));
}
