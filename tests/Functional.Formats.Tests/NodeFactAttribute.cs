using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Functional.Tests;

/// <summary>A test that needs a package of npm: runs where a variable names a folder in which it is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute(string variable, string package) =>
        Skip =
            Environment.GetEnvironmentVariable(variable) is { } folder && Directory.Exists(Path.Combine(folder, "node_modules", package))
                ? null
                : $"{variable} names no folder with node_modules/{package}";
}

/// <summary>Runs scripts that stand beside tests in Node.js.</summary>
static class NodeJs
{
    /// <summary>The last line that a script prints.</summary>
    /// <param name="script">The name of the script, in the folder of the test.</param>
    /// <param name="variable">The variable that names the folder of packages.</param>
    /// <param name="request">What the script is given.</param>
    /// <param name="here">The test.</param>
    public static string Run(string script, string variable, string request, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, script);
        var start = new ProcessStartInfo("node", [path, Environment.GetEnvironmentVariable(variable)!, request])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd().Split('\n')[^1] : throw new InvalidOperationException(error.Result);
    }
}
