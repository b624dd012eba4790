using System.Diagnostics;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>The examples as a visitor runs them: each in a process of its own.</summary>
public sealed class ExampleTests
{
    sealed record Finished(int ExitCode, string Output, string Error)
    {
        public string LastLine => Output.TrimEnd().Split('\n')[^1].TrimEnd();
    }

    // .../bin/Debug/net10.0: the example was built beside this test.
    static string[] BuildFolders => AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];

    static string Digits => Repository.PathOf(["examples", "Digits", .. BuildFolders, "Digits.dll"]);

    static async Task<Finished> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    [Fact]
    public async Task The_digits_program_shows_what_is_taken_for_what_and_ends_with_its_accuracy()
    {
        var run = await Run(Digits, "--seed", "3");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("dense (Dense)", run.Output, StringComparison.Ordinal);
        Assert.Contains("true \\ predicted", run.Output, StringComparison.Ordinal);
        Assert.Matches("^test accuracy: 0\\.9[6-9][0-9]$", run.LastLine);
    }

    [Theory]
    [InlineData("--seed", "three")]
    [InlineData("--seed")]
    [InlineData("--sed", "3")]
    public async Task The_digits_program_explains_its_arguments_when_it_does_not_know_them(params string[] arguments)
    {
        var run = await Run([Digits, .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"not understood: {string.Join(' ', arguments)}", run.Error, StringComparison.Ordinal);
        Assert.Contains("usage: Digits [--seed N]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digits_script_runs_on_the_build()
    {
        var run = await Run("fsi", Repository.PathOf("examples", "digits.fsx"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Epoch 50 - loss: ", run.Output, StringComparison.Ordinal);
        Assert.Matches("^held-out digits: loss: 0\\.[0-9]{4} - accuracy: 0\\.9[5-9][0-9]{2}$", run.LastLine);
    }
}
