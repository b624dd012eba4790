using System.Diagnostics;
using System.Text;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>What a rung printed, and the files that it wrote.</summary>
public sealed record RungOutput(string Text, string Error, string Folder);

/// <summary>One F# Interactive that runs all scripts of the examples one after another; a process for each would take minutes.</summary>
public sealed class FSharpSession : IDisposable
{
    readonly Lazy<Dictionary<string, RungOutput>> outputs;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("functional-course");

    /// <summary>A session that begins when the first output is asked for.</summary>
    public FSharpSession() => outputs = new(() => Run([.. Scripts, .. Rung.All.Select(rung => Rung.PathOf(rung.Name, ".fsx"))]));

    /// <summary>The scripts beside the course.</summary>
    public static IEnumerable<string> Scripts =>
        Directory
            .GetFiles(Repository.PathOf("examples"), "*.fsx")
            .Where(path => Path.GetFileName(path) != "functional.fsx")
            .Order(StringComparer.Ordinal);

    /// <summary>What a script printed.</summary>
    public RungOutput this[string script] => outputs.Value[script];

    static string Mark(string script) => $"======== {script}";

    Dictionary<string, RungOutput> Run(IEnumerable<string> paths)
    {
        // A script that fails stops neither the session nor those behind it; marks in both streams say whose lines they are.
        var input = new StringBuilder();
        foreach (var path in paths)
        {
            var script = Path.GetFileNameWithoutExtension(path);
            var files = folder.CreateSubdirectory(script).FullName;
            input.AppendLine($"System.Environment.SetEnvironmentVariable(\"{Course.FolderVariable}\", @\"{files}\");;");
            input.AppendLine($"System.Environment.CurrentDirectory <- @\"{files}\";;");
            input.AppendLine($"printfn \"%s\" \"{Mark(script)}\";; eprintfn \"%s\" \"{Mark(script)}\";;");
            input.AppendLine($"#load @\"{path}\";;");
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
            .Join(
                Parts(error.Result),
                part => part.Script,
                part => part.Script,
                (said, wrong) => (said.Script, said.Text, Error: wrong.Text)
            )
            .ToDictionary(part => part.Script, part => new RungOutput(part.Text, part.Error, Path.Combine(folder.FullName, part.Script)));
    }

    static IEnumerable<(string Script, string Text)> Parts(string text) =>
        text.ReplaceLineEndings("\n").Split("======== ").Skip(1).Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1]));

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
