namespace Functional;

/// <summary>What the elements of an array of HDF5 are.</summary>
internal enum Hdf5Class
{
    Integer,
    Real,
    Boolean,
    FixedText,
    VariableText,
    Other,
}

/// <summary>The type of an element.</summary>
/// <param name="Class">What it is.</param>
/// <param name="Size">How many bytes it takes where it stands.</param>
/// <param name="IsSigned">Whether whole numbers may be negative.</param>
/// <param name="IsBigEndian">Whether the highest byte comes first.</param>
/// <param name="Padding">What ends a text: 0 and 1 a zero byte, 2 spaces.</param>
/// <param name="Name">What messages call it.</param>
internal sealed record Hdf5Type(
    Hdf5Class Class,
    int Size,
    bool IsSigned = true,
    bool IsBigEndian = false,
    int Padding = 0,
    string Name = ""
)
{
    /// <summary>Whether it is of UTF-8 and not of ASCII; a hint, as texts of either are read as UTF-8.</summary>
    public bool IsUtf8 { get; init; }

    public override string ToString() =>
        Name.Length > 0 ? Name
        : Class == Hdf5Class.Integer ? $"{(IsSigned ? "" : "u")}int{Size * 8}"
        : Class == Hdf5Class.Real ? $"float{Size * 8}"
        : Class.ToString();
}
