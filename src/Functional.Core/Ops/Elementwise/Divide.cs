namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// Quotient: z = x/y; ∂z/∂x = 1/y, ∂z/∂y = −z/y. Not for integers, where it would lose the remainder. Shapes broadcast.
    /// </summary>
    public static Op Divide { get; } =
        new BinaryOp<DivideKernel>("divide")
        {
            Written = Notations.Divide,
            Left = static (x, y, z, d) => d / y,
            Right = static (x, y, z, d) => -(d * z / y),
            RightDomain = new(0.4, 3),
            TakesIntegers = false,
        };

    private readonly struct DivideKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x / y;
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Divide"/>
    public static Tensor Divide(Tensor x, Tensor y) => Op.Divide.Apply(x, y);
}
