using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Elementary functions, lane by lane: argument reduction, then a polynomial in FMA form, then selects for the special cases.
/// One text serves every width and both element types, with only IEEE operations in a fixed order: the bits of a result
/// depend on its argument alone. The coefficients come from tests/Functional.Core.Tests/Backends/Elementary/coefficients.py,
/// where each table bears the name it has here. The greatest error found is noted at each function, in units of the last
/// place (ulp) of the exact result, one half being a correctly rounded result: over every 41st float (of erf and pow over
/// random ones), and over 150,000 doubles against 160 bits.
/// </summary>
internal static partial class Elementary
{
    /// <summary>A whole number in the low bits, moved to where the exponent stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ToExponent<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => typeof(T) == typeof(float) ? V.ShiftLeft(x, 23) : V.ShiftLeft(x, 52);

    /// <summary>The exponent as a whole number in the low bits, of a number without sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FromExponent<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => typeof(T) == typeof(float) ? V.ShiftRight(x, 23) : V.ShiftRight(x, 52);

    /// <summary>A constant that depends on the precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Number<V, T>(double ofSingle, double ofDouble)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.Constant(typeof(T) == typeof(float) ? ofSingle : ofDouble);

    /// <summary>A bit pattern that depends on the precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pattern<V, T>(long ofSingle, long ofDouble)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.FromBits(typeof(T) == typeof(float) ? ofSingle : ofDouble);

    /// <summary>The sign bit in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sign<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Pattern<V, T>(0x80000000, long.MinValue);

    /// <summary>
    /// 1.5·2²³ or 1.5·2⁵²: added to a number far smaller it leaves the nearest whole number in the low bits (negative ones as
    /// two's complement); subtracted again it leaves that number as a floating-point one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Shifter<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Number<V, T>(12582912.0, 6755399441055744.0);

    /// <summary>x, or the limit where x is above it; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtMost<V, T>(V x, V limit)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.Select(V.Less(limit, x), limit, x);

    /// <summary>x, or the limit where x is below it; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtLeast<V, T>(V x, V limit)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.Select(V.Less(x, limit), limit, x);
}
