using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <content>
/// Numbers from the words, by rules that are frozen: changing one changes every seeded result. Block i is the counter
/// (low i, high 0). An element depends on the key and its own place alone, so a longer draw begins with the shorter one.
/// </content>
internal static partial class Philox
{
    private const float SingleStep = 1f / (1 << 24);
    private const double DoubleStep = 1.0 / (1L << 53);

    /// <summary>Pairs of a normal draw that are transformed at a time.</summary>
    private const int PairsAtOnce = 128;

    /// <summary>Uniform in [0, 1): element i is the upper 24 bits of word i mod 4 of block i / 4, times 2⁻²⁴.</summary>
    public static void Uniform(ulong key, Span<float> target)
    {
        int i = 0;
        for (ulong block = 0; i < target.Length; block++, i += 4)
        {
            (uint w0, uint w1, uint w2, uint w3) = Block(key, block, 0);
            Span<float> four = [Fraction(w0), Fraction(w1), Fraction(w2), Fraction(w3)];
            four[..Math.Min(4, target.Length - i)].CopyTo(target[i..]);
        }
    }

    /// <summary>
    /// Uniform in [0, 1): element i is the upper 53 bits of words 2j + 1 (high) and 2j (low) of block i / 2, times 2⁻⁵³, with
    /// j = i mod 2.
    /// </summary>
    public static void Uniform(ulong key, Span<double> target)
    {
        int i = 0;
        for (ulong block = 0; i < target.Length; block++, i += 2)
        {
            (uint w0, uint w1, uint w2, uint w3) = Block(key, block, 0);
            target[i] = Fraction(w1, w0);
            if (i + 1 < target.Length)
            {
                target[i + 1] = Fraction(w3, w2);
            }
        }
    }

    /// <summary>
    /// Standard normal by Box and Muller, in float throughout. With u[0], u[1], … the uniform floats of the same key, pair i has
    /// v = u[2i] + 2⁻²⁴ in (0, 1], r = √(−2 · ln v), a = 2π · u[2i + 1] with 2π rounded to float, and elements
    /// 2i = r · cos a and 2i + 1 = r · sin a; each operation is rounded once, ln, cos and sin are those of Elementary.
    /// </summary>
    public static void Normal(ulong key, Span<float> target) =>
        Widest.Run<float, NormalAction<float>>(new NormalAction<float>(key, target));

    /// <summary>Standard normal in double: as in float with the uniform doubles of the key, and v = u[2i] + 2⁻⁵³.</summary>
    public static void Normal(ulong key, Span<double> target) =>
        Widest.Run<double, NormalAction<double>>(new NormalAction<double>(key, target));

    /// <summary>The normal draw with a named register.</summary>
    [SkipLocalsInit]
    public static void Normal<V, T>(ulong key, Span<T> target)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Span<T> radii = stackalloc T[PairsAtOnce];
        Span<T> angles = stackalloc T[PairsAtOnce];
        for (int start = 0; start < target.Length; start += 2 * PairsAtOnce)
        {
            FillPairs((ulong)start, key, radii, angles);
            Transform<V, T>(ref MemoryMarshal.GetReference(radii), ref MemoryMarshal.GetReference(angles));
            Span<T> part = target[start..];
            for (int i = 0; i < Math.Min(2 * PairsAtOnce, part.Length); i++)
            {
                part[i] = (i % 2 == 0 ? radii : angles)[i / 2];
            }
        }
    }

    /// <summary>The uniform numbers of the pairs from element start on: v in one span, u of the angle in the other.</summary>
    private static void FillPairs<T>(ulong start, ulong key, Span<T> radii, Span<T> angles)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Span<float> v = Reinterpret.As<T, float>(radii);
            Span<float> u = Reinterpret.As<T, float>(angles);
            for (int pair = 0; pair < PairsAtOnce; pair += 2)
            {
                (uint w0, uint w1, uint w2, uint w3) = Block(key, (start / 4) + ((ulong)pair / 2), 0);
                (v[pair], u[pair]) = (Fraction(w0) + SingleStep, Fraction(w1));
                (v[pair + 1], u[pair + 1]) = (Fraction(w2) + SingleStep, Fraction(w3));
            }
        }
        else
        {
            Span<double> v = Reinterpret.As<T, double>(radii);
            Span<double> u = Reinterpret.As<T, double>(angles);
            for (int pair = 0; pair < PairsAtOnce; pair++)
            {
                (uint w0, uint w1, uint w2, uint w3) = Block(key, (start / 2) + (ulong)pair, 0);
                (v[pair], u[pair]) = (Fraction(w1, w0) + DoubleStep, Fraction(w3, w2));
            }
        }
    }

    private static void Transform<V, T>(ref T radii, ref T angles)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        for (nint i = 0; i < PairsAtOnce; i += V.Count)
        {
            V logarithm = Elementary.Log<V, T>(V.Load(ref Unsafe.Add(ref radii, i)));
            V radius = V.Sqrt(V.Constant(-2.0) * logarithm);
            V angle = V.Constant(2.0 * Math.PI) * V.Load(ref Unsafe.Add(ref angles, i));
            V.Store(radius * Elementary.Cos<V, T>(angle), ref Unsafe.Add(ref radii, i));
            V.Store(radius * Elementary.Sin<V, T>(angle), ref Unsafe.Add(ref angles, i));
        }
    }

    private static float Fraction(uint word) => (word >> 8) * SingleStep;

    private static double Fraction(uint high, uint low) => ((((ulong)high << 32) | low) >> 11) * DoubleStep;

    private readonly ref struct NormalAction<T>(ulong key, Span<T> target) : IWidthAction
        where T : unmanaged
    {
        private readonly ulong key = key;
        private readonly Span<T> target = target;

        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => Normal<V, E>(key, Reinterpret.As<T, E>(target));
    }
}
