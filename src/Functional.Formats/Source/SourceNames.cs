namespace Functional;

/// <summary>Names of generated code: identifiers made of names of files, layers and ports, each given once.</summary>
internal sealed class SourceNames
{
    // The words of C# that ports, in lower case, might be called.
    private static readonly HashSet<string> Keywords =
    [
        .. (
            "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
            + "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long "
            + "namespace new null object operator out override params private protected public readonly ref return sbyte sealed short "
            + "sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual "
            + "void volatile while rows row i j k l m n o p q r"
        ).Split(' '),
    ];

    private readonly HashSet<string> taken = new(Keywords, StringComparer.Ordinal);

    /// <summary>A name in capitals of words: <c>hidden/kernel</c> is HiddenKernel.</summary>
    public static string Pascal(string name)
    {
        var words = name.Split([.. name.Where(c => !IsLetter(c) && !char.IsAsciiDigit(c))], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return joined.Length == 0 || char.IsAsciiDigit(joined[0]) ? $"N{joined}" : joined;
    }

    /// <summary>A name for a field.</summary>
    public string Field(string name) => Take(Pascal(name));

    /// <summary>A name for an argument.</summary>
    public string Argument(string name)
    {
        var pascal = Pascal(name);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Take(IsLocal(camel) ? $"{camel}Values" : camel);
    }

    /// <summary>Keeps names from being given.</summary>
    public void Reserve(IEnumerable<string> names) => taken.UnionWith(names);

    private string Take(string name)
    {
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = FormattableString.Invariant($"{name}{i}");
        }
        return free;
    }

    /// <summary>Whether code uses such names itself: <c>v1</c>, <c>input0</c>.</summary>
    private static bool IsLocal(string name) => name.TrimEnd([.. "0123456789"]) is "v" or "input" && char.IsAsciiDigit(name[^1]);

    private static bool IsLetter(char c) => char.IsAsciiLetter(c);
}
