namespace Functional.Tests;

/// <summary>A test that needs real data: runs where FUNCTIONAL_DATA names a folder that has a subfolder.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string subfolder) =>
        Skip =
            Folder is not null && Directory.Exists(Path.Combine(Folder, subfolder))
                ? null
                : $"FUNCTIONAL_DATA names no folder with {subfolder}";

    public static string? Folder => Environment.GetEnvironmentVariable("FUNCTIONAL_DATA");
}
