using System.Diagnostics;
using System.Text;

namespace Functional.Tests;

/// <summary>A test that needs Python with h5py: skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class H5pyFactAttribute : FactAttribute
{
    private static readonly string? Python = new[] { "/usr/bin/python3", "python3", "python" }.FirstOrDefault(IsThere);

    public H5pyFactAttribute() => Skip = Python is null ? "no Python with h5py is here" : null;

    /// <summary>What a script prints.</summary>
    public static string Run(string script, string argument) => Run(Python!, script, argument).Output;

    private static bool IsThere(string python)
    {
        try
        {
            return Run(python, "import h5py", "").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Output) Run(string python, string script, string argument)
    {
        var start = new ProcessStartInfo(python, ["-c", script, argument])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
