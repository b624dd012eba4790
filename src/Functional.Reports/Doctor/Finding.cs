namespace Functional;

/// <summary>Something that looks wrong, and what to try.</summary>
/// <param name="Rule">The rule that found it, such as <c>unscaled-inputs</c>.</param>
/// <param name="What">What was seen, with its numbers.</param>
/// <param name="Try">What to try.</param>
public sealed record Finding(string Rule, string What, string Try)
{
    /// <summary>All of it in a line.</summary>
    public override string ToString() => $"{Rule}: {What}. {Try}";
}
