namespace Functional;

public abstract partial class Op
{
    /// <summary>Comparison element by element, z = (x ≤ y), as Bool. Shapes broadcast; with NaN only ≠ is true.</summary>
    public static Op LessOrEqual { get; } =
        new ComparisonOp<LessOrEqualKernel>("less_or_equal") { Written = Notations.Comparison("≤", "\\le") };

    private readonly struct LessOrEqualKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.LessOrEqual(x, y);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.LessOrEqual"/>
    public static Tensor LessOrEqual(Tensor x, Tensor y) => Op.LessOrEqual.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.LessOrEqual"/>
        public Tensor LessOrEqual(Tensor y) => Ops.LessOrEqual(x, y);
    }
}
