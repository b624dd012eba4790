using System.Runtime.CompilerServices;

namespace Functional;

/// <content>ln x and ln(1 + x): with x = m·2ᵉ and m between √½ and √2, ln x = e·ln 2 + ln m.</content>
internal static partial class Elementary
{
    /// <summary>ln x: −∞ at 0, NaN below. Greatest error: 0.87 ulp in float, 0.84 ulp in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V f = SplitAll<V, T>(x, out V e);
        return LogEnds<V, T>(x, x, JoinLog<V, T>(e, f, LogTail<V, T>(f)));
    }

    /// <summary>ln(1 + x) without cancellation near 0. Greatest error: 0.95 ulp in float, 0.75 ulp in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V u = V.Constant(1) + x;
        V part = u - V.Constant(1);
        V rest = (V.Constant(1) - (u - part)) + (x - part);
        V y = LogOfSum<V, T>(u, rest);
        y = V.Select(V.Less(V.Abs(x), Number<V, T>(1.0 / (1 << 26), 1.0 / (1L << 55))), x, y);
        return LogEnds<V, T>(u, x, y);
    }

    /// <summary>ln(u + rest) of a normal positive u and what a rounding left over: ln u + rest / u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfSum<V, T>(V u, V rest)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V f = Split<V, T>(u, out V e);
        return JoinLog<V, T>(e, f, LogTail<V, T>(f) + (rest / u));
    }

    /// <summary>The special cases: u is the logarithm's argument, x the function's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogEnds<V, T>(V u, V x, V y)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        y = V.Select(V.Less(x, V.Constant(double.PositiveInfinity)), y, x);
        V end = V.Select(V.Equal(u, V.Constant(0)), V.Constant(double.NegativeInfinity), V.Constant(double.NaN));
        return V.Select(V.LessOrEqual(u, V.Constant(0)), end, y);
    }

    /// <summary>x = (1 + f)·2ᵉ of a normal positive x, with 1 + f between √½ and √2; f is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Split<V, T>(V x, out V e)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        // The difference of the patterns of 1 and √½ carries into the exponent exactly when the fraction is above √½.
        V carried = V.AddBits(x, Pattern<V, T>(0x3F800000 - 0x3F3504F3, 0x3FF0000000000000 - 0x3FE6A09E667F3BCD));
        V biased = FromExponent<V, T>(carried);
        V power = ToExponent<V, T>(biased);
        e = V.Or(biased, Pattern<V, T>(0x4B000000, 0x4330000000000000)) - Number<V, T>(8388608.0 + 127, 4503599627370496.0 + 1023);
        return V.AddBits(V.SubtractBits(x, power), Pattern<V, T>(0x3F800000, 0x3FF0000000000000)) - V.Constant(1);
    }

    /// <summary>As <see cref="Split"/>, denormal numbers included: they are scaled up first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SplitAll<V, T>(V x, out V e)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V denormal = V.Less(x, Number<V, T>(1.1754943508222875e-38, 2.2250738585072014e-308));
        x = V.Select(denormal, x * Number<V, T>(16777216.0, 18014398509481984.0), x);
        V f = Split<V, T>(x, out e);
        e -= V.And(denormal, Number<V, T>(24, 54));
        return f;
    }

    /// <summary>e·ln 2 + f + tail: e times the upper part of ln 2 is exact, and what its sum with f rounds away joins the tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V JoinLog<V, T>(V e, V f, V tail)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V whole = e * Number<V, T>(0.693359375, 0.6931471803691238);
        V sum = whole + f;
        V lost = (whole - sum) + f;
        return sum + (lost + V.Fma(e, Number<V, T>(-2.1219444005469057e-4, 1.9082149292705877e-10), tail));
    }

    /// <summary>
    /// ln(1 + f) − f. Float: −f²/2 + f³·p(f). Double: with s = f / (2 + f) and h = f²/2, s·(h + s²·p(s²)) − h.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail<V, T>(V f)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            // LogSingle
            p = V.Constant(-0.07846856862306595);
            p = V.Fma(p, f, V.Constant(0.12843173742294312));
            p = V.Fma(p, f, V.Constant(-0.13116709887981415));
            p = V.Fma(p, f, V.Constant(0.1418745517730713));
            p = V.Fma(p, f, V.Constant(-0.16626578569412231));
            p = V.Fma(p, f, V.Constant(0.20001943409442902));
            p = V.Fma(p, f, V.Constant(-0.2500073313713074));
            p = V.Fma(p, f, V.Constant(0.33333322405815125));
            return V.Fma(p, f, V.Constant(-0.5)) * (f * f);
        }

        V s = f / (V.Constant(2) + f);
        V z = s * s;
        V h = V.Constant(0.5) * f * f;
        // LogDouble
        p = V.Constant(0.14795675182924803);
        p = V.Fma(p, z, V.Constant(0.15314081101772464));
        p = V.Fma(p, z, V.Constant(0.18183562974320838));
        p = V.Fma(p, z, V.Constant(0.22222198603273532));
        p = V.Fma(p, z, V.Constant(0.2857142874203836));
        p = V.Fma(p, z, V.Constant(0.3999999999941663));
        p = V.Fma(p, z, V.Constant(0.6666666666666734));
        return V.Fma(s, V.Fma(p, z, h), -h);
    }
}
