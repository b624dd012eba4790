using System.Reflection;
using System.Runtime.ExceptionServices;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>One step of the ladder: <c>NN-name.cs</c> and <c>NN-name.fsx</c>.</summary>
public sealed record Rung(string Name)
{
    /// <summary>Trainings in tests are this short; the point of a lesson is seen by whoever runs it whole.</summary>
    public const string Epochs = "2";

    /// <summary>All of them, by number.</summary>
    public static IEnumerable<Rung> All =>
        new DirectoryInfo(Repository.PathOf("examples", "course"))
            .GetFiles("*.cs")
            .Select(file => new Rung(Path.GetFileNameWithoutExtension(file.Name)))
            .OrderBy(rung => rung.Name, StringComparer.Ordinal);

    /// <summary>A file of a rung.</summary>
    public static string PathOf(string name, string extension) => Repository.PathOf("examples", "course", name + extension);

    /// <summary>Runs the program of the rung and keeps what it prints.</summary>
    /// <param name="folder">Where it writes its files.</param>
    public RungOutput Run(string folder)
    {
        Environment.SetEnvironmentVariable(Course.EpochsVariable, Epochs);
        Environment.SetEnvironmentVariable(Course.DataVariable, null);
        Environment.SetEnvironmentVariable(Course.FolderVariable, folder);
        var program = typeof(Rung).Assembly.GetType($"Functional.Rungs.Rung{Name.Split('-')[0]}.Program", throwOnError: true)!;
        var (console, text) = (Console.Out, new StringWriter { NewLine = "\n" });
        Console.SetOut(text);
        try
        {
            program.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, null);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
        finally
        {
            Console.SetOut(console);
        }
        return new(text.ToString(), "", folder);
    }
}
