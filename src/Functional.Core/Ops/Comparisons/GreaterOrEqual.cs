namespace Functional;

public abstract partial class Op
{
    /// <summary>Comparison element by element, z = (x ≥ y), as Bool. Shapes broadcast; with NaN only ≠ is true.</summary>
    public static Op GreaterOrEqual { get; } =
        new ComparisonOp<GreaterOrEqualKernel>("greater_or_equal") { Written = Notations.Comparison("≥", "\\ge") };

    private readonly struct GreaterOrEqualKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.LessOrEqual(y, x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.GreaterOrEqual"/>
    public static Tensor GreaterOrEqual(Tensor x, Tensor y) => Op.GreaterOrEqual.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.GreaterOrEqual"/>
        public Tensor GreaterOrEqual(Tensor y) => Ops.GreaterOrEqual(x, y);
    }
}
