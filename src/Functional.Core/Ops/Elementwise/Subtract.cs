namespace Functional;

public abstract partial class Op
{
    /// <summary>Difference: z = x − y. Shapes broadcast.</summary>
    public static Op Subtract { get; } =
        new BinaryOp<SubtractKernel>("subtract")
        {
            Written = Notations.Subtract,
            Left = static (x, y, z, d) => d,
            Right = static (x, y, z, d) => -d,
        };

    private readonly struct SubtractKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x - y;
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Subtract"/>
    public static Tensor Subtract(Tensor x, Tensor y) => Op.Subtract.Apply(x, y);
}
