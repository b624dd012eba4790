namespace Functional.Testing;

/// <summary>The repository on disk that a test runs from.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Functional.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path in the repository, from its parts.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Functional.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds Functional.sln.");
    }
}
