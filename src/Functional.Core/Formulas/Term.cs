using System.Globalization;

namespace Functional;

/// <summary>A part of a formula, which knows when it needs brackets.</summary>
/// <param name="Text">As text.</param>
/// <param name="Latex">In LaTeX.</param>
/// <param name="Strength">How firmly it holds together: <see cref="Atom"/> never needs brackets, <see cref="Sum"/> in most places.</param>
internal readonly record struct Term(string Text, string Latex, int Strength)
{
    public const int Comparison = 0;
    public const int Sum = 1;
    public const int Product = 2;
    public const int Sign = 3;
    public const int Power = 4;
    public const int Atom = 5;

    /// <summary>A name: a letter in LaTeX stands alone, a word upright; what follows an underscore is an index.</summary>
    public static Term Name(string name) => new(name, LatexOf(name), Atom);

    /// <summary>A number with up to six digits.</summary>
    public static Term Number(double value)
    {
        var digits = Math.Abs(value).ToString("G6", CultureInfo.InvariantCulture);
        return value < 0 ? new("−" + digits, "-" + digits, Sign) : new(digits, digits, Atom);
    }

    /// <summary>The term, in brackets unless it is at least so strong.</summary>
    public Term Within(int strength) => Strength >= strength ? this : new($"({Text})", $"\\left({Latex}\\right)", Atom);

    /// <summary>Whether it is this number.</summary>
    public bool Is(double value) => this == Number(value);

    private static string LatexOf(string name)
    {
        var isBarred = name.Contains('\u0304', StringComparison.Ordinal);
        var plain = name.Replace("\u0304", "", StringComparison.Ordinal);
        var letters = plain.TrimEnd([.. "0123456789"]);
        var index = plain[letters.Length..];
        letters = (index.Length == 0 ? letters : letters.TrimEnd('_')).Replace("_", "\\_", StringComparison.Ordinal);
        var word = letters.Length == 1 ? letters : $"\\text{{{letters}}}";
        var indexed = index.Length == 0 ? word : $"{word}_{{{index}}}";
        return isBarred ? $"\\bar{{{indexed}}}" : indexed;
    }
}
