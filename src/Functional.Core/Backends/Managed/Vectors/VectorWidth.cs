using System.Runtime.Intrinsics;

namespace Functional;

/// <summary>The widest registers this process has. It decides the speed, never the bits of a result.</summary>
internal static class VectorWidth
{
    /// <summary>512, 256 or 128, or 0 without vectors. Read-only, so that compiled kernels keep one branch.</summary>
    public static readonly int Bits =
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;
}
