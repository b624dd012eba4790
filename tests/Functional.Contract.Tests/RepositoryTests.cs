using Functional.Testing;

namespace Functional.Tests;

public sealed class RepositoryTests
{
    static readonly string[] Required =
    [
        "src",
        "tests",
        "examples",
        "Functional.sln",
        "README.md",
        "paket.dependencies",
        "paket.lock",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "global.json",
        "Directory.Build.props",
        "Directory.Build.targets",
    ];

    static readonly string[] Optional = ["docs"];

    [Fact]
    public void The_top_level_holds_what_a_visitor_expects_and_nothing_else()
    {
        // Folders that tools make there are named in .gitignore, one a line, as `name/`.
        var ignored = File.ReadLines(Repository.PathOf(".gitignore")).Select(line => line.TrimEnd('/'));
        var visible = Directory
            .EnumerateFileSystemEntries(Repository.Root)
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.'))
            .Except(ignored)
            .ToList();

        Expect.None(visible.Except(Required).Except(Optional));
        Expect.None(Required.Except(visible));
    }

    [Fact]
    public void No_address_of_a_package_feed_is_committed()
    {
        string[] files = ["paket.dependencies", "paket.lock"];
        var addresses = files
            .SelectMany(file => File.ReadLines(Repository.PathOf(file)))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("source ", StringComparison.Ordinal) || line.StartsWith("remote: ", StringComparison.Ordinal))
            .Where(line => !line.EndsWith(" %NUGET_SOURCE%", StringComparison.Ordinal));

        Expect.None(addresses);
    }

    [Fact]
    public void Every_package_has_its_reason_above_it()
    {
        var lines = File.ReadAllLines(Repository.PathOf("paket.dependencies")).Select(line => line.Trim()).ToList();
        var reasons = lines.Select((line, i) => line.StartsWith("nuget ", StringComparison.Ordinal) ? ReasonOf(lines, i) : "# none needed");

        Assert.All(reasons, reason => Assert.StartsWith("#", reason, StringComparison.Ordinal));
    }

    // A comment speaks for the packages that follow it without a blank line between.
    static string ReasonOf(List<string> lines, int index) =>
        lines.Take(index).Reverse().SkipWhile(line => line.StartsWith("nuget ", StringComparison.Ordinal)).First();
}
