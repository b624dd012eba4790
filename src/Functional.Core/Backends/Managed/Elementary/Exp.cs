using System.Runtime.CompilerServices;

namespace Functional;

/// <content>eˣ and eˣ − 1: with x = n·ln 2 + r and |r| ≤ ln 2 / 2, eʳ is a polynomial and 2ⁿ an exponent.</content>
internal static partial class Elementary
{
    /// <summary>eˣ, 0 and ∞ beyond the ends of the range. Greatest error: 0.91 ulp in float, 1.00 ulp in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => ExpAtMost<V, T>(AtMost<V, T>(x, Number<V, T>(89, 710)));

    /// <summary>eˣ − 1 without cancellation near 0. Greatest error: 1.57 ulp in float, 1.60 ulp in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V near = AtLeast<V, T>(AtMost<V, T>(x, Number<V, T>(89, 710)), Number<V, T>(-18, -38));
        V tail = Expm1OfFraction<V, T>(near, out V shifted);

        // Half of the power first: the last one would overflow.
        V half = ToExponent<V, T>(V.AddBits(shifted, Pattern<V, T>(126, 1022)));
        V y = V.Constant(2) * V.Fma(half, tail, half - V.Constant(0.5));
        return V.Select(V.Less(V.Abs(x), Number<V, T>(1.0 / (1 << 26), 1.0 / (1L << 55))), x, y);
    }

    /// <summary>eˣ for x that does not overflow by more than a factor of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpAtMost<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        x = AtLeast<V, T>(x, Number<V, T>(-104, -746));
        V y = V.Constant(1) + Expm1OfFraction<V, T>(x, out V shifted);
        return ScaleByPower<V, T>(y, shifted);
    }

    /// <summary>
    /// x = n·ln 2 + r: returns eʳ − 1, and n in the low bits of <paramref name="shifted"/>. The upper part of ln 2 has so few
    /// digits that x − n·upper is exact; what n·lower adds joins the small terms.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfFraction<V, T>(V x, out V shifted)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        shifted = V.Fma(x, V.Constant(1.4426950408889634), Shifter<V, T>());
        V n = shifted - Shifter<V, T>();
        V high = V.Fma(n, Number<V, T>(-0.693359375, -0.6931471803691238), x);
        V low = n * Number<V, T>(2.1219444005469057e-4, -1.9082149292705877e-10);
        V r = high + low;
        return high + V.Fma(r * r, ExpTail<V, T>(r), low);
    }

    /// <summary>y·2ⁿ in two steps, each half of n: the range of the result is full, and only the last step can round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ScaleByPower<V, T>(V y, V shifted)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V both = V.AddBits(shifted, Pattern<V, T>(254 - 0x4B400000, 2046 - 0x4338000000000000));
        V first = V.ShiftRight(both, 1);
        V second = V.SubtractBits(both, first);
        return y * ToExponent<V, T>(first) * ToExponent<V, T>(second);
    }

    /// <summary>(eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<V, T>(V r)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            // ExpSingle
            p = V.Constant(0.0013946384424343705);
            p = V.Fma(p, r, V.Constant(0.008366579189896584));
            p = V.Fma(p, r, V.Constant(0.04166628420352936));
            p = V.Fma(p, r, V.Constant(0.1666654348373413));
            p = V.Fma(p, r, V.Constant(0.5));
        }
        else
        {
            // ExpDouble
            p = V.Constant(2.5113618850250067e-08);
            p = V.Fma(p, r, V.Constant(2.7624784048686305e-07));
            p = V.Fma(p, r, V.Constant(2.7557230863873416e-06));
            p = V.Fma(p, r, V.Constant(2.4801508978703834e-05));
            p = V.Fma(p, r, V.Constant(0.0001984126989949352));
            p = V.Fma(p, r, V.Constant(0.0013888888927776576));
            p = V.Fma(p, r, V.Constant(0.008333333333316381));
            p = V.Fma(p, r, V.Constant(0.04166666666659212));
            p = V.Fma(p, r, V.Constant(0.16666666666666682));
            p = V.Fma(p, r, V.Constant(0.5000000000000003));
        }

        return p;
    }
}
