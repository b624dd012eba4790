using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>Elementary functions, lane by lane.</summary>
internal static class Elementary
{
    public static V Exp<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, Math.Exp);

    public static V Expm1<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, v => Math.Abs(v) < 1e-5 ? v + (v * v / 2) : Math.Exp(v) - 1);

    public static V Log<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, Math.Log);

    public static V Log1p<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, v => Math.Abs(v) < 1e-5 ? v - (v * v / 2) : Math.Log(1 + v));

    public static V Sin<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, Math.Sin);

    public static V Cos<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, Math.Cos);

    public static V Tanh<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, Math.Tanh);

    public static V Sigmoid<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, v => 1 / (1 + Math.Exp(-v)));

    public static V Softplus<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, v => Math.Max(v, 0) + Math.Log(1 + Math.Exp(-Math.Abs(v))));

    public static V Erf<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Map<V, T>(x, Math.Tanh);

    public static V Pow<V, T>(V x, V y)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V result = x;
        for (int i = 0; i < V.Count; i++)
        {
            Set<V, T>(ref result, i, Math.Pow(Get<V, T>(ref x, i), Get<V, T>(ref y, i)));
        }
        return result;
    }

    private static V Map<V, T>(V x, Func<double, double> f)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V result = x;
        for (int i = 0; i < V.Count; i++)
        {
            Set<V, T>(ref result, i, f(Get<V, T>(ref x, i)));
        }
        return result;
    }

    private static double Get<V, T>(ref V x, int i)
        where V : unmanaged
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.Add(ref Unsafe.As<V, float>(ref x), i) : Unsafe.Add(ref Unsafe.As<V, double>(ref x), i);

    private static void Set<V, T>(ref V x, int i, double value)
        where V : unmanaged
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Unsafe.Add(ref Unsafe.As<V, float>(ref x), i) = (float)value;
        }
        else
        {
            Unsafe.Add(ref Unsafe.As<V, double>(ref x), i) = value;
        }
    }
}
