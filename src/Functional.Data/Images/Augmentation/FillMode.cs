namespace Functional;

/// <summary>What an image shows beyond its edges; Keras' <c>fill_mode</c>, in the sense of scipy's <c>affine_transform</c>.</summary>
public enum FillMode
{
    /// <summary>The pixel at the edge: a a a | a b c d | d d d.</summary>
    Nearest,

    /// <summary>A number, zero unless given: k k k | a b c d | k k k; nothing between it and the edge.</summary>
    Constant,

    /// <summary>The image mirrored: c b a | a b c d | d c b.</summary>
    Reflect,

    /// <summary>The image again, its last pixel in the place of its first: b c d | a b c d | b c d.</summary>
    Wrap,
}
