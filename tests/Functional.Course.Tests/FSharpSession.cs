using System.Diagnostics;
using System.Text;

namespace Functional.Tests;

/// <summary>What a rung printed, and the files that it wrote.</summary>
public sealed record RungOutput(string Text, string Error, string Folder);

/// <summary>One F# Interactive that runs the scripts of the course one after another; a process for each would take minutes.</summary>
public sealed class FSharpSession : IDisposable
{
    readonly Lazy<Dictionary<string, RungOutput>> outputs;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("functional-course");

    /// <summary>A session that begins when the first output is asked for.</summary>
    public FSharpSession() => outputs = new(() => Run(Rung.All.Select(rung => rung.Name)));

    /// <summary>What a script printed.</summary>
    public RungOutput this[string rung] => outputs.Value[rung];

    static string Mark(string rung) => $"======== {rung}";

    Dictionary<string, RungOutput> Run(IEnumerable<string> rungs)
    {
        // A script that fails stops neither the session nor those behind it; marks in both streams say whose lines they are.
        var input = new StringBuilder();
        foreach (var rung in rungs)
        {
            var files = folder.CreateSubdirectory(rung).FullName;
            input.AppendLine($"System.Environment.SetEnvironmentVariable(\"{Course.FolderVariable}\", @\"{files}\");;");
            input.AppendLine($"printfn \"%s\" \"{Mark(rung)}\";; eprintfn \"%s\" \"{Mark(rung)}\";;");
            input.AppendLine($"#load @\"{Rung.PathOf(rung, ".fsx")}\";;");
        }
        // 211: one of the folders of the build is missing; 221: a script's name that starts with a digit is no name of a module.
        string[] arguments = ["fsi", "--quiet", "--nologo", "--readline-", "--nowarn:211", "--nowarn:221"];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment[Course.EpochsVariable] = Rung.Epochs;
        start.Environment.Remove(Course.DataVariable);
        using var process = Process.Start(start)!;
        var (text, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return Parts(text.Result)
            .Join(Parts(error.Result), part => part.Rung, part => part.Rung, (said, wrong) => (said.Rung, said.Text, Error: wrong.Text))
            .ToDictionary(part => part.Rung, part => new RungOutput(part.Text, part.Error, Path.Combine(folder.FullName, part.Rung)));
    }

    static IEnumerable<(string Rung, string Text)> Parts(string text) =>
        text.ReplaceLineEndings("\n").Split("======== ").Skip(1).Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1]));

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
