using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Conversions among float, double, int, long, byte and bool, the same on every machine. To floating point: to the nearest,
/// halves to even. To integers: the fraction is dropped, numbers beyond the range take its nearest end, NaN becomes 0 (so
/// narrowing an integer saturates too). From bool: 1 and 0. To bool: whether the number is not 0; NaN is true.
/// </summary>
internal static class Conversion
{
    /// <summary>target[i] = source[i] as the other type.</summary>
    public static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> target)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        Debug.Assert(source.Length == target.Length, "Source and target have one length.");
        if (typeof(TFrom) == typeof(TTo))
        {
            source.CopyTo(Reinterpret.As<TTo, TFrom>(target));
        }
        else if (typeof(TFrom) == typeof(float))
        {
            From<float, TTo>(Reinterpret.As<TFrom, float>(source), target);
        }
        else if (typeof(TFrom) == typeof(double))
        {
            From<double, TTo>(Reinterpret.As<TFrom, double>(source), target);
        }
        else if (typeof(TFrom) == typeof(int))
        {
            From<int, TTo>(Reinterpret.As<TFrom, int>(source), target);
        }
        else if (typeof(TFrom) == typeof(long))
        {
            From<long, TTo>(Reinterpret.As<TFrom, long>(source), target);
        }
        else if (typeof(TFrom) == typeof(byte) || typeof(TFrom) == typeof(bool))
        {
            From<byte, TTo>(Reinterpret.As<TFrom, byte>(source), target);
        }
        else
        {
            throw new NotSupportedException($"{typeof(TFrom).Name} is no element type.");
        }
    }

    private static void From<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> target)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged
    {
        if (typeof(TTo) == typeof(float))
        {
            Numbers(source, Reinterpret.As<TTo, float>(target));
        }
        else if (typeof(TTo) == typeof(double))
        {
            Numbers(source, Reinterpret.As<TTo, double>(target));
        }
        else if (typeof(TTo) == typeof(int))
        {
            Numbers(source, Reinterpret.As<TTo, int>(target));
        }
        else if (typeof(TTo) == typeof(long))
        {
            Numbers(source, Reinterpret.As<TTo, long>(target));
        }
        else if (typeof(TTo) == typeof(byte))
        {
            Numbers(source, Reinterpret.As<TTo, byte>(target));
        }
        else if (typeof(TTo) == typeof(bool))
        {
            Truths(source, Reinterpret.As<TTo, bool>(target));
        }
        else
        {
            throw new NotSupportedException($"{typeof(TTo).Name} is no element type.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Numbers<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> target)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = TTo.CreateSaturating(source[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Truths<TFrom>(ReadOnlySpan<TFrom> source, Span<bool> target)
        where TFrom : unmanaged, INumber<TFrom>
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = source[i] != TFrom.Zero;
        }
    }
}
