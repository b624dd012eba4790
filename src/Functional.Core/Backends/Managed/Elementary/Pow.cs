using System.Runtime.CompilerServices;

namespace Functional;

/// <content>
/// Power: xʸ = 2^(y·log₂ x). The logarithm is carried as a sum of two numbers, high + low, since its error is multiplied by up
/// to 128 (float) or 1024 (double).
/// </content>
internal static partial class Elementary
{
    /// <summary>
    /// xʸ with the special cases of IEEE 754: x⁰ = 1ʸ = 1 even of NaN, a negative x only to whole y. Greatest error: 1.16 ulp
    /// in float, 1.19 ulp in double.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Pow<V, T>(V x, V y)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V size = V.Abs(x);
        V power = PowerOfPositive<V, T>(size, y);
        return PowerEnds<V, T>(x, y, size, power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerOfPositive<V, T>(V x, V y)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V high = Log2<V, T>(x, out V low);
        V product = y * high;
        V rest = V.Fma(y, low, V.Fma(y, high, -product));

        // Far outside the range there is no rest worth adding, and it may be NaN.
        V limit = Number<V, T>(160, 1100);
        V inside = V.LessOrEqual(V.Abs(product), limit);
        product = AtLeast<V, T>(AtMost<V, T>(product, limit), -limit);
        V shifted = product + Shifter<V, T>();
        V r = (product - (shifted - Shifter<V, T>())) + V.And(inside, rest);
        r *= V.Constant(0.6931471805599453);
        V one = V.Constant(1) + V.Fma(r * r, ExpTail<V, T>(r), r);
        return ScaleByPower<V, T>(one, shifted);
    }

    /// <summary>log₂ x = high + low for positive finite x, to about one and a half times the digits of the element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log2<V, T>(V x, out V low)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V f = SplitAll<V, T>(x, out V e);

        // s + sLow = f / (2 + f)
        V d = V.Constant(2) + f;
        V dLow = (V.Constant(2) - d) + f;
        V s = f / d;
        V sLow = V.Fma(-s, dLow, V.Fma(-s, d, f)) / d;

        // artanh s = s·(1 + t + tLow) with t + tLow = s²/3 + s⁴·p(s²)
        V z = s * s;
        V zLow = V.Fma(V.Constant(2) * s, sLow, V.Fma(s, s, -z));
        V third = Number<V, T>(0.3333333432674408, 0.3333333333333333);
        V t = z * third;
        V tLow = V.Fma(zLow, third, V.Fma(z, Number<V, T>(-9.934107758624577e-09, 1.850371707708594e-17), V.Fma(z, third, -t)));
        tLow = V.Fma(z * z, AtanhTail<V, T>(z), tLow);

        // artanh s = a + aLow
        V st = s * t;
        V stLow = V.Fma(s, tLow, V.Fma(sLow, t, V.Fma(s, t, -st)));
        V a = s + st;
        V aLow = ((s - a) + st) + (stLow + sLow);

        // Times 2 / ln 2, plus e.
        V factor = Number<V, T>(2.885390043258667, 2.8853900817779268);
        V b = a * factor;
        V bLow = V.Fma(aLow, factor, V.Fma(a, Number<V, T>(3.851926067000022e-08, 4.0710547481862066e-17), V.Fma(a, factor, -b)));
        V sum = e + b;
        V sumLow = ((e - sum) + b) + bLow;
        V high = sum + sumLow;
        low = (sum - high) + sumLow;
        return high;
    }

    /// <summary>(artanh(√z) / √z − 1 − z/3) / z².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtanhTail<V, T>(V z)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            // PowSingle
            p = V.Constant(0.11709888279438019);
            p = V.Fma(p, z, V.Constant(0.14273543655872345));
            p = V.Fma(p, z, V.Constant(0.20000076293945312));
        }
        else
        {
            // PowDouble
            p = V.Constant(0.05990866275288006);
            p = V.Fma(p, z, V.Constant(0.05837891587212452));
            p = V.Fma(p, z, V.Constant(0.06668132198066104));
            p = V.Fma(p, z, V.Constant(0.07692279215242201));
            p = V.Fma(p, z, V.Constant(0.09090909421987994));
            p = V.Fma(p, z, V.Constant(0.11111111108894896));
            p = V.Fma(p, z, V.Constant(0.1428571428572192));
            p = V.Fma(p, z, V.Constant(0.1999999999999999));
        }

        return p;
    }

    /// <summary>The special cases; power is |x|ʸ for finite |x| above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerEnds<V, T>(V x, V y, V size, V power)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V zero = V.Constant(0);
        V infinity = V.Constant(double.PositiveInfinity);
        V falling = V.Less(y, zero);

        // 0 and ∞: one of the two, by the direction of y.
        V atZero = V.Equal(size, zero);
        V atEnd = V.Or(atZero, V.Equal(size, infinity));
        power = V.Select(atEnd, V.Select(V.Xor(atZero, falling), zero, infinity), power);

        // Negative x: the sign of an odd power; NaN where y is no whole number and x neither 0 nor infinite.
        V whole = V.Equal(V.Floor(y), y);
        V half = V.Constant(0.5) * y;
        V even = V.Equal(V.Floor(half), half);
        V odd = V.And(whole, V.Not(even));
        power = V.Or(power, V.And(odd, V.And(x, Sign<V, T>())));
        V undefined = V.And(V.And(V.Less(x, zero), V.Not(whole)), V.Not(atEnd));
        power = V.Select(undefined, V.Constant(double.NaN), power);

        // NaN of NaN, and 1 of x⁰, 1ʸ and (−1)^±∞.
        V sum = x + y;
        power = V.Select(V.And(V.Equal(x, x), V.Equal(y, y)), power, sum);
        V one = V.Or(V.Equal(y, zero), V.Equal(x, V.Constant(1)));
        one = V.Or(one, V.And(V.Equal(size, V.Constant(1)), V.Equal(V.Abs(y), infinity)));
        return V.Select(one, V.Constant(1), power);
    }
}
