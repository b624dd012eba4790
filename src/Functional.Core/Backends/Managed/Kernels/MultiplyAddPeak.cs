using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>What one core could do at most: multiply-adds that wait for no memory and not for one another.</summary>
internal static class MultiplyAddPeak
{
    private const int Rounds = 4_000;
    private const int Chains = 12;
    private const int Tries = 200;

    /// <summary>Multiply-adds per nanosecond with the widest registers of this process; takes a few milliseconds.</summary>
    public static double Measure<T>()
        where T : unmanaged
    {
        var result = new double[1];
        Widest.Run<T, Measurement>(new(result));
        return result[0];
    }

    /// <summary>Twelve chains, enough for two units of latency 4 or more; all values stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Chain<V, T>(T start, ref T result)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V x = V.Broadcast(start);
        V a = x,
            b = x,
            c = x,
            d = x,
            e = x,
            f = x,
            g = x,
            h = x,
            i = x,
            j = x,
            k = x,
            l = x;
        for (int round = 0; round < Rounds; round++)
        {
            a = V.Fma(a, x, x);
            b = V.Fma(b, x, x);
            c = V.Fma(c, x, x);
            d = V.Fma(d, x, x);
            e = V.Fma(e, x, x);
            f = V.Fma(f, x, x);
            g = V.Fma(g, x, x);
            h = V.Fma(h, x, x);
            i = V.Fma(i, x, x);
            j = V.Fma(j, x, x);
            k = V.Fma(k, x, x);
            l = V.Fma(l, x, x);
        }

        V.Store(a + b + c + d + (e + f + g + h) + (i + j + k + l), ref result);
    }

    private readonly struct Measurement(double[] result) : IWidthAction
    {
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged
        {
            E[] room = new E[V.Count];
            double best = double.PositiveInfinity;
            for (int i = 0; i < Tries; i++)
            {
                long started = Stopwatch.GetTimestamp();
                Chain<V, E>(default, ref room[0]);
                best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalNanoseconds);
            }

            result[0] = (double)Rounds * Chains * V.Count / best;
        }
    }
}
