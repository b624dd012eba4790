namespace Functional;

/// <summary>How large a picture is, in pixels.</summary>
internal readonly record struct PictureSize(double Width, double Height);
