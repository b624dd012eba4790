namespace Functional;

public abstract partial class Op
{
    /// <summary>Comparison element by element, z = (x ≠ y), as Bool. Shapes broadcast; with NaN only ≠ is true.</summary>
    public static Op NotEqual { get; } = new ComparisonOp<NotEqualKernel>("not_equal") { Written = Notations.Comparison("≠", "\\ne") };

    private readonly struct NotEqualKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Not(V.Equal(x, y));
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.NotEqual"/>
    public static Tensor NotEqual(Tensor x, Tensor y) => Op.NotEqual.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.NotEqual"/>
        public Tensor NotEqual(Tensor y) => Ops.NotEqual(x, y);
    }
}
