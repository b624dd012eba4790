using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// A register of one element: the width for tails, for integers and for machines without vectors. For float and double it
/// gives exactly the bits of the SIMD forms, since every operation here is one IEEE operation too. Integers wrap around.
/// </summary>
internal readonly struct Scalar<T>(T value) : IVector<Scalar<T>, T>
    where T : unmanaged
{
    public readonly T Value = value;

    public static int Count => 1;

    private static Scalar<T> AllBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => FromBits(-1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Broadcast(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Constant(double value) =>
        typeof(T) == typeof(float) ? From((float)value)
        : typeof(T) == typeof(double) ? From(value)
        : FromBits((long)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Load(ref readonly T source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Scalar<T> value, ref T target) => target = value.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator +(Scalar<T> left, Scalar<T> right) => Calculate<ScalarAdd>(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator -(Scalar<T> left, Scalar<T> right) => Calculate<ScalarSubtract>(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator *(Scalar<T> left, Scalar<T> right) => Calculate<ScalarMultiply>(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator /(Scalar<T> left, Scalar<T> right) => Calculate<ScalarDivide>(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator -(Scalar<T> value) => IsReal ? Xor(value, SignBit) : default(Scalar<T>) - value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Fma(Scalar<T> a, Scalar<T> b, Scalar<T> c)
    {
        if (typeof(T) == typeof(float))
        {
            return From(MathF.FusedMultiplyAdd(To<float>(a), To<float>(b), To<float>(c)));
        }

        return typeof(T) == typeof(double) ? From(Math.FusedMultiplyAdd(To<double>(a), To<double>(b), To<double>(c))) : (a * b) + c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Sqrt(Scalar<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return From(MathF.Sqrt(To<float>(value)));
        }

        return typeof(T) == typeof(double)
            ? From(Math.Sqrt(To<double>(value)))
            : throw new NotSupportedException("Integers have no square root.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Abs(Scalar<T> value)
    {
        if (IsReal)
        {
            return And(value, Not(SignBit));
        }

        return Compare<ScalarLess>(value, default) ? -value : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Floor(Scalar<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return From(MathF.Floor(To<float>(value)));
        }

        return typeof(T) == typeof(double) ? From(Math.Floor(To<double>(value))) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Round(Scalar<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return From(MathF.Round(To<float>(value), MidpointRounding.ToEven));
        }

        return typeof(T) == typeof(double) ? From(Math.Round(To<double>(value), MidpointRounding.ToEven)) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Equal(Scalar<T> left, Scalar<T> right) => Compare<ScalarEqual>(left, right) ? AllBits : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Less(Scalar<T> left, Scalar<T> right) => Compare<ScalarLess>(left, right) ? AllBits : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> LessOrEqual(Scalar<T> left, Scalar<T> right) => Compare<ScalarLessOrEqual>(left, right) ? AllBits : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Select(Scalar<T> mask, Scalar<T> yes, Scalar<T> no) => Or(And(mask, yes), And(Not(mask), no));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Scalar<T> mask) => (ulong)Pattern(mask) >> ((8 * Unsafe.SizeOf<T>()) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> And(Scalar<T> left, Scalar<T> right) => FromBits(Pattern(left) & Pattern(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Or(Scalar<T> left, Scalar<T> right) => FromBits(Pattern(left) | Pattern(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Xor(Scalar<T> left, Scalar<T> right) => FromBits(Pattern(left) ^ Pattern(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Not(Scalar<T> value) => FromBits(~Pattern(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> FromBits(long pattern) =>
        Unsafe.SizeOf<T>() switch
        {
            1 => From((byte)pattern),
            4 => From((int)pattern),
            8 => From(pattern),
            _ => throw new NotSupportedException("Elements have 1, 4 or 8 bytes."),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> AddBits(Scalar<T> left, Scalar<T> right) => FromBits(unchecked(Pattern(left) + Pattern(right)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> SubtractBits(Scalar<T> left, Scalar<T> right) => FromBits(unchecked(Pattern(left) - Pattern(right)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> ShiftLeft(Scalar<T> value, int count) => FromBits(Pattern(value) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> ShiftRight(Scalar<T> value, int count) => FromBits(Pattern(value) >>> count);

    private static bool IsReal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) || typeof(T) == typeof(double);
    }

    private static Scalar<T> SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => FromBits(1L << ((8 * Unsafe.SizeOf<T>()) - 1));
    }

    /// <summary>The bits of the element, zeros above them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Pattern(Scalar<T> value) =>
        Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, byte>(value.Value),
            4 => Unsafe.BitCast<T, uint>(value.Value),
            8 => Unsafe.BitCast<T, long>(value.Value),
            _ => throw new NotSupportedException("Elements have 1, 4 or 8 bytes."),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Scalar<T> From<TFrom>(TFrom value)
        where TFrom : unmanaged => new(Unsafe.BitCast<TFrom, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTo To<TTo>(Scalar<T> value)
        where TTo : unmanaged => Unsafe.BitCast<T, TTo>(value.Value);

    /// <summary>The operation on the element as the number type it is; the branches are constants of the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Scalar<T> Calculate<TOperation>(Scalar<T> a, Scalar<T> b)
        where TOperation : IScalarOperation
    {
        if (typeof(T) == typeof(float))
        {
            return From(TOperation.Of(To<float>(a), To<float>(b)));
        }

        if (typeof(T) == typeof(double))
        {
            return From(TOperation.Of(To<double>(a), To<double>(b)));
        }

        return typeof(T) == typeof(int) ? From(TOperation.Of(To<int>(a), To<int>(b)))
            : typeof(T) == typeof(long) ? From(TOperation.Of(To<long>(a), To<long>(b)))
            : typeof(T) == typeof(byte) ? From(TOperation.Of(To<byte>(a), To<byte>(b)))
            : throw new NotSupportedException($"{typeof(T).Name} is no element type of a kernel.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Compare<TComparison>(Scalar<T> a, Scalar<T> b)
        where TComparison : IScalarComparison
    {
        if (typeof(T) == typeof(float))
        {
            return TComparison.Of(To<float>(a), To<float>(b));
        }

        if (typeof(T) == typeof(double))
        {
            return TComparison.Of(To<double>(a), To<double>(b));
        }

        return typeof(T) == typeof(int) ? TComparison.Of(To<int>(a), To<int>(b))
            : typeof(T) == typeof(long) ? TComparison.Of(To<long>(a), To<long>(b))
            : typeof(T) == typeof(byte) ? TComparison.Of(To<byte>(a), To<byte>(b))
            : throw new NotSupportedException($"{typeof(T).Name} is no element type of a kernel.");
    }
}
