namespace Functional;

/// <summary>y = f(x) for one register; the struct may hold parameters.</summary>
internal interface IUnaryKernel
{
    V Apply<V, T>(V x)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged;
}

/// <summary>z = f(x, y) for one register; a comparison returns a mask.</summary>
internal interface IBinaryKernel
{
    V Apply<V, T>(V x, V y)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged;
}

/// <summary>A reduction: a neutral element and an operation that joins two partial results.</summary>
internal interface IReductionKernel
{
    V Neutral<V, T>()
        where V : unmanaged, IVector<V, T>
        where T : unmanaged;

    V Join<V, T>(V left, V right)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged;
}
