namespace Functional;

/// <summary>A name and the sign that stands for it.</summary>
/// <param name="Text">The name.</param>
/// <param name="Sign">What is painted around (0, 0), at most <see cref="Legend.SignWidth"/> wide.</param>
internal sealed record LegendEntry(string Text, SvgElement Sign);
