namespace Functional.Tests;

/// <summary>A folder that is there for one test.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly string path = Directory.CreateTempSubdirectory("functional").FullName;

    public string this[string name] => Path.Combine(path, name);

    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(path, f));

    public void Dispose() => Directory.Delete(path, recursive: true);
}
