namespace Functional;

public abstract partial class Op
{
    /// <summary>Comparison element by element, z = (x &lt; y), as Bool. Shapes broadcast; with NaN only ≠ is true.</summary>
    public static Op Less { get; } = new ComparisonOp<LessKernel>("less") { Written = Notations.Comparison("<", "<") };

    private readonly struct LessKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Less(x, y);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Less"/>
    public static Tensor Less(Tensor x, Tensor y) => Op.Less.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Less"/>
        public Tensor Less(Tensor y) => Ops.Less(x, y);
    }
}
