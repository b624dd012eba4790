namespace Functional;

/// <summary>What the channels of an image mean; the value is their number.</summary>
public enum ColorMode
{
    /// <summary>One channel: brightness.</summary>
    Grayscale = 1,

    /// <summary>Two channels: brightness, and opacity (alpha) from 0, clear, to 255, opaque.</summary>
    GrayscaleAlpha = 2,

    /// <summary>Three channels: red, green, blue.</summary>
    Rgb = 3,

    /// <summary>Four channels: red, green, blue, opacity (alpha).</summary>
    Rgba = 4,
}
