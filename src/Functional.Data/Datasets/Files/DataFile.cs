namespace Functional;

/// <summary>A file of a data set: where it is looked for, and where it comes from when it is nowhere.</summary>
/// <param name="Set">The data set, also the name of its folder.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Sha256">Its checksum in hexadecimal.</param>
/// <param name="Url">Where it is downloaded from.</param>
internal sealed record DataFile(string Set, string Name, string Sha256, string Url)
{
    /// <summary>The variable that names a folder with data.</summary>
    public const string Variable = "FUNCTIONAL_DATA";

    /// <summary>Other names under which the same data are taken from a folder, such as the unpacked file's.</summary>
    public Sequence<string> Others { get; init; } = [];

    /// <summary>Other folders than that of the data set in which it may be.</summary>
    public Sequence<string> Folders { get; init; } = [];

    /// <summary>The folder of one's own files of all data sets, in which downloads are kept.</summary>
    public static string Cache =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "Functional"
        );

    /// <summary>
    /// The path of the file: in the folder that is given; else in that of the variable, then in the cache; else it is downloaded there.
    /// </summary>
    /// <param name="directory">The only folder to look in, or null.</param>
    /// <exception cref="FileNotFoundException">It is not in the folder that is given.</exception>
    /// <exception cref="IOException">It is nowhere and cannot be downloaded; the message says where to put it.</exception>
    public string Find(string? directory)
    {
        if (directory is not null)
        {
            return In(directory)
                ?? throw new FileNotFoundException(
                    Messages.Of(
                        Set,
                        $"there is none of {string.Join(", ", Others.Append(Name))} in the folder",
                        "Give the folder that holds the files of the data set.",
                        ("folder", Path.GetFullPath(directory))
                    ),
                    Path.Combine(directory, Name)
                );
        }
        var known = Environment.GetEnvironmentVariable(Variable);
        return (string.IsNullOrEmpty(known) ? null : In(known))
            ?? In(Path.Combine(Cache, Set))
            ?? Download.To(Path.Combine(Cache, Set, Name), this, Console.Error.WriteLine);
    }

    private string? In(string directory) =>
        new[] { directory, Path.Combine(directory, Set) }
            .Concat(Folders.Select(folder => Path.Combine(directory, folder)))
            .SelectMany(folder => Others.Append(Name).Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
