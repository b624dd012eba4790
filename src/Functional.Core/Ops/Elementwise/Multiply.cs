namespace Functional;

public abstract partial class Op
{
    /// <summary>Product: z = x·y. Shapes broadcast.</summary>
    public static Op Multiply { get; } =
        new BinaryOp<MultiplyKernel>("multiply")
        {
            Written = Notations.Multiply,
            Left = static (x, y, z, d) => d * y,
            Right = static (x, y, z, d) => d * x,
        };

    private readonly struct MultiplyKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x * y;
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Multiply"/>
    public static Tensor Multiply(Tensor x, Tensor y) => Op.Multiply.Apply(x, y);
}
