namespace Functional;

/// <content>Exponentials and what is made of them.</content>
internal static partial class SourceHelpers
{
    private static SourceHelper[] Exponentials =>
        [
            new(
                "Exp",
                "eˣ.",
                """
                private static REAL Exp(REAL x) => ExpAtMost(‹89f|710.0› < x ? ‹89f|710.0› : x);
                """
            ),
            new(
                "ExpAtMost",
                "eˣ of an x that does not overflow by more than a factor of 2.",
                """
                private static REAL ExpAtMost(REAL x)
                {
                    x = x < ‹-104f|-746.0› ? ‹-104f|-746.0› : x;
                    REAL y = 1 + Expm1OfFraction(x, out REAL shifted);
                    return ScaleByPower(y, shifted);
                }
                """
            ),
            new(
                "Expm1",
                "eˣ − 1.",
                """
                private static REAL Expm1(REAL x)
                {
                    REAL near = ‹89f|710.0› < x ? ‹89f|710.0› : x;
                    near = near < ‹-18f|-38.0› ? ‹-18f|-38.0› : near;
                    REAL tail = Expm1OfFraction(near, out REAL shifted);
                    REAL half = OFBITS(unchecked(TOBITS(shifted) + ‹126|1022›) << ‹23|52›);
                    REAL y = 2 * Fma(half, tail, half - C(0.5));
                    return Abs(x) < ‹1f / (1 << 26)|1.0 / (1L << 55)› ? x : y;
                }
                """
            ),
            new(
                "Expm1OfFraction",
                "eʳ − 1 with x = n·ln 2 + r, and n in the low bits of a number.",
                """
                private static REAL Expm1OfFraction(REAL x, out REAL shifted)
                {
                    shifted = Fma(x, C(1.4426950408889634), ‹12582912f|6755399441055744.0›);
                    REAL n = shifted - ‹12582912f|6755399441055744.0›;
                    REAL high = Fma(n, ‹(float)-0.693359375|-0.6931471803691238›, x);
                    REAL low = n * ‹(float)2.1219444005469057e-4|-1.9082149292705877e-10›;
                    REAL r = high + low;
                    return high + Fma(r * r, ExpTail(r), low);
                }
                """
            ),
            new(
                "ScaleByPower",
                "y·2ⁿ in two steps, with n in the low bits of a number.",
                """
                private static REAL ScaleByPower(REAL y, REAL shifted)
                {
                    INT both = unchecked(TOBITS(shifted) + ‹(254 - 0x4B400000)|(2046 - 0x4338000000000000)›);
                    INT first = both >>> 1;
                    INT second = unchecked(both - first);
                    return y * OFBITS(first << ‹23|52›) * OFBITS(second << ‹23|52›);
                }
                """
            ),
            Polynomial(
                "ExpTail",
                "(eʳ − 1 − r) / r².",
                "r",
                ["0.0013946384424343705", "0.008366579189896584", "0.04166628420352936", "0.1666654348373413", "0.5"],
                [
                    "2.5113618850250067e-08",
                    "2.7624784048686305e-07",
                    "2.7557230863873416e-06",
                    "2.4801508978703834e-05",
                    "0.0001984126989949352",
                    "0.0013888888927776576",
                    "0.008333333333316381",
                    "0.04166666666659212",
                    "0.16666666666666682",
                    "0.5000000000000003",
                ]
            ),
            new(
                "Sigmoid",
                "1 / (1 + e⁻ˣ).",
                """
                private static REAL Sigmoid(REAL x)
                {
                    REAL e = ExpAtMost(-Abs(x));
                    return (x < 0 ? e : 1) / (1 + e);
                }
                """
            ),
            new(
                "Tanh",
                "tanh x = m / (m + 2) with m = e^(2|x|) − 1.",
                """
                private static REAL Tanh(REAL x)
                {
                    REAL size = Abs(x);
                    REAL twice = 2 * (‹10f|20.0› < size ? ‹10f|20.0› : size);
                    REAL tail = Expm1OfFraction(twice, out REAL shifted);
                    REAL power = OFBITS(unchecked(TOBITS(shifted) + ‹127|1023›) << ‹23|52›);
                    REAL m = Fma(power, tail, power - 1);
                    return MATH.CopySign(m / (m + 2), x);
                }
                """
            ),
            new(
                "Erf",
                "erf x.",
                """
                private static REAL Erf(REAL x)
                {
                    REAL size = Abs(x);
                    REAL near = Fma(size, ErfNear(size * size), size);
                    REAL t = (‹4f|6.0› < size ? ‹4f|6.0› : size) - 1;
                    REAL far = 1 - ExpAtMost(-ErfFar(t));
                    return MATH.CopySign(1 < size ? far : near, x);
                }
                """
            ),
            Polynomial(
                "ErfNear",
                "erf(√z) / √z − 1.",
                "z",
                [
                    "7.806890062056482e-05",
                    "-0.0007997851935215294",
                    "0.005187162198126316",
                    "-0.026853347197175026",
                    "0.11283578723669052",
                    "-0.3761262595653534",
                    "0.12837916612625122",
                ],
                [
                    "5.945289257375883e-11",
                    "-1.1365682624527597e-09",
                    "1.4657884256679133e-08",
                    "-1.635002589423797e-07",
                    "1.6460972881793106e-06",
                    "-1.4925593511015418e-05",
                    "0.00012055331037075004",
                    "-0.0008548326978747125",
                    "0.005223977624780955",
                    "-0.026866170645072903",
                    "0.11283791670954857",
                    "-0.3761263890318375",
                    "0.1283791670955126",
                ]
            ),
            Polynomial(
                "ErfFar",
                "−ln(1 − erf(1 + t)).",
                "t",
                [
                    "-0.00018557340081315488",
                    "0.0018261643126606941",
                    "-0.009890899993479252",
                    "0.041500698775053024",
                    "0.8431183099746704",
                    "2.6389667987823486",
                    "1.8496055603027344",
                ],
                [
                    "5.001681909430423e-12",
                    "-1.2208243163295751e-10",
                    "1.3440787427098492e-09",
                    "-8.653401675722954e-09",
                    "3.3873840478306156e-08",
                    "-5.9230651386765806e-08",
                    "-2.0256723879573878e-07",
                    "2.1288676994493284e-06",
                    "-9.668223854886467e-06",
                    "2.719654745492868e-05",
                    "-2.6294943704824663e-05",
                    "-0.000237317007394216",
                    "0.00197790138204683",
                    "-0.010033825211262113",
                    "0.041561098028907735",
                    "0.8431072563591645",
                    "2.638967514234783",
                    "1.8496055099332482",
                ]
            ),
        ];
}
