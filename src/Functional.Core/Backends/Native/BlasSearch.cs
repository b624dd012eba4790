namespace Functional;

/// <summary>What became of the search for one library.</summary>
/// <param name="Library">The library searched for.</param>
/// <param name="Provider">Its products, or null if it cannot be used.</param>
/// <param name="Lines">Each name tried and what happened.</param>
internal sealed record BlasFinding(BlasLibrary Library, ProductProvider? Provider, IReadOnlyList<string> Lines);

/// <summary>
/// Finds libraries: each is loaded when it is first asked for and then stays, whoever asks and from whichever thread.
/// </summary>
/// <param name="path">The only file to try, or null to search by name.</param>
internal sealed class BlasSearch(string? path)
{
    private readonly Dictionary<BlasLibrary, Lazy<BlasFinding>> findings = BlasTable.Words.ToDictionary(
        row => row.Library,
        row => new Lazy<BlasFinding>(() => Search(row.Library, path))
    );

    private readonly Dictionary<BlasLibrary, Speeds[]> speeds = [];
    private readonly Lock measuring = new();

    /// <summary>The products of a library, or null if the managed ones must be used.</summary>
    public ProductProvider? Get(BlasLibrary library) => library == BlasLibrary.Auto ? Fastest() : Find(library).Provider;

    /// <summary>What became of a library, <see cref="BlasLibrary.Auto"/> apart.</summary>
    public BlasFinding Find(BlasLibrary library) => findings[library].Value;

    /// <summary>How fast a library is, measured once; null if it cannot be used.</summary>
    public Speeds[]? Measure(BlasLibrary library)
    {
        ProductProvider? provider = Find(library).Provider;
        if (provider is null)
        {
            return null;
        }

        // One at a time: two measurements side by side would measure each other.
        lock (measuring)
        {
            if (!speeds.TryGetValue(library, out Speeds[]? measured))
            {
                speeds[library] = measured = ProductRace.Run(provider);
            }

            return measured;
        }
    }

    /// <summary>The libraries to try for this system; one where a file is named, since all would load that file.</summary>
    public IEnumerable<BlasLibrary> Candidates => BlasTable.Native.Distinct().Take(path is null ? int.MaxValue : 1);

    private ProductProvider? Fastest()
    {
        foreach (BlasLibrary library in Candidates)
        {
            if (Measure(library) is { } measured && ProductRace.IsFaster(measured))
            {
                return Find(library).Provider;
            }
        }

        return null;
    }

    private static BlasFinding Search(BlasLibrary library, string? path)
    {
        if (library is BlasLibrary.Managed or BlasLibrary.Auto)
        {
            return new BlasFinding(library, null, []);
        }

        List<string> lines = [];
        foreach (string name in path is null ? Names(library) : [path])
        {
            LoadResult result = LibraryLoader.Load(name);
            lines.Add(Line(name, result.Story));
            if (result.Provider is not null)
            {
                return new BlasFinding(library, result.Provider, lines);
            }
        }

        return new BlasFinding(library, null, lines.Count > 0 ? lines : [$"there is none for {BlasTable.System}"]);
    }

    private static string Line(string name, string story) => story.Contains(name, StringComparison.Ordinal) ? story : $"{name} {story}";

    /// <summary>Files beside the program and in installers' folders, then the names for the system to search.</summary>
    private static IEnumerable<string> Names(BlasLibrary library)
    {
        string[] names =
        [
            .. BlasTable.Files.Where(row => row.Library == library && row.System == BlasTable.System).SelectMany(row => row.Names),
        ];
        string beside = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        var installed = BlasTable
            .Folders.Where(row => row.Library == library && row.System == BlasTable.System)
            .Select(row => Expand(row.Folder));
        var folders = beside
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Prepend(AppContext.BaseDirectory)
            .Concat(installed);
        var files =
            from folder in folders.OfType<string>().Distinct()
            from name in names
            where !Path.IsPathRooted(name) && File.Exists(Path.Combine(folder, name))
            select Path.Combine(folder, name);
        return files.ToArray().Concat(names);
    }

    /// <summary>A folder with its variable replaced, or null if that is not set.</summary>
    private static string? Expand(string folder)
    {
        if (!folder.StartsWith('$'))
        {
            return folder;
        }

        string[] parts = folder[1..].Split('/', 2);
        string? root = Environment.GetEnvironmentVariable(parts[0]);
        return string.IsNullOrEmpty(root) ? null : Path.Combine(root, parts[1]);
    }
}
