namespace Functional;

/// <summary>
/// A file cannot be read: it is damaged, cut short or of another format, or it holds something well-formed that is not supported here.
/// The message is <c>FILE: PLACE: cause. What to try</c>.
/// </summary>
public sealed class InvalidFileException : FormatException
{
    /// <summary>A file that cannot be read, the place in it, and why.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="place">Where in the file, such as a path of names, an entry or an offset; empty for the file as a whole.</param>
    /// <param name="cause">What is wrong, in words that end without a full stop.</param>
    /// <param name="advice">What to try, a sentence; none unless given.</param>
    /// <param name="inner">What was thrown below; none unless given.</param>
    public InvalidFileException(string file, string place, string cause, string? advice = null, Exception? inner = null)
        : base(Text(file, place, cause, advice), inner) => (File, Place, Cause) = (file, place, cause);

    /// <summary>The name of the file.</summary>
    public string File { get; }

    /// <summary>Where in the file, such as a path of names, an entry or an offset; empty for the file as a whole.</summary>
    public string Place { get; }

    /// <summary>What is wrong.</summary>
    public string Cause { get; }

    private static string Text(string file, string place, string cause, string? advice) =>
        $"{file}: {(place.Length == 0 ? "" : place + ": ")}{cause}.{(advice is null ? "" : " " + advice)}";
}
