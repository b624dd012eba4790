namespace Functional;

/// <content>Logarithms and the smooth ramp.</content>
internal static partial class SourceHelpers
{
    private static SourceHelper[] Logarithms =>
        [
            new(
                "Log",
                "ln x.",
                """
                private static REAL Log(REAL x)
                {
                    REAL f = SplitAll(x, out REAL e);
                    return LogEnds(x, x, JoinLog(e, f, LogTail(f)));
                }
                """
            ),
            new(
                "Log1p",
                "ln(1 + x).",
                """
                private static REAL Log1p(REAL x)
                {
                    REAL u = 1 + x;
                    REAL part = u - 1;
                    REAL rest = 1 - (u - part) + (x - part);
                    REAL y = LogOfSum(u, rest);
                    y = Abs(x) < ‹1f / (1 << 26)|1.0 / (1L << 55)› ? x : y;
                    return LogEnds(u, x, y);
                }
                """
            ),
            new(
                "Softplus",
                "ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)).",
                """
                private static REAL Softplus(REAL x)
                {
                    REAL e = ExpAtMost(-Abs(x));
                    REAL u = 1 + e;
                    return (x < 0 ? 0 : x) + LogOfSum(u, e - (u - 1));
                }
                """
            ),
            new(
                "LogOfSum",
                "ln(u + rest).",
                """
                private static REAL LogOfSum(REAL u, REAL rest)
                {
                    REAL f = Split(u, out REAL e);
                    return JoinLog(e, f, LogTail(f) + (rest / u));
                }
                """
            ),
            new(
                "LogEnds",
                "The ends of the range of a logarithm.",
                """
                private static REAL LogEnds(REAL u, REAL x, REAL y)
                {
                    y = x < REAL.PositiveInfinity ? y : x;
                    return u <= 0 ? (u == 0 ? REAL.NegativeInfinity : REAL.NaN) : y;
                }
                """
            ),
            new(
                "Split",
                "x = (1 + f)·2ᵉ.",
                """
                private static REAL Split(REAL x, out REAL e)
                {
                    INT carried = unchecked(TOBITS(x) + ‹(0x3F800000 - 0x3F3504F3)|(0x3FF0000000000000 - 0x3FE6A09E667F3BCD)›);
                    INT biased = carried >>> ‹23|52›;
                    INT power = biased << ‹23|52›;
                    e = OFBITS(biased | ‹0x4B000000|0x4330000000000000›) - ‹(float)(8388608.0 + 127)|(4503599627370496.0 + 1023)›;
                    return OFBITS(unchecked(TOBITS(x) - power + ‹0x3F800000|0x3FF0000000000000›)) - 1;
                }
                """
            ),
            new(
                "SplitAll",
                "x = (1 + f)·2ᵉ, of denormal numbers too.",
                """
                private static REAL SplitAll(REAL x, out REAL e)
                {
                    bool denormal = x < ‹(float)1.1754943508222875e-38|2.2250738585072014e-308›;
                    REAL f = Split(denormal ? x * ‹16777216f|18014398509481984.0› : x, out e);
                    e -= denormal ? ‹24f|54.0› : 0;
                    return f;
                }
                """
            ),
            new(
                "JoinLog",
                "e·ln 2 + f + tail.",
                """
                private static REAL JoinLog(REAL e, REAL f, REAL tail)
                {
                    REAL whole = e * ‹(float)0.693359375|0.6931471803691238›;
                    REAL sum = whole + f;
                    REAL lost = whole - sum + f;
                    return sum + (lost + Fma(e, ‹(float)-2.1219444005469057e-4|1.9082149292705877e-10›, tail));
                }
                """
            ),
            new(
                "LogTail",
                "ln(1 + f) − f.",
                """
                private static REAL LogTail(REAL f)
                {
                    REAL p = C(-0.07846856862306595);
                    p = Fma(p, f, C(0.12843173742294312));
                    p = Fma(p, f, C(-0.13116709887981415));
                    p = Fma(p, f, C(0.1418745517730713));
                    p = Fma(p, f, C(-0.16626578569412231));
                    p = Fma(p, f, C(0.20001943409442902));
                    p = Fma(p, f, C(-0.2500073313713074));
                    p = Fma(p, f, C(0.33333322405815125));
                    return Fma(p, f, C(-0.5)) * (f * f);
                }
                """,
                """
                private static REAL LogTail(REAL f)
                {
                    REAL s = f / (2 + f);
                    REAL z = s * s;
                    REAL h = 0.5 * f * f;
                    REAL p = C(0.14795675182924803);
                    p = Fma(p, z, C(0.15314081101772464));
                    p = Fma(p, z, C(0.18183562974320838));
                    p = Fma(p, z, C(0.22222198603273532));
                    p = Fma(p, z, C(0.2857142874203836));
                    p = Fma(p, z, C(0.3999999999941663));
                    p = Fma(p, z, C(0.6666666666666734));
                    return Fma(s, Fma(p, z, h), -h);
                }
                """
            ),
        ];
}
