using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Functional.Tests;

/// <summary>A test that needs Python with modules, such as h5py: skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(string modules) => Skip = Python.With(modules) is null ? $"no Python with {modules} is here" : null;
}

/// <summary>Runs scripts in the Python of this machine that has the modules they need.</summary>
static class Python
{
    /// <summary>A Python that can import modules; null where there is none.</summary>
    public static string? With(string modules) =>
        new[] { "/usr/bin/python3", "python3", "python" }.FirstOrDefault(python => CanImport(python, modules));

    /// <summary>What a script returns and prints.</summary>
    public static (int Code, string Output, string Error) Run(string modules, string script, params string[] arguments) =>
        Start(With(modules)!, [script, .. arguments]);

    private static bool CanImport(string python, string modules)
    {
        try
        {
            return Start(python, [$"import {modules}"]).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Output, string Error) Start(string python, string[] scriptAndArguments)
    {
        var start = new ProcessStartInfo(python, ["-c", .. scriptAndArguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
