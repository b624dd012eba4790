using System.Diagnostics;
using System.Globalization;
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

    static string Digits => Program("Digits");

    static string Program(string name) => Repository.PathOf(["examples", name, .. BuildFolders, name + ".dll"]);

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
        var folder = Directory.CreateTempSubdirectory("functional");
        var run = await Run(Digits, "--seed", "3", "--out", folder.FullName);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["curves.svg", "report.html"], folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        folder.Delete(recursive: true);
        Assert.Contains("dense (Dense)", run.Output, StringComparison.Ordinal);
        Assert.Contains("true \\ predicted", run.Output, StringComparison.Ordinal);
        Assert.Matches("^test accuracy: 0\\.9[6-9][0-9]$", run.LastLine);
    }

    [Fact]
    public async Task The_backprop_program_explains_numbers_that_can_be_checked_by_hand()
    {
        var folder = Directory.CreateTempSubdirectory("functional");
        var run = await Run(Program("Backprop"), folder.FullName);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("∂L/∂w = v\u03041 · x = [-0.25 -0.25]", run.Output, StringComparison.Ordinal);
        Assert.Contains("hidden/kernel  [2, 2]  [4 0 8 0]", run.Output, StringComparison.Ordinal);
        Assert.Contains("A NaN is traced", run.LastLine, StringComparison.Ordinal);
        Assert.Equal(5, folder.GetFiles("*.html").Length);
        folder.Delete(recursive: true);
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

    [Theory]
    [InlineData("FashionMnist")]
    [InlineData("Mnist")]
    [InlineData("CaliforniaHousing")]
    public async Task Programs_that_read_data_say_how_they_are_called(string name)
    {
        foreach (string[] arguments in new string[][] { [], ["--data"], ["--epochs", "0"], ["--seeds", "1"] })
        {
            var run = await Run([Program(name), .. arguments]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains($"usage: {name} --data DIR [--epochs N] [--seed N]", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_houses_are_learnt_by_five_networks_and_the_last_is_saved()
    {
        var folder = Directory.CreateTempSubdirectory("functional");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "california-housing"));
            var random = Key.Of(1).Uniform([80, 9]).ToArray<double>();
            var lines = random.Chunk(9).Select(row => string.Join(',', row.Select(v => v.ToString("R", CultureInfo.InvariantCulture))));
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "california-housing", "california_housing.csv"),
                lines.Prepend("MedInc,HouseAge,AveRooms,AveBedrms,Population,AveOccup,Latitude,Longitude,MedHouseVal")
            );
            var run = await Run(Program("CaliforniaHousing"), "--data", folder.FullName, "--epochs", "1", "--seed", "-7");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            foreach (var name in new[] { "sequential", "wide & deep", "two inputs", "two outputs", "own network" })
            {
                Assert.Matches($"(?m)^{name} test mse: [0-9]+\\.[0-9]{{4}}$", run.Output);
            }
            foreach (var count in new[] { 3471, 3479, 3416, 3517, 1207 })
            {
                Assert.Contains($"Total params: {count} ", run.Output, StringComparison.Ordinal);
            }
            Assert.EndsWith("predicts the same: True", run.LastLine, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
            File.Delete(Path.Combine(Path.GetTempPath(), "wide_and_deep_-7.safetensors"));
        }
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
