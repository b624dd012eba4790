namespace Functional;

public abstract partial class Op
{
    /// <summary>Comparison element by element, z = (x &gt; y), as Bool. Shapes broadcast; with NaN only ≠ is true.</summary>
    public static Op Greater { get; } = new ComparisonOp<GreaterKernel>("greater") { Written = Notations.Comparison(">", ">") };

    private readonly struct GreaterKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Less(y, x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Greater"/>
    public static Tensor Greater(Tensor x, Tensor y) => Op.Greater.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Greater"/>
        public Tensor Greater(Tensor y) => Ops.Greater(x, y);
    }
}
