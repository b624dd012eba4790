namespace Functional;

/// <summary>The points of one class.</summary>
/// <param name="Name">What the legend calls it; empty for no entry.</param>
/// <param name="Points">Where they are.</param>
/// <param name="Index">Which colour and shape they have.</param>
internal sealed record PointSeries(string Name, Sequence<(double X, double Y)> Points, int Index);
