namespace Functional;

/// <summary>How the pixels of a resized image come from those of the original, each as Pillow does it.</summary>
public enum Interpolation
{
    /// <summary>The pixel under the centre of the new one.</summary>
    Nearest,

    /// <summary>A weighted mean with the triangle filter, which widens with the reduction (antialiasing).</summary>
    Bilinear,

    /// <summary>A weighted mean with the cubic filter, a = −0.5 (R. Keys, 1981), which widens with the reduction.</summary>
    Bicubic,

    /// <summary>A weighted mean with the Lanczos filter of three lobes, which widens with the reduction.</summary>
    Lanczos,

    /// <summary>The mean of the pixels that the new one covers.</summary>
    Box,

    /// <summary>A weighted mean with the Hamming filter, sharper than bilinear, which widens with the reduction.</summary>
    Hamming,
}
