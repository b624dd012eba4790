namespace Functional;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What the legend calls it; empty for no entry.</param>
/// <param name="Points">Its points in the order in which they are joined.</param>
/// <param name="Color">Which colour of the theme.</param>
/// <param name="IsDashed">Whether it is dashed.</param>
internal sealed record LineSeries(string Name, Sequence<(double X, double Y)> Points, int Color, bool IsDashed = false)
{
    /// <summary>A point that is ringed and named in the legend; null for none.</summary>
    public LineMark? Mark { get; init; }
}

/// <summary>A point that is worth a look.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Y">Its value.</param>
/// <param name="Text">What the legend says.</param>
internal sealed record LineMark(double X, double Y, string Text);
