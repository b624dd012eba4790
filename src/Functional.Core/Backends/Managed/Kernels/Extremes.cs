using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>The ends of each element type's order.</summary>
internal static class Extremes
{
    /// <summary>−∞, or the least integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lowest<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(float.NegativeInfinity)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(double.NegativeInfinity)
        : typeof(T) == typeof(int) ? Unsafe.BitCast<int, T>(int.MinValue)
        : typeof(T) == typeof(long) ? Unsafe.BitCast<long, T>(long.MinValue)
        : typeof(T) == typeof(byte) ? default
        : throw new NotSupportedException($"{typeof(T).Name} is no element type of a kernel.");

    /// <summary>+∞, or the greatest integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Highest<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(float.PositiveInfinity)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(double.PositiveInfinity)
        : typeof(T) == typeof(int) ? Unsafe.BitCast<int, T>(int.MaxValue)
        : typeof(T) == typeof(long) ? Unsafe.BitCast<long, T>(long.MaxValue)
        : typeof(T) == typeof(byte) ? Unsafe.BitCast<byte, T>(byte.MaxValue)
        : throw new NotSupportedException($"{typeof(T).Name} is no element type of a kernel.");
}
