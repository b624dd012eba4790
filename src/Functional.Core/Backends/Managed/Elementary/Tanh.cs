using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Hyperbolic tangent.</content>
internal static partial class Elementary
{
    /// <summary>
    /// tanh x = m / (m + 2) with m = e^(2|x|) − 1, and the sign of x: exact to the last digits near 0 too. Greatest error:
    /// 2.53 ulp in float, 2.15 ulp in double.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V twice = V.Constant(2) * AtMost<V, T>(V.Abs(x), Number<V, T>(10, 20));
        V tail = Expm1OfFraction<V, T>(twice, out V shifted);
        V power = ToExponent<V, T>(V.AddBits(shifted, Pattern<V, T>(127, 1023)));
        V m = V.Fma(power, tail, power - V.Constant(1));
        return V.Or(m / (m + V.Constant(2)), V.And(x, Sign<V, T>()));
    }
}
