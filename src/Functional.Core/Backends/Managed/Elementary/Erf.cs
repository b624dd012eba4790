using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Error function.</content>
internal static partial class Elementary
{
    /// <summary>
    /// erf x: up to |x| = 1 as |x| + |x|·p(x²), from there as 1 − e^(−q(|x| − 1)), with the sign of x. Greatest error: 0.91 ulp
    /// in float, 0.85 ulp in double.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V size = V.Abs(x);
        V near = V.Fma(size, ErfNear<V, T>(size * size), size);
        V t = AtMost<V, T>(size, Number<V, T>(4, 6)) - V.Constant(1);
        V far = V.Constant(1) - ExpAtMost<V, T>(-ErfFar<V, T>(t));
        return V.Or(V.Select(V.Less(V.Constant(1), size), far, near), V.And(x, Sign<V, T>()));
    }

    /// <summary>erf(√z) / √z − 1 for z up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfNear<V, T>(V z)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            // ErfNearSingle
            p = V.Constant(7.806890062056482e-05);
            p = V.Fma(p, z, V.Constant(-0.0007997851935215294));
            p = V.Fma(p, z, V.Constant(0.005187162198126316));
            p = V.Fma(p, z, V.Constant(-0.026853347197175026));
            p = V.Fma(p, z, V.Constant(0.11283578723669052));
            p = V.Fma(p, z, V.Constant(-0.3761262595653534));
            p = V.Fma(p, z, V.Constant(0.12837916612625122));
        }
        else
        {
            // ErfNearDouble
            p = V.Constant(5.945289257375883e-11);
            p = V.Fma(p, z, V.Constant(-1.1365682624527597e-09));
            p = V.Fma(p, z, V.Constant(1.4657884256679133e-08));
            p = V.Fma(p, z, V.Constant(-1.635002589423797e-07));
            p = V.Fma(p, z, V.Constant(1.6460972881793106e-06));
            p = V.Fma(p, z, V.Constant(-1.4925593511015418e-05));
            p = V.Fma(p, z, V.Constant(0.00012055331037075004));
            p = V.Fma(p, z, V.Constant(-0.0008548326978747125));
            p = V.Fma(p, z, V.Constant(0.005223977624780955));
            p = V.Fma(p, z, V.Constant(-0.026866170645072903));
            p = V.Fma(p, z, V.Constant(0.11283791670954857));
            p = V.Fma(p, z, V.Constant(-0.3761263890318375));
            p = V.Fma(p, z, V.Constant(0.1283791670955126));
        }

        return p;
    }

    /// <summary>−ln(1 − erf(1 + t)) for t from 0 to 3 (float) or 5 (double).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfFar<V, T>(V t)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            // ErfFarSingle
            p = V.Constant(-0.00018557340081315488);
            p = V.Fma(p, t, V.Constant(0.0018261643126606941));
            p = V.Fma(p, t, V.Constant(-0.009890899993479252));
            p = V.Fma(p, t, V.Constant(0.041500698775053024));
            p = V.Fma(p, t, V.Constant(0.8431183099746704));
            p = V.Fma(p, t, V.Constant(2.6389667987823486));
            p = V.Fma(p, t, V.Constant(1.8496055603027344));
        }
        else
        {
            // ErfFarDouble
            p = V.Constant(5.001681909430423e-12);
            p = V.Fma(p, t, V.Constant(-1.2208243163295751e-10));
            p = V.Fma(p, t, V.Constant(1.3440787427098492e-09));
            p = V.Fma(p, t, V.Constant(-8.653401675722954e-09));
            p = V.Fma(p, t, V.Constant(3.3873840478306156e-08));
            p = V.Fma(p, t, V.Constant(-5.9230651386765806e-08));
            p = V.Fma(p, t, V.Constant(-2.0256723879573878e-07));
            p = V.Fma(p, t, V.Constant(2.1288676994493284e-06));
            p = V.Fma(p, t, V.Constant(-9.668223854886467e-06));
            p = V.Fma(p, t, V.Constant(2.719654745492868e-05));
            p = V.Fma(p, t, V.Constant(-2.6294943704824663e-05));
            p = V.Fma(p, t, V.Constant(-0.000237317007394216));
            p = V.Fma(p, t, V.Constant(0.00197790138204683));
            p = V.Fma(p, t, V.Constant(-0.010033825211262113));
            p = V.Fma(p, t, V.Constant(0.041561098028907735));
            p = V.Fma(p, t, V.Constant(0.8431072563591645));
            p = V.Fma(p, t, V.Constant(2.638967514234783));
            p = V.Fma(p, t, V.Constant(1.8496055099332482));
        }

        return p;
    }
}
