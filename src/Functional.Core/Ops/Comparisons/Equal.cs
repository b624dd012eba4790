namespace Functional;

public abstract partial class Op
{
    /// <summary>Comparison element by element, z = (x = y), as Bool. Shapes broadcast; with NaN only ≠ is true.</summary>
    public static Op Equal { get; } = new ComparisonOp<EqualKernel>("equal") { Written = Notations.Comparison("=", "=") };

    private readonly struct EqualKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Equal(x, y);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Equal"/>
    public static Tensor Equal(Tensor x, Tensor y) => Op.Equal.Apply(x, y);
}
