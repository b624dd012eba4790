using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Benchmarks;

/// <summary>What the processor could do at most: multiply-adds of Float32 that wait for no memory and not for each other.</summary>
static class Peak
{
    const int Rounds = 20_000;
    const int Chains = 12;

    interface ILanes<T>
    {
        static abstract int Count { get; }

        static abstract T All(float value);

        static abstract T MultiplyAdd(T x, T y, T sum);
    }

    readonly struct Wide : ILanes<Vector512<float>>
    {
        public static int Count => Vector512<float>.Count;

        public static Vector512<float> All(float value) => Vector512.Create(value);

        public static Vector512<float> MultiplyAdd(Vector512<float> x, Vector512<float> y, Vector512<float> sum) =>
            Vector512.FusedMultiplyAdd(x, y, sum);
    }

    readonly struct Middle : ILanes<Vector256<float>>
    {
        public static int Count => Vector256<float>.Count;

        public static Vector256<float> All(float value) => Vector256.Create(value);

        public static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> sum) =>
            Vector256.FusedMultiplyAdd(x, y, sum);
    }

    readonly struct Narrow : ILanes<Vector128<float>>
    {
        public static int Count => Vector128<float>.Count;

        public static Vector128<float> All(float value) => Vector128.Create(value);

        public static Vector128<float> MultiplyAdd(Vector128<float> x, Vector128<float> y, Vector128<float> sum) =>
            Vector128.FusedMultiplyAdd(x, y, sum);
    }

    /// <summary>GFLOP/s with the widest vectors that the runtime uses.</summary>
    public static double Measure() =>
        Vector512.IsHardwareAccelerated ? Measure<Wide, Vector512<float>>()
        : Vector256.IsHardwareAccelerated ? Measure<Middle, Vector256<float>>()
        : Measure<Narrow, Vector128<float>>();

    static double Measure<TLanes, T>()
        where TLanes : ILanes<T>
    {
        var kept = new T[1];
        var nanoseconds = Products.BestNanoseconds(() => kept[0] = Chain<TLanes, T>(0.5f), 1);
        return 2.0 * Rounds * Chains * TLanes.Count / nanoseconds;
    }

    /// <summary>Twelve chains, enough for two units of latency 4 or more; all values stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static T Chain<TLanes, T>(float start)
        where TLanes : ILanes<T>
    {
        var (x, y) = (TLanes.All(start), TLanes.All(start / 2));
        T a = x,
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
        for (var round = 0; round < Rounds; round++)
        {
            a = TLanes.MultiplyAdd(a, x, y);
            b = TLanes.MultiplyAdd(b, x, y);
            c = TLanes.MultiplyAdd(c, x, y);
            d = TLanes.MultiplyAdd(d, x, y);
            e = TLanes.MultiplyAdd(e, x, y);
            f = TLanes.MultiplyAdd(f, x, y);
            g = TLanes.MultiplyAdd(g, x, y);
            h = TLanes.MultiplyAdd(h, x, y);
            i = TLanes.MultiplyAdd(i, x, y);
            j = TLanes.MultiplyAdd(j, x, y);
            k = TLanes.MultiplyAdd(k, x, y);
            l = TLanes.MultiplyAdd(l, x, y);
        }
        T Sum(T p, T q) => TLanes.MultiplyAdd(p, x, q);
        return Sum(Sum(Sum(a, b), Sum(c, d)), Sum(Sum(Sum(e, f), Sum(g, h)), Sum(Sum(i, j), Sum(k, l))));
    }
}
