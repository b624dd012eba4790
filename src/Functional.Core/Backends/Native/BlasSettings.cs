namespace Functional;

/// <summary>What the environment asks for. A value that cannot be understood is told in the diagnosis and changes nothing.</summary>
/// <param name="Library">The text of FUNCTIONAL_BLAS.</param>
/// <param name="Path">The text of FUNCTIONAL_BLAS_PATH.</param>
/// <param name="Threads">The text of FUNCTIONAL_THREADS.</param>
internal sealed record BlasSettings(string? Library, string? Path, string? Threads)
{
    public const string LibraryVariable = "FUNCTIONAL_BLAS";
    public const string PathVariable = "FUNCTIONAL_BLAS_PATH";
    public const string ThreadsVariable = "FUNCTIONAL_THREADS";

    /// <summary>More threads than this are a slip of the pen.</summary>
    public const int MostThreads = 1024;

    /// <summary>Those of this process, read once.</summary>
    public static BlasSettings Process { get; } = new(Read(LibraryVariable), Read(PathVariable), Read(ThreadsVariable));

    /// <summary>The library asked for: managed where nothing, or nothing known, is asked for.</summary>
    public BlasLibrary Chosen => Blas.TryParse(Library, out BlasLibrary library) ? library : BlasLibrary.Managed;

    /// <summary>The file asked for, in full.</summary>
    public string? File => Path is null ? null : System.IO.Path.GetFullPath(Path);

    /// <summary>The number of threads asked for: that of processors where nothing, or no such number, is asked for.</summary>
    public int ThreadCount => TryThreads(out int threads) ? threads : Math.Min(Environment.ProcessorCount, MostThreads);

    /// <summary>What was asked for, a line each.</summary>
    public IEnumerable<string> Lines =>
        [
            Library is null ? $"{LibraryVariable} is not set: managed"
            : Blas.TryParse(Library, out _) ? $"{LibraryVariable} asks for {BlasTable.WordOf(Chosen)}"
            : $"{LibraryVariable} is '{Library}', which is none of {string.Join(", ", BlasTable.Words.Select(row => row.Word))}: managed",
            Path is null ? $"{PathVariable} is not set: libraries are searched for by name" : $"{PathVariable} names {File}",
            Threads is null ? $"{ThreadsVariable} is not set: {ThreadCount}, as many as processors"
            : TryThreads(out _) ? $"{ThreadsVariable} asks for {ThreadCount}"
            : $"{ThreadsVariable} is '{Threads}', which is no whole number from 1 to {MostThreads}: {ThreadCount}, as many as processors",
        ];

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    private bool TryThreads(out int threads) =>
        int.TryParse(Threads, System.Globalization.NumberStyles.None, null, out threads) && threads is >= 1 and <= MostThreads;
}
