using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>One arithmetic operation on two elements; integers wrap around.</summary>
internal interface IScalarOperation
{
    static abstract TNumber Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber>;
}

/// <summary>One comparison of two elements, false when either is NaN.</summary>
internal interface IScalarComparison
{
    static abstract bool Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber>;
}

internal readonly struct ScalarAdd : IScalarOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber> => unchecked(a + b);
}

internal readonly struct ScalarSubtract : IScalarOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber> => unchecked(a - b);
}

internal readonly struct ScalarMultiply : IScalarOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber> => unchecked(a * b);
}

internal readonly struct ScalarDivide : IScalarOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber> => unchecked(a / b);
}

internal readonly struct ScalarEqual : IScalarComparison
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber> => a == b;
}

internal readonly struct ScalarLess : IScalarComparison
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber> => a < b;
}

internal readonly struct ScalarLessOrEqual : IScalarComparison
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Of<TNumber>(TNumber a, TNumber b)
        where TNumber : INumber<TNumber> => a <= b;
}
