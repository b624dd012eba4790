namespace Functional.Tests;

/// <summary>A test that needs a native library: skipped, with the reason, where it is not found.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute(BlasLibrary library)
    {
        Library = library;
        var finding = NativeLibraries.Search.Find(library);
        Skip = finding.Provider is null ? $"{library} is not here: {string.Join("; ", finding.Lines)}" : null;
    }

    public BlasLibrary Library { get; }
}

/// <summary>A test that writes libraries for Linux: skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = NativeLibraries.Unable;
}

/// <summary>The same with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = NativeLibraries.Unable;
}

static class NativeLibraries
{
    /// <summary>What this machine has, whatever the environment of the test run asks for.</summary>
    public static BlasSearch Search { get; } = new(path: null);

    public static string? Unable => TinyLibrary.CanBeBuilt ? null : "the test writes libraries for Linux on x64 or arm64";

    public static ProductProvider Get(BlasLibrary library) => Search.Find(library).Provider!;
}
