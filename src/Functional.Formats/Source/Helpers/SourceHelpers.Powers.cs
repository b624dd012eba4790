namespace Functional;

/// <content>Powers.</content>
internal static partial class SourceHelpers
{
    private static SourceHelper[] Powers =>
        [
            new(
                "Pow",
                "xʸ.",
                """
                private static REAL Pow(REAL x, REAL y)
                {
                    REAL size = Abs(x);
                    REAL power = PowerOfPositive(size, y);
                    bool end = size == 0 || REAL.IsPositiveInfinity(size);
                    if (end)
                    {
                        power = (size == 0) != (y < 0) ? 0 : REAL.PositiveInfinity;
                    }
                    bool whole = MATH.Floor(y) == y;
                    REAL half = C(0.5) * y;
                    if (whole && MATH.Floor(half) != half && REAL.IsNegative(x))
                    {
                        power = -Abs(power);
                    }
                    power = x < 0 && !whole && !end ? REAL.NaN : power;
                    power = REAL.IsNaN(x) || REAL.IsNaN(y) ? x + y : power;
                    return y == 0 || x == 1 || (size == 1 && REAL.IsInfinity(y)) ? 1 : power;
                }
                """
            ),
            new(
                "PowerOfPositive",
                "xʸ of a positive x.",
                """
                private static REAL PowerOfPositive(REAL x, REAL y)
                {
                    REAL high = Log2(x, out REAL low);
                    REAL product = y * high;
                    REAL rest = Fma(y, low, Fma(y, high, -product));
                    rest = Abs(product) <= ‹160f|1100.0› ? rest : 0;
                    product = ‹160f|1100.0› < product ? ‹160f|1100.0› : product;
                    product = product < ‹-160f|-1100.0› ? ‹-160f|-1100.0› : product;
                    REAL shifted = product + ‹12582912f|6755399441055744.0›;
                    REAL r = product - (shifted - ‹12582912f|6755399441055744.0›) + rest;
                    r *= C(0.6931471805599453);
                    return ScaleByPower(1 + Fma(r * r, ExpTail(r), r), shifted);
                }
                """
            ),
            new(
                "Log2",
                "log₂ x = high + low.",
                """
                private static REAL Log2(REAL x, out REAL low)
                {
                    REAL f = SplitAll(x, out REAL e);
                    REAL d = 2 + f;
                    REAL dLow = 2 - d + f;
                    REAL s = f / d;
                    REAL sLow = Fma(-s, dLow, Fma(-s, d, f)) / d;
                    REAL z = s * s;
                    REAL zLow = Fma(2 * s, sLow, Fma(s, s, -z));
                    REAL third = ‹(float)0.3333333432674408|0.3333333333333333›;
                    REAL t = z * third;
                    REAL tLow = Fma(zLow, third, Fma(z, ‹(float)-9.934107758624577e-09|1.850371707708594e-17›, Fma(z, third, -t)));
                    tLow = Fma(z * z, AtanhTail(z), tLow);
                    REAL st = s * t;
                    REAL stLow = Fma(s, tLow, Fma(sLow, t, Fma(s, t, -st)));
                    REAL a = s + st;
                    REAL aLow = s - a + st + (stLow + sLow);
                    REAL factor = ‹(float)2.885390043258667|2.8853900817779268›;
                    REAL b = a * factor;
                    REAL bLow = Fma(aLow, factor, Fma(a, ‹(float)3.851926067000022e-08|4.0710547481862066e-17›, Fma(a, factor, -b)));
                    REAL sum = e + b;
                    REAL sumLow = e - sum + b + bLow;
                    REAL high = sum + sumLow;
                    low = sum - high + sumLow;
                    return high;
                }
                """
            ),
            Polynomial(
                "AtanhTail",
                "(artanh(√z) / √z − 1 − z/3) / z².",
                "z",
                ["0.11709888279438019", "0.14273543655872345", "0.20000076293945312"],
                [
                    "0.05990866275288006",
                    "0.05837891587212452",
                    "0.06668132198066104",
                    "0.07692279215242201",
                    "0.09090909421987994",
                    "0.11111111108894896",
                    "0.1428571428572192",
                    "0.1999999999999999",
                ]
            ),
        ];
}
