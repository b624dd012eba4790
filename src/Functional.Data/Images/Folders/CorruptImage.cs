namespace Functional;

/// <summary>An image that could not be read.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Cause">What is wrong, and where.</param>
public sealed record CorruptImage(string Path, string Cause)
{
    /// <summary>The cause, which names the file.</summary>
    public override string ToString() => Cause;
}
