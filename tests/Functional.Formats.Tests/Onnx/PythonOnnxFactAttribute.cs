using System.Diagnostics;

namespace Functional.Tests;

/// <summary>A test that needs the onnx package of the system's Python; skipped, visibly, where it is missing.</summary>
sealed class PythonOnnxFactAttribute : FactAttribute
{
    static readonly Lazy<bool> IsThere = new(() =>
    {
        try
        {
            return PythonOnnx.Run("import onnx.checker, onnx.shape_inference").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public PythonOnnxFactAttribute()
    {
        if (!IsThere.Value)
        {
            Skip = "Python's onnx package is not installed";
        }
    }
}

static class PythonOnnx
{
    public static (int Code, string Text) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + error.Result);
    }
}
