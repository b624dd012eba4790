namespace Functional;

/// <summary>Who computes matrix products. See <see cref="Blas"/> for how a choice is made and what became of it.</summary>
public enum BlasLibrary
{
    /// <summary>The product's own kernels: the default, needs nothing installed, the same bits on every machine.</summary>
    Managed,

    /// <summary>Intel's Math Kernel Library, through its single dynamic library <c>mkl_rt</c>.</summary>
    Mkl,

    /// <summary>The native provider of Math.NET Numerics (<c>MathNet.Numerics.MKL</c>), which carries a part of MKL.</summary>
    MathNet,

    /// <summary>OpenBLAS.</summary>
    OpenBlas,

    /// <summary>Apple's Accelerate framework, on macOS.</summary>
    Accelerate,

    /// <summary>The first library that loads and is measured to be faster than <see cref="Managed"/>; else <see cref="Managed"/>.</summary>
    Auto,
}
