using System.Xml.Linq;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>The course: every rung runs in both languages, which print the same: what a person has read over.</summary>
/// <remarks>With <c>FUNCTIONAL_WRITE_COURSE=1</c> the C# programs write <c>tests/Golden/course</c> anew.</remarks>
public sealed class CourseTests(FSharpSession session) : IClassFixture<FSharpSession>, IDisposable
{
    const int MostLines = 150;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("functional-course");

    public static TheoryData<string> Rungs => [.. Rung.All.Select(rung => rung.Name)];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Rungs))]
    public void Both_languages_print_what_is_recorded(string rung)
    {
        var recorded = Repository.PathOf("tests", "Golden", "course", rung + ".txt");
        var csharp = new Rung(rung).Run(folder.FullName);
        if (Environment.GetEnvironmentVariable("FUNCTIONAL_WRITE_COURSE") == "1")
        {
            File.WriteAllText(recorded, csharp.Text);
        }

        var expected = File.ReadAllText(recorded);
        Assert.Equal(expected, csharp.Text);
        Assert.Equal("", session[rung].Error.Trim());
        Assert.Equal(expected, session[rung].Text);
        AssertSameFiles(csharp.Folder, session[rung].Folder);
    }

    [Theory]
    [MemberData(nameof(Rungs))]
    public void A_rung_is_read_in_ten_minutes_and_stands_on_the_ladder(string rung)
    {
        Assert.InRange(File.ReadLines(Rung.PathOf(rung, ".cs")).Count(), 10, MostLines);
        Assert.InRange(File.ReadLines(Rung.PathOf(rung, ".fsx")).Count(), 10, MostLines);
        Assert.Contains($"({rung}.cs)", File.ReadAllText(Repository.PathOf("examples", "course", "README.md")), StringComparison.Ordinal);
        Assert.Contains($"({rung}.fsx)", File.ReadAllText(Repository.PathOf("examples", "course", "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digits", "held-out digits: loss: 0\\.[0-9]{4} - accuracy: 0\\.9[5-9]")]
    [InlineData("even-or-odd", "^loss: 0\\.[0-9]{4} - accuracy: 0\\.9[89]")]
    [InlineData("houses", "float32\\[3, 1\\]")]
    [InlineData("perceptron", "dense/bias +\\[1\\] +-0\\.5")]
    public void A_script_beside_the_course_runs(string script, string says)
    {
        Assert.Equal("", session[script].Error.Trim());
        Assert.Matches(says, session[script].Text);
    }

    [Fact]
    public void Every_script_is_run() =>
        Assert.Equal(
            ["digits", "even-or-odd", "houses", "perceptron"],
            FSharpSession.Scripts.Select(path => Path.GetFileNameWithoutExtension(path))
        );

    [Fact]
    public void Every_script_and_every_recording_has_its_program()
    {
        var programs = Rung.All.Select(rung => rung.Name).ToHashSet();
        var scripts = Directory.GetFiles(Repository.PathOf("examples", "course"), "??-*.fsx");
        var recordings = Directory.GetFiles(Repository.PathOf("tests", "Golden", "course"));

        Assert.Empty(scripts.Concat(recordings).Select(path => Path.GetFileNameWithoutExtension(path)).Except(programs));
    }

    /// <summary>Drawings are equal to the last byte; pages may show the lines of code that made them, which differ.</summary>
    static void AssertSameFiles(string csharp, string fsharp)
    {
        Assert.Equal(Names(csharp), Names(fsharp));
        foreach (var name in Names(csharp).Where(name => name.EndsWith(".svg", StringComparison.Ordinal)))
        {
            Assert.Equal("svg", XDocument.Load(Path.Combine(csharp, name)).Root!.Name.LocalName);
            Assert.Equal(File.ReadAllText(Path.Combine(csharp, name)), File.ReadAllText(Path.Combine(fsharp, name)));
        }
    }

    /// <summary>Logs of TensorBoard are called by the time of day, and are left out.</summary>
    static IEnumerable<string> Names(string folder) =>
        new DirectoryInfo(folder)
            .GetFiles("*", SearchOption.AllDirectories)
            .Select(file => file.Name)
            .Where(name => !name.StartsWith("events.out.tfevents", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
