namespace Functional;

/// <summary>A formula for people: one line of text, and the same in LaTeX.</summary>
/// <param name="Text">Such as <c>1 − y²</c>.</param>
/// <param name="Latex">Such as <c>1 - {y}^{2}</c>.</param>
public sealed record Formula(string Text, string Latex)
{
    /// <summary>The line of text.</summary>
    public override string ToString() => Text;
}
