using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Smooth ramp.</content>
internal static partial class Elementary
{
    /// <summary>
    /// ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)). Greatest error: 1.65 ulp in float, 1.36 ulp in double.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V e = ExpAtMost<V, T>(V.Or(x, Sign<V, T>()));
        V u = V.Constant(1) + e;
        return AtLeast<V, T>(x, V.Constant(0)) + LogOfSum<V, T>(u, e - (u - V.Constant(1)));
    }
}
