using Functional.Testing;

namespace Functional.Tests;

/// <summary>A source file that a person wrote, named from the repository's root.</summary>
sealed record SourceFile(string Path, string[] Lines)
{
    static readonly string[] Folders = ["src", "tests", "examples"];
    static readonly string[] Extensions = [".cs", ".fs", ".fsi", ".fsx"];
    static readonly string[] Outputs = ["bin", "obj"];

    /// <summary>All of them.</summary>
    public static IEnumerable<SourceFile> All =>
        Folders
            .SelectMany(folder => Find(new DirectoryInfo(Repository.PathOf(folder))))
            .Select(file => new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, file), File.ReadAllLines(file)));

    static IEnumerable<string> Find(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Where(file => Extensions.Contains(file.Extension))
            .Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories().Where(child => !Outputs.Contains(child.Name)).SelectMany(Find));
}
