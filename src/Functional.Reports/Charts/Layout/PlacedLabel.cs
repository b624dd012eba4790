namespace Functional;

/// <summary>A label of an axis at its pixel.</summary>
internal readonly record struct PlacedLabel(double Pixel, string Text);
