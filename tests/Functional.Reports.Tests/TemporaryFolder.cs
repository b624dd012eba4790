namespace Functional.Tests;

/// <summary>A folder for one test, gone after it.</summary>
sealed class TemporaryFolder : IDisposable
{
    /// <summary>The collection of tests that change the current folder of the process: one runs after the other.</summary>
    public const string Current = "current folder";

    public string Path { get; } = Directory.CreateTempSubdirectory("functional-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
