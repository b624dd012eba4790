namespace Functional.Tests;

/// <summary>A test that needs the folder of data that <c>FUNCTIONAL_DATA</c> names: skipped, with the reason, without.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class DataFolderFactAttribute : FactAttribute
{
    public DataFolderFactAttribute() => Skip = DataFolder.Images is null ? "FUNCTIONAL_DATA names no folder with images" : null;
}

/// <summary>Real pictures on this machine.</summary>
static class DataFolder
{
    /// <summary>The folder of class folders; null where there is none.</summary>
    public static string? Images { get; } =
        Environment.GetEnvironmentVariable("FUNCTIONAL_DATA") is { Length: > 0 } folder && Directory.Exists(Path.Combine(folder, "images"))
            ? Path.Combine(folder, "images")
            : null;
}
