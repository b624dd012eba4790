namespace Functional;

/// <summary>A formula for people: one line of text, and the same in LaTeX.</summary>
/// <param name="Text">Such as <c>1 − y²</c>.</param>
/// <param name="Latex">Such as <c>1 - {y}^{2}</c>.</param>
public sealed record Formula(string Text, string Latex)
{
    /// <summary>A name as a formula: digits at its end are an index, a macron (U+0304) behind its first letter is a bar.</summary>
    public static Formula Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var term = Term.Name(name);
        return new(term.Text, term.Latex);
    }

    /// <summary>The line of text.</summary>
    public override string ToString() => Text;
}
