using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Sum. The neutral element is −0, the only number that changes no other: a sum of zeros is −0 exactly when all are −0, and
/// a single number is its own sum to the bit. Integers wrap around.
/// </summary>
internal readonly struct SumKernel : IReductionKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Neutral<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.Constant(-0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V, T>(V left, V right)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => left + right;
}

/// <summary>Product; the neutral element is 1. Integers wrap around.</summary>
internal readonly struct ProductKernel : IReductionKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Neutral<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.Constant(1.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V, T>(V left, V right)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => left * right;
}

/// <summary>
/// Maximum as in IEEE 754-2019: any NaN gives NaN, and +0 is greater than −0, so the order of joining never shows. The
/// neutral element is −∞, for integers the least number.
/// </summary>
internal readonly struct MaxKernel : IReductionKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Neutral<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.Broadcast(Extremes.Lowest<T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V, T>(V left, V right)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        // Equal numbers have equal bits, but for the zeros: −0 and +0 together give +0.
        V notLess = V.Select(V.Equal(left, right), V.And(left, right), left);
        V chosen = V.Select(V.LessOrEqual(right, left), notLess, right);
        return V.Select(V.Equal(left, left), chosen, left);
    }
}

/// <summary>
/// Minimum as in IEEE 754-2019: any NaN gives NaN, and −0 is less than +0, so the order of joining never shows. The
/// neutral element is +∞, for integers the greatest number.
/// </summary>
internal readonly struct MinKernel : IReductionKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Neutral<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => V.Broadcast(Extremes.Highest<T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V, T>(V left, V right)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V notGreater = V.Select(V.Equal(left, right), V.Or(left, right), left);
        V chosen = V.Select(V.LessOrEqual(left, right), notGreater, right);
        return V.Select(V.Equal(left, left), chosen, left);
    }
}
