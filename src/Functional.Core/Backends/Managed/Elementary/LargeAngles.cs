using System.Runtime.CompilerServices;

namespace Functional;

/// <content>Sine and cosine of arguments so large that π/2 in three parts no longer suffices.</content>
internal static partial class Elementary
{
    /// <summary>2/π in words of 64 bits; word i counts 2⁻⁶⁴ⁱ.</summary>
    // csharpier-ignore
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0x0000000000000000, 0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41,
        0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB,
    ];

    /// <summary>Up to here the parts of π/2 leave an error far below the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LargeAngle<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Number<V, T>(1 << 17, 1 << 27);

    /// <summary>As <see cref="SinOfQuadrants"/>, with y the result for the lanes that are not large.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V SinOfLarge<V, T>(V x, int quadrants, V y)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V high = x;
        V low = x;
        V quadrant = x;
        for (int i = 0; i < V.Count; i++)
        {
            long count = Reduce(Lane<V, T>(ref high, i), out double r, out double rest);
            if (typeof(T) == typeof(float))
            {
                float top = (float)r;
                Unsafe.Add(ref Unsafe.As<V, float>(ref high), i) = top;
                Unsafe.Add(ref Unsafe.As<V, float>(ref low), i) = (float)(r - top + rest);
                Unsafe.Add(ref Unsafe.As<V, int>(ref quadrant), i) = (int)count + quadrants;
            }
            else
            {
                Unsafe.Add(ref Unsafe.As<V, double>(ref high), i) = r;
                Unsafe.Add(ref Unsafe.As<V, double>(ref low), i) = rest;
                Unsafe.Add(ref Unsafe.As<V, long>(ref quadrant), i) = count + quadrants;
            }
        }

        V large = V.Less(LargeAngle<V, T>(), V.Abs(x));
        return V.Select(large, SinReduced<V, T>(high, low, quadrant), y);
    }

    private static double Lane<V, T>(ref V x, int i)
        where V : unmanaged
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.Add(ref Unsafe.As<V, float>(ref x), i) : Unsafe.Add(ref Unsafe.As<V, double>(ref x), i);

    /// <summary>
    /// x = n·π/2 + high + low for |x| ≥ 1; returns n mod 4. x is a whole number of 53 bits times a power of two; its product
    /// with 2/π is taken in whole numbers, leaving out the words that would only add multiples of 4.
    /// </summary>
    private static long Reduce(double x, out double high, out double low)
    {
        if (!(Math.Abs(x) >= 1) || double.IsInfinity(x))
        {
            (high, low) = (double.NaN, double.NaN);
            return 0;
        }

        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        ulong digits = ((ulong)bits & 0x000FFFFFFFFFFFFF) | 0x0010000000000000;
        int place = (int)(bits >> 52) - 1075 + 62;
        ReadOnlySpan<ulong> words = TwoOverPi.Slice(place / 64, 4);

        // Four words of the product; its binary point stands so that two whole bits remain above the shifted fraction.
        UInt128 fourth = (UInt128)digits * words[3];
        UInt128 third = (UInt128)digits * words[2];
        UInt128 lower = unchecked(fourth + (third << 64));
        UInt128 carry = ((fourth >> 64) + third) >> 64;
        UInt128 upper = unchecked(((UInt128)digits * words[1]) + carry + (((UInt128)digits * words[0]) << 64));
        (upper, lower) = ShiftLeft(upper, lower, place % 64);
        long quadrant = (long)(upper >> 126);
        (upper, lower) = ShiftLeft(upper, lower, 2);

        // A fraction of a half or more is a negative one of the next quadrant.
        bool negative = (upper >> 127) != 0;
        if (negative)
        {
            quadrant++;
            (upper, lower) = (~upper, ~lower);
        }

        int zeros = (int)UInt128.LeadingZeroCount(upper);
        (upper, _) = ShiftLeft(upper, lower, zeros);
        double unit = Math.ScaleB(1.0, -zeros - 53);
        double first = (ulong)(upper >> 75) * unit;
        double second = (ulong)((upper >> 22) & 0x001FFFFFFFFFFFFF) * unit * Math.ScaleB(1.0, -53);

        // Times π/2, in two parts.
        double product = first * 1.5707963267948966;
        double rest = Math.FusedMultiplyAdd(first, 1.5707963267948966, -product);
        rest = Math.FusedMultiplyAdd(first, 6.123233995736766e-17, Math.FusedMultiplyAdd(second, 1.5707963267948966, rest));
        high = product + rest;
        low = product - high + rest;
        bool opposite = negative != x < 0;
        (high, low) = opposite ? (-high, -low) : (high, low);
        return (x < 0 ? -quadrant : quadrant) & 3;
    }

    private static (UInt128 Upper, UInt128 Lower) ShiftLeft(UInt128 upper, UInt128 lower, int count) =>
        count == 0 ? (upper, lower)
        : count < 128 ? ((upper << count) | (lower >> (128 - count)), lower << count)
        : (lower << (count - 128), 0);
}
