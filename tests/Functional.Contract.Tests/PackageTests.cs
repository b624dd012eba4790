using System.Diagnostics;
using System.Xml.Linq;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>What <c>dotnet pack</c> gives: three packages that hold every library once, and that work from a folder.</summary>
public sealed class PackageTests : IDisposable
{
    // .../bin/Debug/net10.0: the packages are made of what was built beside this test.
    static readonly string Configuration = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[
        ^2
    ];

    // A version of its own, so that no cache of another run answers.
    readonly string version = $"0.0.{Environment.ProcessId}-test{DateTime.UtcNow.Ticks}";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("functional-packages");

    static IEnumerable<(string Name, XDocument Content)> Packages =>
        Product
            .All.Select(product => (product.Name, Path: Path.Combine(product.Folder, product.Name + ".nuspec")))
            .Where(product => File.Exists(product.Path))
            .Select(product => (product.Name, XDocument.Load(product.Path)));

    public void Dispose()
    {
        folder.Delete(recursive: true);
        foreach (var package in Packages)
        {
            var cached = new DirectoryInfo(Path.Combine(Cache, package.Name.ToLowerInvariant(), version));
            if (cached.Exists)
            {
                cached.Delete(recursive: true);
            }
        }
    }

    static string Cache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    static IEnumerable<XElement> Elements(XDocument nuspec, string name) =>
        nuspec.Descendants().Where(element => element.Name.LocalName == name);

    [Fact]
    public void Every_library_is_in_one_package()
    {
        var packed = Packages
            .SelectMany(package => Elements(package.Content, "file"))
            .SelectMany(file => file.Attribute("src")!.Value.Split(';'))
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path));

        // The one that collects the others has no code of its own.
        Assert.Equal(Product.All.Select(product => product.Name).Where(name => name != "Functional").Order(), packed.Order());
        Assert.Equal(["Functional", "Functional.FSharp", "Functional.Tabular"], Packages.Select(package => package.Name));
    }

    [Fact]
    public void A_package_asks_for_the_versions_that_are_tested()
    {
        var tested = File.ReadLines(Repository.PathOf("paket.dependencies"))
            .Select(line => line.Trim().Split(' '))
            .Where(words => words is ["nuget", _, _])
            .DistinctBy(words => words[1])
            .ToDictionary(words => words[1], words => words[2]);
        var asked = Packages
            .SelectMany(package => Elements(package.Content, "dependency"))
            .Select(dependency => (Id: dependency.Attribute("id")!.Value, Version: dependency.Attribute("version")!.Value));

        Assert.All(
            asked,
            one => Assert.Equal(one.Id.StartsWith("Functional", StringComparison.Ordinal) ? "$version$" : tested[one.Id], one.Version)
        );
    }

    [Fact]
    public async Task A_program_and_a_script_use_the_packages_of_a_folder()
    {
        foreach (var package in Packages)
        {
            await Run(
                "pack",
                Repository.PathOf("src", package.Name),
                "--no-build",
                "-c",
                Configuration,
                "-o",
                folder.FullName,
                $"-p:Version={version}"
            );
        }
        Assert.Equal(3, folder.GetFiles("*.nupkg").Length);
        // What the packages need was restored for this build, so the cache serves as a feed and no network is asked.
        Write(
            "nuget.config",
            $"<configuration><packageSources><clear/><add key=\"here\" value=\"{Cache}\"/></packageSources></configuration>"
        );
        var program = Write(
            "program.cs",
            """
            #:package Functional@0.1.0
            #:property RestoreAdditionalProjectSources=DIR
            #:property PublishAot=false
            using Functional;
            Console.WriteLine(Autodiff.Gradient(t => t * t * t)(2.0));
            """
        );
        var script = Write(
            "script.fsx",
            $"""
            #i "nuget: {Cache}"
            #i "nuget: DIR"
            #r "nuget: Functional.FSharp"
            open Functional
            printfn "%O" (grad (fun x -> sum (x * x)) (Table.parse "a\n1\n2" |> Table.toTensor))
            """
        );

        Assert.Equal("float32[] 12", await Run("run", program));
        Assert.Equal("float32[2, 1]\n[[2],\n [4]]", await Run("fsi", script));
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(
            path,
            text.Replace("DIR", folder.FullName, StringComparison.Ordinal)
                .Replace("0.1.0", version, StringComparison.Ordinal)
                .Replace("nuget: Functional.FSharp", $"nuget: Functional.FSharp, {version}", StringComparison.Ordinal)
        );
        return path;
    }

    async Task<string> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{await output}\n{await error}");
        return (await output).Trim().ReplaceLineEndings("\n");
    }
}
