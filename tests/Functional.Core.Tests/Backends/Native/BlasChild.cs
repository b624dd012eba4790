using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;

namespace Functional.Tests;

/// <summary>
/// A process of its own, with an environment of its own: this assembly run as a program. It multiplies as the environment asks and
/// prints whether that agrees with the managed product, then the diagnosis.
/// </summary>
static class BlasChild
{
    const string Reached = "the last line";

    /// <summary>What the child printed. Fails if it crashed, hung, or did not reach its last line.</summary>
    public static string Run(params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["exec", Assembly.GetExecutingAssembly().Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.FileName = "dotnet";
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var child = Process.Start(start)!;
        var error = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEndAsync();
        if (!child.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            child.Kill();
            Assert.Fail("The child did not end.");
        }

        Assert.True(child.ExitCode == 0 && output.Result.Contains(Reached), $"exit code {child.ExitCode}: {output.Result}{error.Result}");
        return output.Result;
    }

    public static void Main()
    {
        var provider = ProductProviders.Get(Blas.Default);
        var (m, k, n) = (20, 30, 40);
        var a = KernelCheck.Samples<float>(m * k, 1);
        var b = KernelCheck.Samples<float>(k * n, 2);
        var managed = new float[m * n];
        var result = new float[m * n];
        MatrixProduct.Run<float>(a, k, 1, b, n, 1, managed, m, k, n);
        if (provider?.TryRun<float>(a, k, 1, b, n, 1, result, m, k, n) != true)
        {
            MatrixProduct.Run<float>(a, k, 1, b, n, 1, result, m, k, n);
        }

        Console.WriteLine($"same bits: {Hash(managed) == Hash(result)}");
        Console.WriteLine($"computed by: {Blas.Describe(Blas.Default)}");
        Console.WriteLine($"execution: {Execution.Default}");
        Console.WriteLine(Blas.Diagnose());
        Console.WriteLine(Reached);
    }

    static string Hash(float[] values) =>
        Convert.ToHexString(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan())));
}
